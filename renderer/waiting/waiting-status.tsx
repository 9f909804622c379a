import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/shapes'
import type { Waiting } from '../store/api'
import { createElapsed } from '../sync/elapsed'
import type { Phrase } from '../words/phrase'
import { PhraseText } from '../words/phrase-text'
import { words } from '../words/words'
import styles from './waiting-status.module.css'

type Look = { icon: IconName; tone: 'quiet' | 'pending' | 'conflict'; text: Phrase }

/** How a change stands, in plain words. `first`: the next to go. */
export function WaitingStatus(props: { change: Waiting; label: string; first: boolean }) {
  const { session } = useDesk()
  const limited = () => {
    const state = session.told()?.status.state
    return props.first && state?.kind === 'limited' ? state : undefined
  }
  const elapsedMs = createElapsed(
    () => session.told()?.at,
    () => limited() !== undefined,
  )
  const look = (): Look => {
    const { status, held } = props.change
    const stops = status.kind === 'waiting' || status.kind === 'checking'
    if (held && stops) return { icon: 'pause', tone: 'quiet', text: [words.waiting.held] }
    switch (status.kind) {
      case 'waiting': {
        const now = limited()
        if (!now) return { icon: 'clock', tone: 'quiet', text: [causeOf(session.told()?.status.state.kind)] }
        const seconds = Math.max(1, Math.ceil((now.forMs - elapsedMs()) / 1000))
        return { icon: 'upload', tone: 'pending', text: [words.centre.next(seconds)] }
      }
      case 'sending':
        return { icon: 'upload', tone: 'pending', text: [words.waiting.sending] }
      case 'checking':
        return { icon: 'sync', tone: 'quiet', text: [words.waiting.checking] }
      case 'refused':
        return { icon: 'warn', tone: 'conflict', text: words.field.refused(props.label, status.message) }
      case 'conflict':
        return { icon: 'warn', tone: 'conflict', text: [words.waiting.conflict] }
      case 'deleted':
        return { icon: 'trash', tone: 'conflict', text: [words.waiting.deleted] }
    }
  }
  return (
    <div class={styles.status} data-tone={look().tone}>
      <Icon name={look().icon} size={14} />
      <span class={styles.text}>
        <PhraseText of={look().text} />
      </span>
    </div>
  )
}

/** What a waiting change waits for. */
function causeOf(state: string | undefined): string {
  if (state === 'offline') return words.waiting.offline
  return state === 'sign-in-needed' || state === 'signed-out' ? words.waiting.signIn : words.waiting.inTurn
}
