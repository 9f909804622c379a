import { createSignal, onCleanup } from 'solid-js'
import { fieldId, useDesk } from '../desk/desk'
import type { TagView } from '../store/api'
import { words } from '../words/words'
import styles from './add-tag.module.css'
import { useEdits } from './contact-edits'
import { createKeptText } from './kept-text'
import { createOffers, OfferList } from './offers'
import { completions, sameTag, tagsIn } from './tag-text'

/** Where tags are typed, several with commas between them; Enter or leaving it puts them on. Known tags are offered. */
export function AddTag(props: { tags: TagView[]; typed: string | null }) {
  const [desk, edits] = [useDesk(), useEdits()]
  const typing = createKeptText({ draft: props.typed, keepDraft: (typed) => void edits.keepDraft('tag', typed) })
  const { text } = typing
  const [known, setKnown] = createSignal<string[]>([])
  const offers = createOffers<string>({
    list: () => completions(text(), known(), props.tags),
    choose: (tag) => void add(tag),
  })
  const stop = desk.editing(leave)
  onCleanup(() => {
    stop()
    void leave()
  })

  async function loadKnown(): Promise<void> {
    setKnown(await desk.session.call('tags', null))
  }

  function type(next: string): void {
    typing.input(next)
    offers.mark(-1)
  }

  /** Half typed before a crash, it is no tag until somebody says so. */
  async function leave(): Promise<void> {
    if (typing.touched() && text() !== '') await add(text())
  }

  async function add(typed: string): Promise<void> {
    const wanted = tagsIn(typed).filter((tag) => (sameTag(tag, props.tags)?.state ?? 'removed') === 'removed')
    offers.mark(-1)
    if (wanted.length === 0) return typing.clear()
    typing.handOver()
    const left: string[] = []
    for (const tag of wanted) {
      const saved = await edits.setTag(sameTag(tag, props.tags)?.tag ?? tag, true)
      if (saved.kind !== 'saved') left.push(tag)
    }
    if (text() !== '') return // of the next one
    if (left.length === 0) typing.clear()
    else type(left.join(', ')) // it stays where it was typed
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || offers.onArrow(event)) return
    if (event.key === 'Enter') void add(offers.marked() ?? text())
    else if (event.key === ',') void add(text())
    else if (event.key === 'Escape' && text() !== '') typing.clear()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class={styles.box} data-screen-only>
      <input
        {...offers.aria()}
        id={fieldId('tags')}
        class={styles.input}
        type="text"
        dir="auto"
        autocomplete="off"
        data-typing={text() === '' ? undefined : ''}
        aria-label={words.contact.addTag}
        placeholder={words.contact.addTag}
        value={text()}
        onInput={(event) => type(event.currentTarget.value)}
        onFocus={() => void loadKnown().catch(() => undefined)}
        onKeyDown={onKeyDown}
        onBlur={() => void leave()}
      />
      <OfferList of={offers} label={words.contact.knownTags}>
        {(tag) => tag}
      </OfferList>
    </div>
  )
}
