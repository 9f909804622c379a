import { useDesk } from '../desk/desk'
import { KeyTips } from '../keys/key-tips'
import { words } from '../words/words'
import styles from './pulling.module.css'

/** The first pull: real numbers, and no share of a total that nobody knows. */
export function Pulling() {
  const { session } = useDesk()
  const ready = () => session.summary().total
  /** A limit ends by itself: what is left is still on its way. */
  const running = () => ['limited', 'syncing'].includes(session.told()?.status.state.kind ?? '')
  const hint = () => {
    if (ready() === 0) return words.pulling.noneHint
    return running() ? words.pulling.hint : words.pulling.pausedHint
  }
  return (
    <div class={styles.pulling}>
      <div class={styles.box}>
        <h1 class={styles.title}>{ready() === 0 ? words.pulling.none : words.pulling.ready(ready())}</h1>
        <p class={styles.hint}>{hint()}</p>
        <div
          class={styles.track}
          role="progressbar"
          aria-label={words.pulling.progress}
          data-running={running() ? '' : undefined}
        >
          <i />
        </div>
        <KeyTips title={words.pulling.whileYouWait} />
      </div>
    </div>
  )
}
