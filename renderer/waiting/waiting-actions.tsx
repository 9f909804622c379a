import { Match, Switch } from 'solid-js'
import type { Value } from '../../shared/leaf'
import type { LeafPath } from '../../shared/path'
import { createContactEdits } from '../contact/contact-edits'
import { useDesk } from '../desk/desk'
import type { Waiting } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './waiting-actions.module.css'

/** A switch's value as the store has it: the list tells it as a text. */
function rawValue(field: string, value: string | null): Value {
  return field === 'blocked' && (value === 'true' || value === 'false') ? value === 'true' : value
}

/** What can be done about a change from the list; the rest is done at the field. */
export function WaitingActions(props: { change: Waiting; describedBy: string }) {
  const desk = useDesk()
  const edits = createContactEdits(desk, props.change.id)
  const kind = () => props.change.status.kind
  const at = () => void desk.openAt(props.change.id, props.change.field)

  /** The leaves of the change with what they go back to. A set is as many as it has elements. */
  const leaves = (): { path: LeafPath; mine: Value; was: Value }[] => {
    const { change, field } = props.change
    if (change.kind === 'text')
      return [{ path: field, mine: rawValue(field, change.to), was: rawValue(field, change.from) }]
    if (change.kind === 'set') return change.leaves
    return change.kind === 'deleted' ? [{ path: field, mine: true, was: false }] : []
  }
  /** A contact that is made or deleted waits as a whole. */
  const heldAs = () => {
    const { change, field } = props.change
    return change.kind === 'created' || change.kind === 'deleted' ? '' : field
  }
  function discard(): void {
    const { change, field, id } = props.change
    if (change.kind === 'note') void edits.discardNote(field)
    // Listed as not there yet: what the server has made of it meanwhile has not been seen.
    else if (change.kind === 'created') void desk.remove({ id, etag: '' })
    else for (const { path, ...values } of leaves()) void edits.revert(path, values)
  }
  function retry(): void {
    const { change, field } = props.change
    if (change.kind === 'set') for (const { path } of change.leaves) void edits.retry(path)
    else void edits.retry(field)
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
            label={words.contact.keepAsNew}
            size="small"
            aria-describedby={props.describedBy}
            onClick={() => void edits.keepAsNew()}
          />
          <Button
            label={words.contact.acceptDeletion}
            size="small"
            aria-describedby={props.describedBy}
            onClick={() => void edits.acceptDeletion()}
          />
        </Match>
        <Match when={kind() === 'waiting' || kind() === 'sending'}>
          <Button
            label={props.change.held ? words.waiting.release : words.waiting.hold}
            size="small"
            look="ghost"
            aria-describedby={props.describedBy}
            onClick={() => void edits.hold(heldAs(), !props.change.held)}
          />
          {discardButton()}
        </Match>
      </Switch>
    </div>
  )
}
