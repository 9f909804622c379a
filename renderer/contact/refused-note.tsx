import { Show } from 'solid-js'
import type { Value } from '../../shared/leaf'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { PhraseText } from '../words/phrase-text'
import { words } from '../words/words'
import { useEdits } from './contact-edits'
import styles from './refused-note.module.css'

type Props = {
  label: string
  path: string
  message: string
  change: { mine: Value; was: Value }
  onFix?: () => void
}

/** A value that Propstreet would not take: why, and what can be done about it. */
export function RefusedNote(props: Props) {
  const edits = useEdits()
  return (
    <div class={styles.note} role="group" aria-label={props.label}>
      <p class={styles.cause}>
        <Icon name="warn" size={14} />
        <span>
          <PhraseText of={words.field.refused(props.label, props.message)} />
        </span>
      </p>
      <div class={styles.acts}>
        <Show when={props.onFix}>
          {(fix) => <Button label={words.field.fix} size="small" onClick={() => fix()()} />}
        </Show>
        <Button
          label={words.field.discard}
          size="small"
          look="ghost"
          onClick={() => void edits.revert(props.path, props.change)}
        />
        <Button label={words.field.retry} size="small" look="ghost" onClick={() => void edits.retry(props.path)} />
      </div>
    </div>
  )
}
