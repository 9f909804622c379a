import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { words } from '../words/words'
import styles from './drop-zone.module.css'

/** A file that is dragged over the window can be let go anywhere. */
export function DropZone() {
  const desk = useDesk()
  const [over, setOver] = createSignal(false)
  const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  /** A part that takes files for itself (a picture) has said so by then. */
  const isOurs = (event: DragEvent) => hasFile(event) && !event.defaultPrevented

  function drag(event: DragEvent): void {
    if (!hasFile(event)) return
    setOver(isOurs(event))
    event.preventDefault()
  }
  function leave(event: DragEvent): void {
    if (event.relatedTarget === null) setOver(false)
  }
  function drop(event: DragEvent): void {
    if (!hasFile(event)) return
    const ours = isOurs(event)
    setOver(false)
    event.preventDefault() // the window itself would go to the file
    const file = event.dataTransfer?.files[0]
    if (!ours || !file || !/\.(csv|tsv|txt|vcf|vcard)$/i.test(file.name)) return
    desk.go('import')
    if (!desk.transfer.importing.isBusy()) void desk.transfer.importing.take(file)
  }

  onMount(() => {
    const listeners = { dragover: drag, dragleave: leave, drop } as const
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name as 'drop', listener)
    onCleanup(() => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name as 'drop', listener)
    })
  })
  return (
    <Show when={over()}>
      <div class={styles.over} role="status">
        <p>
          <Icon name="upload" />
          {words.transfer.drop}
        </p>
      </div>
    </Show>
  )
}
