import { createEffect, createSignal, onCleanup, Show } from 'solid-js'
import { signInWanted } from '../account/sign-in-wanted'
import { DigestCard } from '../away/digest-card'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { createAnnouncer } from './announcement'
import { createElapsed } from './elapsed'
import { type Pill, pillOf } from './pill'
import { syncNow } from './sync-now'
import styles from './sync-pill.module.css'

/** One quiet line when all is well; a card when there is something to say. What happened while away stands above it. */
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
  return (
    <Show when={pill()}>
      {(now) => (
        <>
          {/* Deciding is for one thing at a time. */}
          <Show when={desk.place() !== 'decide'}>
            <DigestCard />
          </Show>
          <div class={styles.pill} data-tone={now().tone} data-card={now().text ? '' : undefined}>
            {/* Read when somebody asks; what is said by itself is said below, and less often. */}
            <div class={styles.status} role="status" aria-live="off" aria-label={words.sync.name}>
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
                <span>
                  <Show when={now().strong}>
                    <em class={styles.strong}>{now().strong}</em>
                  </Show>
                  {now().text}
                </span>
              </Show>
            </div>
            <Announcement pill={now()} />
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
        </>
      )}
    </Show>
  )
}

/** Says a state aloud when it is another one and has settled, never each count. */
function Announcement(props: { pill: Pill }) {
  const [text, setText] = createSignal('')
  const announcer = createAnnouncer(setText)
  onCleanup(announcer.stop)
  createEffect(() =>
    announcer.follow(props.pill.title, () => words.sync.spoken(props.pill.title, props.pill.strong + props.pill.text)),
  )
  return (
    <span class={shared.spoken} aria-live="polite">
      {text()}
    </span>
  )
}
