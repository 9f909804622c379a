import { createSignal, createUniqueId, For, Index, onCleanup, Show } from 'solid-js'
import { tagPath } from '../../shared/path'
import { fieldId, useDesk } from '../desk/desk'
import type { TagView } from '../store/api'
import { words } from '../words/words'
import { useEdits } from './contact-edits'
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
        {(tag) => <RefusedNote label={tag.tag} path={tagPath(tag.tag)} message={tag.message ?? ''} />}
      </For>
    </FieldRow>
  )
}

function AddTag(props: { tags: TagView[] }) {
  const [desk, edits] = [useDesk(), useEdits()]
  const [known, setKnown] = createSignal<string[]>([])
  const listId = createUniqueId()
  let input: HTMLInputElement | undefined
  onCleanup(desk.editing(async () => input && add(input)))

  async function loadKnown(): Promise<void> {
    const { tags } = await desk.session.call('facets', null)
    setKnown(tags.map((tag) => tag.name))
  }

  async function add(input: HTMLInputElement): Promise<void> {
    const text = input.value.replace(/\s+/g, ' ').trim()
    const same = props.tags.find((tag) => tag.tag.toLocaleLowerCase() === text.toLocaleLowerCase())
    if (text === '' || (same && same.state !== 'removed')) {
      input.value = ''
      return
    }
    input.value = ''
    const saved = await edits.setTag(same?.tag ?? text, true)
    if (saved.kind !== 'saved' && input.value === '') input.value = text
  }

  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLInputElement }): void {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault()
      void add(event.currentTarget)
    } else if (event.key === 'Escape' && event.currentTarget.value !== '') {
      event.stopPropagation()
      event.currentTarget.value = ''
    }
  }

  return (
    <>
      <input
        ref={input}
        id={fieldId('tags')}
        class={styles.add}
        type="text"
        autocomplete="off"
        list={listId}
        aria-label={words.contact.addTag}
        placeholder={words.contact.addTag}
        onFocus={() => void loadKnown().catch(() => undefined)}
        onKeyDown={onKeyDown}
        onBlur={(event) => void add(event.currentTarget)}
      />
      <datalist id={listId}>
        <Show when={known().length > 0}>
          <For each={known().filter((name) => !props.tags.some((tag) => tag.tag === name))}>
            {(name) => <option value={name} />}
          </For>
        </Show>
      </datalist>
    </>
  )
}
