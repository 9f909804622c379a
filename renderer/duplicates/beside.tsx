import { createMemo, createResource, createSignal, For, onCleanup, Show } from 'solid-js'
import { type TextField, textFields } from '../../shared/fields'
import { Avatar } from '../avatar/avatar'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { DuplicateGroup } from '../store/similar-api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './beside.module.css'
import type { DuplicatesRun } from './duplicates-run'
import { FieldChoice } from './field-choice'
import { type Choices, differs, linksOf, tagsOf } from './merge-values'

/** So many fit beside each other; others of the group come after. */
const BESIDE = 3

/** The contacts of a group side by side: which is kept, and whose value of each field. */
export function Beside(props: { run: DuplicatesRun; group: DuplicateGroup }) {
  const { session } = useDesk()
  const [views, { refetch }] = createResource(() =>
    session.call('contactsBeside', { ids: props.group.ids.slice(0, BESIDE) }).catch(() => []),
  )
  const [wanted, setKept] = createSignal<string | null>(null)
  const [choices, setChoices] = createSignal<Choices>({})
  const [busy, setBusy] = createSignal(false)
  onCleanup(session.onChanged(() => void refetch()))
  const shown = createMemo(() => views.latest ?? [])
  /** The one that is on Propstreet, and says the most. */
  const kept = () => (shown().find(({ id }) => id === wanted()) ?? fullest(shown()))?.id ?? ''
  const fields = () => textFields.filter((field) => shown().some((view) => view.text[field].value !== null))
  const gone = () => shown().filter(({ id }) => id !== kept())
  const goneNames = () =>
    gone()
      .map(({ name }) => name || words.contact.noName)
      .join(', ')

  async function merge(): Promise<void> {
    if (busy()) return
    setBusy(true)
    await props.run.merge(props.group, shown(), { kept: kept(), choices: choices() })
    setBusy(false)
  }

  return (
    <section class={styles.beside} aria-label={props.group.names[0] || words.contact.noName}>
      <div class={styles.scroll}>
        <div class={styles.table} style={{ '--columns': shown().length }}>
          <fieldset class={styles.row}>
            <legend class={styles.spoken}>{words.duplicates.keep}</legend>
            <span class={styles.label} aria-hidden="true" />
            <For each={shown()}>
              {(view) => (
                <label class={styles.head} data-kept={view.id === kept() ? '' : undefined}>
                  <Avatar id={view.id} initials={view.initials} />
                  <span class={styles.who}>
                    <bdi class={styles.name}>{view.name || words.contact.noName}</bdi>
                    <span class={styles.fate}>
                      {view.id === kept() ? words.duplicates.kept : words.duplicates.deleted}
                    </span>
                  </span>
                  <input
                    type="radio"
                    name="kept"
                    aria-label={words.duplicates.keepNamed(view.name || words.contact.noName)}
                    checked={view.id === kept()}
                    onChange={() => setKept(view.id)}
                  />
                </label>
              )}
            </For>
          </fieldset>
          <For each={fields()}>
            {(field: TextField) => (
              <FieldChoice
                field={field}
                views={shown()}
                differs={differs(shown(), field)}
                choosing={{ kept: kept(), choices: choices() }}
                onChoose={(id) => setChoices((now) => ({ ...now, [field]: id }))}
              />
            )}
          </For>
          <SetRow label={words.contact.fields.tags} values={shown().map((view) => tagsOf(view).join(', '))} />
          <SetRow
            label={words.contact.fields.companies}
            values={shown().map((view) =>
              linksOf(view)
                .map(({ name, jobTitle }) => [jobTitle, name].filter(Boolean).join(' · '))
                .join(', '),
            )}
          />
          <SetRow
            label={words.contact.fields.externalRefs}
            values={shown().map((view) => view.externalRefs.map((ref) => `${ref.namespace} ${ref.id}`).join(', '))}
          />
        </div>
        <p class={styles.note}>
          <Icon name="warn" size={14} />
          <span>{words.duplicates.notesStay(goneNames())}</span>
        </p>
        <Show when={props.group.ids.length > BESIDE}>
          <p class={styles.note}>{words.duplicates.more(props.group.ids.length - BESIDE)}</p>
        </Show>
      </div>
      <footer class={styles.foot}>
        <Button label={words.duplicates.notDuplicates} onClick={() => void props.run.dismiss(props.group)} />
        <Button
          label={words.duplicates.mergeCount(shown().length)}
          look="filled"
          disabled={busy() || shown().length < 2}
          onClick={() => void merge()}
        />
      </footer>
    </section>
  )
}

function SetRow(props: { label: string; values: readonly string[] }) {
  return (
    <Show when={props.values.some(Boolean)}>
      <div class={styles.row} role="group" aria-label={props.label}>
        <span class={styles.label}>
          {props.label}
          <span class={styles.united}>{words.duplicates.united}</span>
        </span>
        <For each={props.values}>
          {(value) => (
            <bdi class={styles.value} data-empty={value === '' ? '' : undefined}>
              {value || words.duplicates.nothing}
            </bdi>
          )}
        </For>
      </div>
    </Show>
  )
}

function fullest<T extends { created: unknown; text: Record<string, { value: string | null }>; tags: unknown[] }>(
  views: readonly T[],
): T | undefined {
  const weight = (view: T) =>
    (view.created ? 0 : 100) + Object.values(view.text).filter(({ value }) => value !== null).length + view.tags.length
  return [...views].sort((a, b) => weight(b) - weight(a))[0]
}
