import { Show } from 'solid-js'
import type { ReviewItem } from '../store/api'
import { Button } from '../ui/button'
import form from '../ui/form.module.css'
import { ModalDialog } from '../ui/modal-dialog'
import { words } from '../words/words'
import type { Choice } from './decisions'

type Props = {
  choice: Choice
  items: readonly ReviewItem[]
  onDecide: (items: readonly ReviewItem[]) => void
  onClose: () => void
}

/** Before one press decides for all contacts: how many fields, of how many of them. */
export function BatchDialog(props: Props) {
  const conflicts = () => props.items.filter(({ what }) => what.kind === 'conflict')
  const people = () => new Set(conflicts().map(({ id }) => id)).size
  const rest = () => props.items.length - conflicts().length
  function decide(): void {
    props.onDecide(conflicts())
    props.onClose()
  }
  return (
    <ModalDialog
      title={words.review.confirm[props.choice](conflicts().length, people())}
      closes={words.review.cancel}
      onClose={props.onClose}
    >
      <p>{words.review.confirmHint[props.choice]}</p>
      <Show when={rest() > 0}>
        <p>{words.review.rest(rest())}</p>
      </Show>
      <div class={form.acts}>
        <Button label={words.review.cancel} onClick={props.onClose} />
        <Button label={words.review.confirmDo[props.choice](conflicts().length)} look="filled" onClick={decide} />
      </div>
    </ModalDialog>
  )
}
