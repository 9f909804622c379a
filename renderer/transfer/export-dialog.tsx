import { createResource, createSignal, For } from 'solid-js'
import { useDesk } from '../desk/desk'
import { everything, narrows } from '../list/filter'
import type { ExportFormat } from '../store/export-calls'
import { Button } from '../ui/button'
import form from '../ui/form.module.css'
import { ModalDialog } from '../ui/modal-dialog'
import { words } from '../words/words'
import { exportContacts } from './export-contacts'
import styles from './export-dialog.module.css'

type What = 'all' | 'shown' | 'chosen'
const formats: readonly ExportFormat[] = ['csv', 'vcard-3', 'vcard-4']

/** Which contacts go into a file, and in which format. */
export function ExportDialog(props: { ids: readonly string[] }) {
  const desk = useDesk()
  const { list, session, transfer } = desk
  const query = list.query()
  const isFiltered = narrows(query)
  const [what, setWhat] = createSignal<What>(props.ids.length > 0 ? 'chosen' : isFiltered ? 'shown' : 'all')
  const [format, setFormat] = createSignal<ExportFormat>('csv')
  const [shown] = createResource(() => session.call('list', query))
  const choices = (): { what: What; label: string }[] => [
    ...(props.ids.length > 0
      ? [{ what: 'chosen' as const, label: words.transfer.exportChosen(props.ids.length) }]
      : []),
    ...(isFiltered ? [{ what: 'shown' as const, label: words.transfer.exportShown(shown()?.matched ?? 0) }] : []),
    { what: 'all', label: words.transfer.exportAll(session.summary().total) },
  ]
  function start(): void {
    const of = what() === 'chosen' ? { ids: props.ids } : { query: what() === 'shown' ? query : everything }
    transfer.endChoosing()
    void desk.commitAll().then(() => exportContacts(desk, of, format()))
  }
  return (
    <ModalDialog
      title={words.transfer.exportTitle}
      closes={words.account.cancel}
      onClose={() => transfer.endChoosing()}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          start()
        }}
      >
        <fieldset class={styles.group}>
          <legend>{words.transfer.exportWhat}</legend>
          <For each={choices()}>
            {(choice) => (
              <label class={styles.choice}>
                <input
                  type="radio"
                  name="what"
                  checked={what() === choice.what}
                  onChange={() => setWhat(choice.what)}
                />
                {choice.label}
              </label>
            )}
          </For>
        </fieldset>
        <fieldset class={styles.group}>
          <legend>{words.transfer.exportFormat}</legend>
          <For each={formats}>
            {(each) => (
              <label class={styles.choice}>
                <input type="radio" name="format" checked={format() === each} onChange={() => setFormat(each)} />
                {words.transfer.formats[each]}
              </label>
            )}
          </For>
        </fieldset>
        <div class={form.acts}>
          <Button label={words.account.cancel} onClick={() => transfer.endChoosing()} />
          <Button type="submit" label={words.transfer.exportDo} look="filled" />
        </div>
      </form>
    </ModalDialog>
  )
}
