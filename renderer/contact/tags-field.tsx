import { createMemo, createSignal, For, Index, Show } from 'solid-js'
import { tagPath } from '../../shared/path'
import type { TagView } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { AddTag } from './add-tag'
import { FieldRow } from './field-row'
import { RefusedNote } from './refused-note'
import { TagChip } from './tag-chip'
import { foldedTags } from './tag-text'
import styles from './tags-field.module.css'

/** The contact's tags, each taken off or put on by itself. */
export function TagsField(props: { tags: TagView[]; typed: string | null }) {
  const refused = createMemo(
    () => new Map(props.tags.filter((tag) => tag.state === 'refused').map((tag) => [tag.tag, tag])),
  )
  const [all, setAll] = createSignal(false)
  const folded = createMemo(() => foldedTags(props.tags))
  return (
    <FieldRow label={words.contact.fields.tags}>
      <div class={styles.tags} role="group" aria-label={words.contact.fields.tags}>
        <Index each={all() ? props.tags : folded()}>{(tag) => <TagChip tag={tag()} />}</Index>
        <Show when={folded().length < props.tags.length}>
          <Button
            label={all() ? words.details.showFewerTags : words.details.showAllTags(props.tags.length)}
            size="small"
            look="ghost"
            aria-expanded={all()}
            onClick={() => setAll(!all())}
          />
        </Show>
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
