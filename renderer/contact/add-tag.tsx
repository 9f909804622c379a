import { createSignal, createUniqueId, For, onCleanup, Show } from 'solid-js'
import { fieldId, useDesk } from '../desk/desk'
import type { TagView } from '../store/api'
import { words } from '../words/words'
import styles from './add-tag.module.css'
import { useEdits } from './contact-edits'
import { createKeptText } from './kept-text'
import { completions, sameTag, tidyTag } from './tag-text'

/** Where a tag is typed; Enter or leaving it puts it on. Tags that others have are offered below. */
export function AddTag(props: { tags: TagView[]; typed: string | null }) {
  const [desk, edits] = [useDesk(), useEdits()]
  const typing = createKeptText({ draft: props.typed, keepDraft: (typed) => edits.keepDraft('tag', typed) })
  const { text } = typing
  const [known, setKnown] = createSignal<string[]>([])
  const [marked, setMarked] = createSignal(-1)
  const id = createUniqueId()
  const offered = () => completions(text(), known(), props.tags)
  const active = () => (marked() < offered().length ? marked() : -1)
  const stop = desk.editing(leave)
  onCleanup(() => {
    stop()
    void leave()
  })

  async function loadKnown(): Promise<void> {
    const { tags } = await desk.session.call('facets', null)
    setKnown(tags.map((tag) => tag.name))
  }

  function type(next: string): void {
    typing.input(next)
    setMarked(-1)
  }

  /** Half typed before a crash, it is no tag until somebody says so. */
  async function leave(): Promise<void> {
    if (typing.touched() && text() !== '') await add(text())
  }

  async function add(typed: string): Promise<void> {
    const tag = tidyTag(typed)
    const same = sameTag(tag, props.tags)
    setMarked(-1)
    if (tag === '' || (same && same.state !== 'removed')) return typing.clear()
    typing.handOver()
    const saved = await edits.setTag(same?.tag ?? tag, true)
    if (text() !== '') return // of the next one
    if (saved.kind === 'saved') typing.clear()
    else type(typed) // it stays where it was typed
  }

  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.isComposing) return
    if (event.key === 'Enter') void add(offered()[marked()] ?? text())
    else if (event.key === 'Escape' && text() !== '') typing.clear()
    else if (by && offered().length > 0) setMarked(Math.min(offered().length - 1, Math.max(-1, marked() + by)))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class={styles.box}>
      <input
        id={fieldId('tags')}
        class={styles.input}
        type="text"
        autocomplete="off"
        aria-label={words.contact.addTag}
        aria-autocomplete="list"
        aria-controls={offered().length > 0 ? id : undefined}
        aria-activedescendant={active() >= 0 ? `${id}-${active()}` : undefined}
        placeholder={words.contact.addTag}
        value={text()}
        onInput={(event) => type(event.currentTarget.value)}
        onFocus={() => void loadKnown().catch(() => undefined)}
        onKeyDown={onKeyDown}
        onBlur={() => void leave()}
      />
      <Show when={offered().length > 0}>
        <div id={id} class={styles.offers} role="listbox" aria-label={words.contact.knownTags}>
          <For each={offered()}>
            {(tag, index) => (
              <div
                id={`${id}-${index()}`}
                class={styles.offer}
                role="option"
                tabIndex={-1}
                aria-selected={marked() === index()}
                // On press, before the input is left and adds what is typed so far.
                onMouseDown={(event) => {
                  event.preventDefault()
                  void add(tag)
                }}
              >
                {tag}
              </div>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}
