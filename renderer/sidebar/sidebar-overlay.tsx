import { onCleanup, onMount } from 'solid-js'
import { useDesk } from '../desk/desk'
import { words } from '../words/words'
import { Sidebar } from './sidebar'
import styles from './sidebar-overlay.module.css'

/** The sidebar over a narrow window: a modal dialog, so that Escape closes it and the focus stays in it. */
export function SidebarOverlay() {
  const desk = useDesk()
  let dialog: HTMLDialogElement | undefined
  onMount(() => dialog?.showModal())
  onCleanup(() => {
    dialog?.close() // a dialog that is only taken out gives no focus back
    desk.setSidebarShown(false) // the window may have become wide under it
  })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes it; by key that is Escape
    <dialog
      ref={dialog}
      class={styles.overlay}
      aria-label={words.list.navigation}
      onClose={() => desk.setSidebarShown(false)}
      onClick={(event) => event.target === dialog && dialog?.close()}
    >
      <Sidebar />
    </dialog>
  )
}
