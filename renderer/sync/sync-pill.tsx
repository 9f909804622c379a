import { Show } from 'solid-js'
import { signInWanted } from '../account/sign-in-wanted'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { createElapsed } from './elapsed'
import { type Pill, pillOf } from './pill'
import { syncNow } from './sync-now'
import styles from './sync-pill.module.css'

/** One quiet line when all is well; a card when there is something to say. */
export function SyncPill() {
  const desk = useDesk()
  const { session } = desk
  const elapsedMs = createElapsed(
    () => session.told()?.at,
    () => session.told()?.status.state.kind === 'limited',
  )
  const pill = (): Pill | undefined => {
    const account = session.account()
    return account
      ? pillOf({ account, status: session.told()?.status ?? null, summary: session.summary(), elapsedMs: elapsedMs() })
      : undefined
  }
  const counts = () => ['limited', 'syncing'].includes(session.told()?.status.state.kind ?? '')
  return (
    <Show when={pill()}>
      {(now) => (
        <div class={styles.pill} data-tone={now().tone} data-card={now().text ? '' : undefined}>
          <div class={styles.status} role="status" aria-label={words.sync.name}>
            <strong class={styles.title}>
              <Icon name={now().icon} />
              <span>
                {now().title}
                <Show when={now().text}>
                  <span class={shared.spoken}>. </span>
                </Show>
              </span>
            </strong>
            <Show when={now().text}>
              {/* A countdown or a growing number is not read aloud with every step. */}
              <span aria-live={counts() ? 'off' : undefined}>
                <Show when={now().strong}>
                  <em class={styles.strong}>{now().strong}</em>
                </Show>
                {now().text}
              </span>
            </Show>
          </div>
          <Show when={now().action === 'sign-in'}>
            <Button label={words.sync.signIn} size="small" onClick={() => signInWanted.ask(session.account())} />
          </Show>
          <Show when={desk.place() === 'contacts' && now().action === null}>
            <span class={styles.sync}>
              <Button
                label={words.sync.syncNow}
                icon="sync"
                look="ghost"
                size="small"
                bare
                onClick={() => syncNow(session)}
              />
            </span>
          </Show>
        </div>
      )}
    </Show>
  )
}
