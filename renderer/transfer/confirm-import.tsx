import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import form from '../ui/form.module.css'
import { ModalDialog } from '../ui/modal-dialog'
import { words } from '../words/words'
import type { ImportState } from './import-run'
import styles from './preview.module.css'

/** How many, how long sending takes, and the way back: the last word before anything is written. */
export function ConfirmImport(props: { found: Extract<ImportState, { kind: 'preview' }>; onClose: () => void }) {
  const { importing } = useDesk().transfer
  return (
    <ModalDialog title={words.transfer.confirmTitle} closes={words.transfer.cancel} onClose={props.onClose}>
      <div class={styles.confirm}>
        <p class={styles.counts}>{words.transfer.confirmCounts(props.found.counts)}</p>
        <p>{words.transfer.sending(props.found.sendMs)}</p>
        <p>{words.transfer.confirmUndo}</p>
      </div>
      <div class={form.acts}>
        <Button label={words.transfer.cancel} onClick={props.onClose} />
        <Button label={words.transfer.confirm} look="filled" onClick={() => void importing.confirm()} />
      </div>
    </ModalDialog>
  )
}
