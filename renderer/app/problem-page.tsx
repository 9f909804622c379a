import { Show } from 'solid-js'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './problem-page.module.css'

/** What keeps the app from starting: the cause, the next step, and that nothing is lost. */
export function ProblemPage(props: { page: { title: string; cause: string; next: string }; onAgain?: () => void }) {
  return (
    <main class={styles.page}>
      <div class={styles.inner} role="alert">
        <span class={styles.mark}>
          <Icon name="warn" size={20} />
        </span>
        <h1 class={styles.title}>{props.page.title}</h1>
        <p class={styles.cause}>{props.page.cause}</p>
        <p class={styles.next}>{props.page.next}</p>
        <p class={styles.cause}>{words.pages.nothingLost}</p>
        <Show when={props.onAgain}>
          {(again) => <Button label={words.pages.again} look="filled" size="large" onClick={() => again()()} />}
        </Show>
      </div>
    </main>
  )
}
