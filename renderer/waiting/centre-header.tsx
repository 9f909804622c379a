import { Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { SidebarButton } from '../sidebar/sidebar-button'
import { createElapsed } from '../sync/elapsed'
import { syncNow } from '../sync/sync-now'
import { Button } from '../ui/button'
import { PhraseText } from '../words/phrase-text'
import { words } from '../words/words'
import styles from './centre-header.module.css'
import { exportChanges, importChanges } from './changes-file'

/** When it was last synced, what is left and how long that takes, and what can be done about all of it. */
export function CentreHeader(props: { held: number }) {
  const desk = useDesk()
  const { session } = desk
  const status = () => session.told()?.status
  const unsent = () => session.summary().waiting + session.summary().review
  const moving = () => ['syncing', 'limited'].includes(status()?.state.kind ?? '')
  /** Offline nobody knows when it begins. */
  const about = () => {
    const ms = moving() ? status()?.leftMs : null
    return ms ? words.centre.about(ms) : null
  }
  const synced = () => {
    const at = status()?.lastSynced
    return at ? words.sync.lastSynced(at, Date.now()) : words.sync.neverSynced
  }
  return (
    <header class={styles.header}>
      <div class={styles.line}>
        <SidebarButton />
        <div class={styles.what}>
          <h1 id="centre-title">{words.centre.title}</h1>
          <p>
            <PhraseText of={words.centre.summary(synced(), words.centre.left(session.summary().waiting), about())} />
          </p>
        </div>
        <Button label={words.waiting.import} icon="upload" look="ghost" shrinks onClick={() => importChanges(desk)} />
        <Button
          label={words.waiting.export}
          icon="download"
          shrinks
          disabled={unsent() === 0}
          onClick={() => exportChanges(desk)}
        />
        <Button label={words.sync.syncNow} icon="sync" look="filled" onClick={() => syncNow(session)} />
      </div>
      <QueueProgress held={props.held} />
    </header>
  )
}

/** How far the queue has gone out, while there is something to see. */
function QueueProgress(props: { held: number }) {
  const { session, progress } = useDesk()
  const limited = () => {
    const state = session.told()?.status.state
    return state?.kind === 'limited' ? state : undefined
  }
  const elapsedMs = createElapsed(
    () => session.told()?.at,
    () => limited() !== undefined,
  )
  const shown = () => progress().done > 0 || limited() !== undefined || props.held > 0
  const seconds = (forMs: number) => Math.max(1, Math.ceil((forMs - elapsedMs()) / 1000))
  return (
    <Show when={shown()}>
      <Show when={progress().done > 0}>
        <div
          class={styles.bar}
          role="progressbar"
          aria-label={words.centre.progress}
          aria-valuemin={0}
          aria-valuemax={progress().total}
          aria-valuenow={progress().done}
          style={{ '--done': progress().done / progress().total }}
        />
      </Show>
      <div class={styles.notes}>
        <span>
          {progress().done > 0 ? words.centre.done(progress().done, progress().total) : ''}
          <Show when={props.held > 0}>
            <span class={styles.held}>
              <Icon name="pause" size={14} />
              {words.centre.heldCount(props.held)}
            </span>
          </Show>
        </span>
        <Show when={limited()}>
          {(now) => (
            <span class={styles.limited}>
              <Icon name="clock" size={14} />
              {words.sync.limited(seconds(now().forMs))}
            </span>
          )}
        </Show>
      </div>
    </Show>
  )
}
