import { For, Index } from 'solid-js'
import { tagPath } from '../../shared/path'
import type { TagView } from '../store/api'
import { words } from '../words/words'
import { AddTag } from './add-tag'
import { FieldRow } from './field-row'
import { RefusedNote } from './refused-note'
import { TagChip } from './tag-chip'
import styles from './tags-field.module.css'

/** The contact's tags, each taken off or put on by itself. */
export function TagsField(props: { tags: TagView[] }) {
  return (
    <FieldRow label={words.contact.fields.tags}>
      <div class={styles.tags} role="group" aria-label={words.contact.fields.tags}>
        <Index each={props.tags}>{(tag) => <TagChip tag={tag()} />}</Index>
        <AddTag tags={props.tags} />
      </div>
      <For each={props.tags.filter((tag) => tag.state === 'refused')}>
        {(tag) => (
          <RefusedNote
            label={tag.tag}
            path={tagPath(tag.tag)}
            message={tag.message ?? ''}
            change={{ mine: !tag.was, was: tag.was }}
          />
        )}
      </For>
    </FieldRow>
  )
}
