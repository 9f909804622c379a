import { Match, Switch } from 'solid-js'
import { tagPath } from '../../shared/path'
import { createContactEdits } from '../contact/contact-edits'
import { useDesk } from '../desk/desk'
import type { Waiting } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './waiting-actions.module.css'

/** What can be done about a change from the list; the rest is done at the field. */
export function WaitingActions(props: { change: Waiting; describedBy: string }) {
  const desk = useDesk()
  const edits = createContactEdits(desk, props.change.id)
  const kind = () => props.change.status.kind
  const at = () => void desk.openAt(props.change.id, props.change.field)

  function discard(): void {
    const { change, field } = props.change
    if (change.kind === 'text') void edits.revert(field, { mine: change.to, was: change.from })
    else {
      for (const tag of change.added) void edits.revert(tagPath(tag), { mine: true, was: false })
      for (const tag of change.removed) void edits.revert(tagPath(tag), { mine: false, was: true })
    }
  }
  function retry(): void {
    const { change, field } = props.change
    if (change.kind === 'text') void edits.retry(field)
    else for (const tag of [...change.added, ...change.removed]) void edits.retry(tagPath(tag))
  }
  const discardButton = () => (
    <Button
      label={words.waiting.discard}
      size="small"
      look="ghost"
      aria-describedby={props.describedBy}
      onClick={discard}
    />
  )
  return (
    <div class={styles.acts}>
      <Switch>
        <Match when={kind() === 'refused'}>
          <Button label={words.waiting.fix} size="small" aria-describedby={props.describedBy} onClick={at} />
          <Button
            label={words.waiting.retry}
            size="small"
            look="ghost"
            aria-describedby={props.describedBy}
            onClick={retry}
          />
          {discardButton()}
        </Match>
        <Match when={kind() === 'conflict'}>
          <Button label={words.waiting.review} size="small" aria-describedby={props.describedBy} onClick={at} />
        </Match>
        <Match when={kind() === 'deleted'}>
          <Button
            label={words.contact.acceptDeletion}
            size="small"
            aria-describedby={props.describedBy}
            onClick={() => void edits.acceptDeletion()}
          />
        </Match>
        <Match when={kind() === 'waiting' || kind() === 'sending'}>{discardButton()}</Match>
      </Switch>
    </div>
  )
}
