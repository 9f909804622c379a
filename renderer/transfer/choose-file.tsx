import { Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './choose-file.module.css'

/** The beginning: a file, chosen or dropped. */
export function ChooseFile(props: { failed: keyof typeof words.transfer.failed | null }) {
  const { importing } = useDesk().transfer
  return (
    <div class={styles.choose}>
      <div class={styles.card}>
        <span class={styles.mark}>
          <Icon name="upload" size={20} />
        </span>
        <p class={styles.what}>{words.transfer.chooseHint}</p>
        <p class={styles.hint}>{words.transfer.nothingYet}</p>
        <Button label={words.transfer.choose} look="filled" size="large" onClick={() => void importing.choose()} />
        <p class={styles.hint}>{words.transfer.dropHere}</p>
      </div>
      <Show when={props.failed}>
        {(cause) => (
          <p class={styles.failed} role="alert">
            <Icon name="warn" size={14} />
            <span>{words.transfer.failed[cause()]}</span>
          </p>
        )}
      </Show>
    </div>
  )
}
