import { createSignal, createUniqueId, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { SavedFilter } from '../store/api'
import { Button } from '../ui/button'
import styles from '../ui/form.module.css'
import { ModalDialog } from '../ui/modal-dialog'
import { words } from '../words/words'

/** Gives the filter in force a name, or a saved one another. */
export function FilterName(props: { filter: SavedFilter | null; onClose: () => void }) {
  const { filters, list, session } = useDesk()
  const [problem, setProblem] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const id = createUniqueId()
  const title = () => (props.filter ? words.filters.renameTitle : words.filters.saveTitle)

  async function save(typed: string): Promise<void> {
    const name = typed.replace(/\s+/g, ' ').trim()
    if (busy()) return
    if (name === '') return void setProblem(words.filters.needsName)
    if (filters.isTaken(name, props.filter?.id)) return void setProblem(words.filters.taken)
    setBusy(true)
    const saved = props.filter ? await filters.rename(props.filter.id, name) : await filters.save(name, list.filter())
    setBusy(false)
    if (!saved) return
    if (!props.filter) session.notices.show({ kind: 'done', key: 'said', text: words.filters.wasSaved(name) })
    props.onClose()
  }

  return (
    <ModalDialog title={title()} closes={words.account.cancel} onClose={props.onClose}>
      <form
        class={styles.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void save(String(new FormData(event.currentTarget).get('name') ?? ''))
        }}
      >
        <label for={id}>{words.filters.name}</label>
        <input
          id={id}
          class={styles.input}
          name="name"
          type="text"
          autocomplete="off"
          autofocus
          value={props.filter?.name ?? ''}
          aria-describedby={`${id}-problem`}
        />
        <Show when={problem()}>
          {(text) => (
            <p id={`${id}-problem`} class={styles.problem} role="alert">
              <Icon name="warn" size={14} />
              <span>{text()}</span>
            </p>
          )}
        </Show>
        <div class={styles.acts}>
          <Button label={words.account.cancel} onClick={props.onClose} />
          <Button type="submit" label={words.filters.saveButton} look="filled" disabled={busy()} />
        </div>
      </form>
    </ModalDialog>
  )
}
