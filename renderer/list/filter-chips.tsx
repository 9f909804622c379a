import { createMemo, For, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/shapes'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { SEARCH_ID } from './element-ids'
import { type Condition, conditionsOf } from './filter'
import styles from './filter-chips.module.css'
import { atElement } from './popup'

const icons: Record<Condition['kind'], IconName> = {
  recent: 'clock',
  tag: 'tag',
  company: 'building',
  language: 'globe',
  blocked: 'block',
  conflict: 'warn',
  waiting: 'upload',
}

/** The filters in force, each with its way off, and the way to one more. */
export function FilterChips() {
  const { list } = useDesk()
  /** By what it says: a chip, and the focus on it, stays when others come and go. */
  const chips = createMemo(() => new Map(conditionsOf(list.filter()).map((one) => [`${one.kind} ${nameOf(one)}`, one])))
  function remove(condition: Condition | undefined): void {
    if (!condition) return
    list.ask(condition.off)
    if (document.activeElement === document.body) document.getElementById(SEARCH_ID)?.focus()
  }
  return (
    <Show when={chips().size > 0}>
      <div class={styles.chips}>
        <For each={[...chips().keys()]}>
          {(key) => (
            <Show when={chips().get(key)}>
              {(condition) => (
                <span class={styles.chip} title={nameOf(condition())}>
                  <Icon name={icons[condition().kind]} size={14} />
                  <span class={shared.cut}>{nameOf(condition())}</span>
                  <button
                    type="button"
                    class={styles.off}
                    aria-label={words.list.removeFilter(nameOf(condition()))}
                    title={words.list.removeFilter(nameOf(condition()))}
                    onClick={() => remove(condition())}
                  >
                    <Icon name="x" size={14} />
                  </button>
                </span>
              )}
            </Show>
          )}
        </For>
        <button
          type="button"
          class={styles.add}
          aria-label={words.filters.add}
          aria-haspopup="menu"
          aria-expanded={list.popup()?.kind === 'add-filter'}
          onClick={(event) => list.setPopup({ kind: 'add-filter', at: atElement(event.currentTarget) })}
        >
          <Icon name="plus" size={14} />
          {words.filters.filter}
        </button>
      </div>
    </Show>
  )
}

function nameOf(condition: Condition): string {
  switch (condition.kind) {
    case 'tag':
    case 'company':
      return condition.value
    case 'language':
      return words.format.language(condition.value)
    default:
      return words.filters[condition.kind]
  }
}
