import { Show } from 'solid-js'
import { Icon } from '../icon/icon'
import type { TagView } from '../store/api'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { useEdits } from './contact-edits'
import styles from './tag-chip.module.css'

/** A tag with its way out, or back in where its removal has not been sent. */
export function TagChip(props: { tag: TagView }) {
  const edits = useEdits()
  const removed = () => props.tag.state === 'removed'
  const says = () => {
    if (props.tag.state === 'added') return words.contact.tagAdded
    return removed() ? words.contact.tagRemoved : undefined
  }
  const act = () => (removed() ? words.contact.putBackTag : words.contact.removeTag)(props.tag.tag)
  return (
    <span class={styles.chip} data-state={props.tag.state} title={says()}>
      <Show when={says()}>
        <span class={styles.dot} aria-hidden="true" />
      </Show>
      <span class={`${styles.name} ${shared.cut}`}>{props.tag.tag}</span>
      <Show when={says()}>{(text) => <span class={shared.spoken}>{text()}</span>}</Show>
      <button
        type="button"
        class={styles.act}
        aria-label={act()}
        title={act()}
        onClick={() => void edits.setTag(props.tag.tag, removed())}
      >
        <Icon name={removed() ? 'undo' : 'x'} size={14} />
      </button>
    </span>
  )
}
