import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { localId } from '../../shared/create'
import { checkText, type TextField } from '../../shared/fields'
import { useDesk } from '../desk/desk'
import { createLookAlikes } from '../duplicates/look-alikes'
import { LooksLike } from '../duplicates/looks-like'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import styles from '../ui/form.module.css'
import { ModalDialog } from '../ui/modal-dialog'
import { words } from '../words/words'

const asked = ['firstName', 'lastName', 'email', 'phone'] as const satisfies TextField[]

/** Makes a contact, with or without a network; everything else of it is edited in place. */
export function NewContact(props: { onClose: () => void }) {
  const desk = useDesk()
  /** Kept for another try: what is said to be not saved yet may be on the disk, and must not be made twice. */
  const id = localId(crypto.randomUUID())
  const [problem, setProblem] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const alikes = createLookAlikes(desk.session, id)

  /** Gives what was typed, or says what is wrong with it. */
  function read(form: HTMLFormElement): Record<string, string | null> | null {
    const data = new FormData(form)
    const values: Record<string, string | null> = {}
    for (const field of asked) {
      const checked = checkText(field, String(data.get(field) ?? ''))
      if (checked.kind === 'problem') {
        setProblem(`${words.contact.fields[field]}: ${words.field.problem(checked.problem)}`)
        return null
      }
      // None as well: an earlier try may have had one.
      values[field] = checked.value
    }
    if (Object.values(values).some((value) => value !== null)) return values
    setProblem(words.contact.needsSomething)
    return null
  }

  async function create(form: HTMLFormElement): Promise<void> {
    const values = busy() ? null : read(form)
    if (!values) return
    setBusy(true)
    // Typed so quickly that nobody has seen the hint yet: it comes before the contact does.
    if (await alikes.hasNews(values)) {
      setBusy(false)
      return
    }
    const made = await desk.session.call('create', { values, id }).catch(() => null)
    if (made?.kind !== 'saved' || !made.id) {
      setBusy(false)
      setProblem(words.field.notSaved[made?.kind === 'not-saved' ? made.cause : 'failed'])
      return
    }
    desk.undo.record([{ kind: 'made', id: made.id, values: present(values), notes: [] }])
    desk.go('contacts')
    await desk.open(made.id) // first: what is typed next is meant for it
    props.onClose()
  }

  return (
    <ModalDialog title={words.list.newContact} closes={words.account.cancel} onClose={props.onClose}>
      <form
        class={styles.form}
        novalidate
        onInput={(event) => alikes.ask(Object.fromEntries(new FormData(event.currentTarget)))}
        onSubmit={(event) => {
          event.preventDefault()
          void create(event.currentTarget)
        }}
      >
        <div class={styles.pair}>
          <For each={['firstName', 'lastName'] as const}>
            {(field) => (
              <div>
                <Input field={field} value={desk.newValues()[field] ?? ''} />
              </div>
            )}
          </For>
        </div>
        <For each={['email', 'phone'] as const}>
          {(field) => <Input field={field} value={desk.newValues()[field] ?? ''} />}
        </For>
        <LooksLike
          found={alikes.found()}
          onOpen={(id) => {
            desk.go('contacts')
            void desk.open(id)
            props.onClose()
          }}
        />
        <Show when={problem()}>
          {(text) => (
            <p class={styles.problem} role="alert">
              <Icon name="warn" size={14} />
              <span>{text()}</span>
            </p>
          )}
        </Show>
        <div class={styles.acts}>
          <Button label={words.account.cancel} onClick={props.onClose} />
          <Button
            type="submit"
            label={alikes.found().length > 0 ? words.duplicates.createAnyway : words.contact.create}
            look="filled"
            disabled={busy()}
          />
        </div>
      </form>
    </ModalDialog>
  )
}

function present(values: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([path, value]) => (value === null ? [] : [[path, value]])))
}

function Input(props: { field: (typeof asked)[number]; value: string }) {
  const id = createUniqueId()
  return (
    <>
      <label for={id}>{words.contact.fields[props.field]}</label>
      <input
        id={id}
        class={styles.input}
        name={props.field}
        value={props.value}
        type="text"
        autocomplete="off"
        autofocus={props.field === 'firstName'}
      />
    </>
  )
}
