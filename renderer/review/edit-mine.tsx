import { createSignal, createUniqueId, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { isTextField, textRow } from '../../shared/fields'
import { DRAFT_MS } from '../contact/kept-text'
import { useDesk } from '../desk/desk'
import type { ReviewItem } from '../store/api'
import { Button } from '../ui/button'
import { languageCodes } from '../words/language-codes'
import { words } from '../words/words'
import type { Review } from './create-review'
import styles from './edit-mine.module.css'
import { labelOfItem } from './item-words'

/** Yours, typed anew: saved it goes on top of theirs. What is typed is a draft of the field until then. */
export function EditMine(props: { review: Review; item: ReviewItem; onClose: () => void }) {
  const desk = useDesk()
  const id = createUniqueId()
  const { id: contact, path, what } = props.item
  const mine = what.kind === 'conflict' || what.kind === 'refused' ? what.mine : null
  const [text, setText] = createSignal(typeof mine === 'string' ? mine : '')
  const [problem, setProblem] = createSignal<string | null>(null)
  let input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let open = true
  let saving = false
  const multiline = isTextField(path) && textRow(path).multiline === true

  async function keepDraft(draft: string | null): Promise<void> {
    clearTimeout(timer)
    await desk.session.call('draft', { id: contact, path, text: draft }).catch(() => undefined)
  }
  function type(value: string): void {
    setText(value)
    setProblem(null)
    clearTimeout(timer)
    timer = setTimeout(() => void keepDraft(value), DRAFT_MS)
  }
  async function save(): Promise<void> {
    if (saving) return
    saving = true
    const refused = await props.review.decideEdited(props.item, text()).finally(() => {
      saving = false
    })
    setProblem(refused)
    if (refused !== null) return
    open = false
    await keepDraft(null)
    props.onClose()
  }
  function cancel(): void {
    open = false
    void keepDraft(null)
    props.onClose()
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return
    const saves = event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)
    if (!saves && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (!saves) cancel()
    else if (!event.repeat) void save()
  }
  onMount(() => {
    input?.focus()
    if (input instanceof HTMLInputElement) input.select()
  })
  // Left or closed with a text in it: the draft stands at the field, and is restored there.
  const keep = async () => void (open && text() !== mine && (await keepDraft(text())))
  onCleanup(desk.editing(keep))
  onCleanup(() => void keep())

  const common = () => ({
    class: styles.input,
    'aria-label': labelOfItem(props.item),
    'aria-describedby': problem() === null ? undefined : id,
    onKeyDown,
  })
  return (
    <div class={styles.edit}>
      <Switch>
        <Match when={path === 'primaryLanguage'}>
          <select
            {...common()}
            ref={(element) => {
              input = element
            }}
            onChange={(event) => type(event.currentTarget.value)}
          >
            <option value="" selected={text() === ''}>
              {words.contact.noLanguage}
            </option>
            <For each={languageCodes}>
              {(code) => (
                <option value={code} selected={text() === code}>
                  {words.format.language(code)}
                </option>
              )}
            </For>
          </select>
        </Match>
        <Match when={multiline}>
          <textarea
            {...common()}
            ref={(element) => {
              input = element
            }}
            rows={6}
            dir="auto"
            value={text()}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </Match>
        <Match when={true}>
          <input
            {...common()}
            ref={(element) => {
              input = element
            }}
            dir="auto"
            value={text()}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </Match>
      </Switch>
      <Show when={problem()}>
        {(why) => (
          <p id={id} class={styles.problem} role="alert">
            {why()}
          </p>
        )}
      </Show>
      <div class={styles.acts}>
        <Button label={words.review.saveEdit} look="filled" onClick={() => void save()} />
        <Button label={words.review.cancelEdit} look="ghost" onClick={cancel} />
      </div>
    </div>
  )
}
