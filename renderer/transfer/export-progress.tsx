import { Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './export-dialog.module.css'

/** How far an export is; shown over everything, and stopped there. */
export function ExportProgress() {
  const { exporting } = useDesk().transfer
  return (
    <Show when={exporting.running()}>
      {(now) => (
        <div class={styles.running}>
          <span>{words.transfer.exporting}</span>
          <progress aria-label={words.transfer.exportProgress} max={Math.max(1, now().total)} value={now().done} />
          <Button label={words.transfer.stop} size="small" look="ghost" onClick={() => exporting.cancel()} />
        </div>
      )}
    </Show>
  )
}
