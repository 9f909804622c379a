import { Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { KeyHints } from '../ui/key-hints'
import { words } from '../words/words'
import styles from './change-keys-line.module.css'

/** The keys of the list, below it. */
export function ChangeKeys(props: { review: boolean }) {
  const desk = useDesk()
  const hints = () => [
    { keys: ['↑', '↓'], does: words.centre.move },
    { keys: [words.keys.enter], does: words.centre.open },
    { keys: ['R'], does: props.review ? words.waiting.review : words.waiting.retry },
    ...(props.review ? [] : [{ keys: ['H'], does: words.waiting.hold }]),
    { keys: ['Del'], does: words.waiting.discard },
  ]
  return (
    <div class={styles.line}>
      <KeyHints hints={hints()} />
      <Show when={props.review}>
        <Button label={words.centre.reviewAll} icon="right" size="small" onClick={() => desk.decide(null)} />
      </Show>
    </div>
  )
}
