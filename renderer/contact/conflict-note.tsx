import { createSignal, For, Show } from 'solid-js'
import type { Value } from '../../shared/leaf'
import type { LeafPath } from '../../shared/path'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { FieldState } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './conflict-note.module.css'
import { useEdits } from './contact-edits'

type Conflict<T extends Value> = Extract<FieldState<T>, { kind: 'conflict' }>

type Props<T extends Value> = {
  path: LeafPath
  label: string
  conflict: Conflict<T>
  /** A value as people read it. */
  show: (value: T) => string
  /** The server's value as it stands in the edit, where people are shown another. */
  theirs?: Value
  onEdit?: () => void
}

/** A leaf changed on both sides: what it was, mine and theirs, whose that is, and the choice. */
export function ConflictNote<T extends Value>(props: Props<T>) {
  const [desk, edits] = [useDesk(), useEdits()]
  const [moved, setMoved] = createSignal(false)
  const values = () => [
    { name: words.field.before, value: props.conflict.base, kind: 'before' },
    { name: words.field.yours, value: props.conflict.mine, kind: 'yours' },
    { name: words.field.theirs, value: props.conflict.theirs, kind: 'theirs' },
  ]
  async function decide(choice: 'mine' | 'theirs'): Promise<void> {
    const { base, mine, theirs } = props.conflict
    const result = await edits.resolve(props.path, { base, mine, theirs: props.theirs ?? theirs }, choice)
    setMoved(result.kind === 'moved')
  }
  return (
    <div class={styles.note} role="group" aria-label={props.label}>
      <p class={styles.cause} role="status">
        <Icon name="warn" size={14} />
        <span>
          {moved() ? words.field.moved : words.field.conflict}{' '}
          <Show when={props.conflict.who}>{(who) => words.field.changedBy(who().name, who().at)}</Show>
        </span>
      </p>
      <dl class={styles.values}>
        <For each={values()}>
          {(entry) => (
            <div class={styles.value} data-kind={entry.kind}>
              <dt>{entry.name}</dt>
              <dd>
                <Show when={entry.value !== null} fallback={<i>{props.show(entry.value)}</i>}>
                  {props.show(entry.value)}
                </Show>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <div class={styles.acts}>
        <Button label={words.field.keepYours} size="small" onClick={() => void decide('mine')} />
        <Button label={words.field.takeTheirs} size="small" onClick={() => void decide('theirs')} />
        <Show when={props.onEdit}>
          {(edit) => <Button label={words.field.edit} size="small" look="ghost" onClick={() => edit()()} />}
        </Show>
        <Button
          label={words.review.compare}
          size="small"
          look="ghost"
          onClick={() => desk.decide({ id: edits.id, path: props.path })}
        />
      </div>
    </div>
  )
}
