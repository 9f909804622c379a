import { createSignal, createUniqueId, For, onCleanup, Show } from 'solid-js'
import { fieldId, useDesk } from '../desk/desk'
import type { TagView } from '../store/api'
import { words } from '../words/words'
import styles from './add-tag.module.css'
import { useEdits } from './contact-edits'
import { completions, sameTag, tidyTag } from './tag-text'

/** Where a tag is typed; Enter or leaving it puts it on. Tags that others have are offered below. */
export function AddTag(props: { tags: TagView[] }) {
  const [desk, edits] = [useDesk(), useEdits()]
  const [text, setText] = createSignal('')
  const [known, setKnown] = createSignal<string[]>([])
  const [marked, setMarked] = createSignal(-1)
  const id = createUniqueId()
  const offered = () => completions(text(), known(), props.tags)
  const active = () => (marked() < offered().length ? marked() : -1)
  const stop = desk.editing(() => add(text()))
  onCleanup(() => {
    stop()
    void add(text())
  })

  async function loadKnown(): Promise<void> {
    const { tags } = await desk.session.call('facets', null)
    setKnown(tags.map((tag) => tag.name))
  }

  function type(next: string): void {
    setText(next)
    setMarked(-1)
  }

  async function add(typed: string): Promise<void> {
    type('')
    const tag = tidyTag(typed)
    const same = sameTag(tag, props.tags)
    if (tag === '' || (same && same.state !== 'removed')) return
    const saved = await edits.setTag(same?.tag ?? tag, true)
    if (saved.kind !== 'saved' && text() === '') type(typed) // it stays where it was typed
  }

  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.isComposing) return
    if (event.key === 'Enter') void add(offered()[marked()] ?? text())
    else if (event.key === 'Escape' && text() !== '') type('')
    else if (by && offered().length > 0) setMarked(Math.min(offered().length - 1, Math.max(-1, marked() + by)))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class={styles.box}>
      <input
        id={fieldId('tags')}
        class={styles.input}
        type="text"
        autocomplete="off"
        aria-label={words.contact.addTag}
        aria-autocomplete="list"
        aria-controls={offered().length > 0 ? id : undefined}
        aria-activedescendant={active() >= 0 ? `${id}-${active()}` : undefined}
        placeholder={words.contact.addTag}
        value={text()}
        onInput={(event) => type(event.currentTarget.value)}
        onFocus={() => void loadKnown().catch(() => undefined)}
        onKeyDown={onKeyDown}
        onBlur={() => void add(text())}
      />
      <Show when={offered().length > 0}>
        <div id={id} class={styles.offers} role="listbox" aria-label={words.contact.knownTags}>
          <For each={offered()}>
            {(tag, index) => (
              <div
                id={`${id}-${index()}`}
                class={styles.offer}
                role="option"
                tabIndex={-1}
                aria-selected={marked() === index()}
                // On press, before the input is left and adds what is typed so far.
                onMouseDown={(event) => {
                  event.preventDefault()
                  void add(tag)
                }}
              >
                {tag}
              </div>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}
