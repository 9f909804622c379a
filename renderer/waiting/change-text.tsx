import { Match, Show, Switch } from 'solid-js'
import { shownValue } from '../contact/shown-value'
import { Icon } from '../icon/icon'
import type { Waiting } from '../store/api'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import styles from './change-text.module.css'

/** What a change makes of what: old → new, what is added and removed, or the text of a note. */
export function ChangeText(props: { change: Waiting }) {
  const text = () => (props.change.change.kind === 'text' ? props.change.change : undefined)
  const note = () => (props.change.change.kind === 'note' ? props.change.change : undefined)
  const set = () => (props.change.change.kind === 'set' ? props.change.change : undefined)
  return (
    <div class={styles.change} dir="auto">
      <Switch>
        <Match when={text()}>
          {(change) => (
            <>
              <Show when={change().from !== null} fallback={<Icon name="plus" size={14} />}>
                <span class={`${styles.old} ${shared.cut}`} dir="auto">
                  {short(props.change.field, change().from)}
                </span>
                <Icon name="arrow" size={14} />
              </Show>
              <span class={shared.spoken}>{words.waiting.becomes}</span>
              <span class={`${styles.new} ${shared.cut}`} dir="auto">
                {short(props.change.field, change().to)}
              </span>
            </>
          )}
        </Match>
        <Match when={note()}>
          {(change) => (
            <>
              <Icon name="plus" size={14} />
              <span class={`${styles.new} ${shared.cut}`} dir="auto">
                {change().note}
              </span>
            </>
          )}
        </Match>
        <Match when={set()}>
          {(change) => (
            <>
              <Show when={change().added.length > 0}>
                <Icon name="plus" size={14} />
                <span class={shared.spoken}>{words.waiting.added}</span>
                <span class={`${styles.new} ${shared.cut}`}>{words.format.list(change().added)}</span>
              </Show>
              <Show when={change().removed.length > 0}>
                <Icon name="x" size={14} />
                <span class={shared.spoken}>{words.waiting.removed}</span>
                <span class={`${styles.removed} ${shared.cut}`}>{words.format.list(change().removed)}</span>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}

/** A profile's address without what all of them begin with: the row has little room. */
function short(field: string, value: string | null): string {
  const text = shownValue(field, value)
  return field === 'linkedInUrl' ? text.replace(/^https:\/\/(www\.)?/, '') : text
}
