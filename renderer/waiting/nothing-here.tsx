import { Icon } from '../icon/icon'
import { words } from '../words/words'
import styles from './nothing-here.module.css'

/** An empty tab: that it is empty is good news, and said once. */
export function NothingHere(props: { review: boolean }) {
  return (
    <div class={styles.nothing}>
      <span class={styles.mark}>
        <Icon name="check" size={20} />
      </span>
      <p class={styles.title}>{props.review ? words.waiting.noneToReview : words.waiting.none}</p>
      <p class={styles.hint}>{props.review ? words.waiting.noneToReviewHint : words.waiting.noneHint}</p>
    </div>
  )
}
