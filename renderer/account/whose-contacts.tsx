import { Button } from '../ui/button'
import styles from '../ui/form.module.css'
import { words } from '../words/words'

/** A token does not say whose it is, and unsent changes must never go out as somebody else's: the user says it. */
export function WhoseContacts(props: { busy: boolean; onAnswer: (who: 'same' | 'other') => void }) {
  return (
    <div role="group" aria-label={words.account.whose}>
      <p class={styles.question}>{words.account.whose}</p>
      <p>{words.account.whoseHint}</p>
      <div class={styles.acts}>
        <Button label={words.account.somebodyElses} disabled={props.busy} onClick={() => props.onAnswer('other')} />
        <Button label={words.account.mine} look="filled" disabled={props.busy} onClick={() => props.onAnswer('same')} />
      </div>
    </div>
  )
}
