import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/shapes'
import type { Waiting } from '../store/api'
import type { Phrase } from '../words/phrase'
import { PhraseText } from '../words/phrase-text'
import { words } from '../words/words'
import styles from './waiting-status.module.css'

type Look = { icon: IconName; tone: 'quiet' | 'pending' | 'conflict'; text: Phrase }

/** How a change stands, in plain words. */
export function WaitingStatus(props: { change: Waiting; label: string }) {
  const { session } = useDesk()
  const look = (): Look => {
    const { status } = props.change
    const stops = status.kind === 'waiting' || status.kind === 'checking'
    if (props.change.held && stops) return { icon: 'lock', tone: 'quiet', text: [words.waiting.held] }
    switch (status.kind) {
      case 'waiting':
        return { icon: 'clock', tone: 'quiet', text: [held(session.told()?.status.state.kind)] }
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
      <span>
        <PhraseText of={look().text} />
      </span>
    </div>
  )
}

/** What a waiting change waits for. */
function held(state: string | undefined): string {
  if (state === 'offline') return words.waiting.offline
  return state === 'sign-in-needed' || state === 'signed-out' ? words.waiting.signIn : words.waiting.inTurn
}
