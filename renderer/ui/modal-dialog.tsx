import { createUniqueId, type JSX, onCleanup, onMount } from 'solid-js'
import { Button } from './button'
import styles from './modal-dialog.module.css'

function firstChoice(dialog: HTMLDialogElement | undefined): HTMLElement | null | undefined {
  const first = (what: string) => dialog?.querySelector<HTMLElement>(what)
  return first('input:checked') ?? first('input, select, textarea')
}

/** A dialog over everything; Escape closes it, and the focus goes back to where it was. */
export function ModalDialog(props: {
  title: string
  closes: string
  /** Room for two columns. */
  wide?: boolean
  onClose: () => void
  children: JSX.Element
}) {
  const id = createUniqueId()
  let dialog: HTMLDialogElement | undefined
  onMount(() => {
    dialog?.showModal()
    // The way out comes first, but is not what the dialog was opened for.
    if (document.activeElement?.closest('header') === dialog?.querySelector('header')) firstChoice(dialog)?.focus()
  })
  onCleanup(() => dialog?.close()) // a dialog that is only taken out gives no focus back
  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      data-wide={props.wide ? '' : undefined}
      aria-labelledby={id}
      onClose={() => props.onClose()}
    >
      <header class={styles.header}>
        <h2 id={id}>{props.title}</h2>
        <Button label={props.closes} icon="x" look="ghost" size="small" bare onClick={() => dialog?.close()} />
      </header>
      {props.children}
    </dialog>
  )
}
