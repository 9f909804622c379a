import { createMemo, For, Index, Show } from 'solid-js'
import { tagPath } from '../../shared/path'
import type { TagView } from '../store/api'
import { words } from '../words/words'
import { AddTag } from './add-tag'
import { FieldRow } from './field-row'
import { RefusedNote } from './refused-note'
import { TagChip } from './tag-chip'
import styles from './tags-field.module.css'

/** The contact's tags, each taken off or put on by itself. */
export function TagsField(props: { tags: TagView[]; typed: string | null }) {
  const refused = createMemo(
    () => new Map(props.tags.filter((tag) => tag.state === 'refused').map((tag) => [tag.tag, tag])),
  )
  return (
    <FieldRow label={words.contact.fields.tags}>
      <div class={styles.tags} role="group" aria-label={words.contact.fields.tags}>
        <Index each={props.tags}>{(tag) => <TagChip tag={tag()} />}</Index>
        <AddTag tags={props.tags} typed={props.typed} />
      </div>
      {/* By name: the notes, and the focus in them, stay when the contact is read again. */}
      <For each={[...refused().keys()]}>
        {(name) => (
          <Show when={refused().get(name)}>
            {(tag) => (
              <RefusedNote
                label={name}
                path={tagPath(name)}
                message={tag().message ?? ''}
                change={{ mine: !tag().was, was: tag().was }}
              />
            )}
          </Show>
        )}
      </For>
    </FieldRow>
  )
}
