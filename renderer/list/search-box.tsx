import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { Kbd } from '../ui/kbd'
import { words } from '../words/words'
import { LIST_ID, SEARCH_ID } from './element-ids'
import styles from './search-box.module.css'

/** Searches with every key. Down goes to the list, Enter opens the first match. */
export function SearchBox() {
  const desk = useDesk()
  const { list } = desk

  /** Of what was typed, not of the list before it, which is still on the screen when the keys come fast. */
  async function openFirst(always: boolean): Promise<void> {
    await list.loaded()
    if (!always && list.position() >= 0) return
    const row = await list.rowAt(0)
    if (row) await desk.open(row.id, 0)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      document.getElementById(LIST_ID)?.focus()
      void openFirst(event.key === 'Enter')
    } else if (event.key === 'Escape' && list.query().text !== '') {
      event.stopPropagation()
      list.ask({ text: '' })
    }
  }

  return (
    <label class={styles.search}>
      <Icon name="search" />
      <input
        id={SEARCH_ID}
        class={styles.input}
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={words.list.search}
        placeholder={words.list.search}
        value={list.query().text}
        onInput={(event) => list.ask({ text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <span title={words.list.searchKey} aria-hidden="true" class={styles.key}>
        <Kbd>/</Kbd>
      </span>
    </label>
  )
}
