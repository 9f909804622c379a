import { For, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import styles from './filter-chips.module.css'

/** The filters in force, each with its way off. */
export function FilterChips() {
  const { list } = useDesk()
  const filters = () => {
    const { tag, company } = list.query()
    return [
      ...(tag === null ? [] : [{ name: tag, icon: 'tag' as const, off: { tag: null } }]),
      ...(company === null ? [] : [{ name: company, icon: 'building' as const, off: { company: null } }]),
    ]
  }
  return (
    <Show when={filters().length > 0}>
      <div class={styles.chips}>
        <For each={filters()}>
          {(filter) => (
            <span class={styles.chip}>
              <Icon name={filter.icon} size={14} />
              <span class={shared.cut}>{filter.name}</span>
              <button
                type="button"
                class={styles.off}
                aria-label={words.list.removeFilter(filter.name)}
                title={words.list.removeFilter(filter.name)}
                onClick={() => list.ask(filter.off)}
              >
                <Icon name="x" size={14} />
              </button>
            </span>
          )}
        </For>
      </div>
    </Show>
  )
}
