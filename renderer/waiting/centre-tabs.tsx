import { createUniqueId, For, Show } from 'solid-js'
import { type Place, useDesk } from '../desk/desk'
import { words } from '../words/words'
import styles from './centre-tabs.module.css'

export type Tab = Extract<Place, 'waiting' | 'review' | 'history'>
const tabs = ['waiting', 'review', 'history'] as const satisfies Tab[]

export const PANEL_ID = 'centre-panel'
export const tabId = (tab: Tab) => `centre-tab-${tab}`

/** The tabs of the sync centre; arrows move between them. Their names are the labels alone; the count describes. */
export function CentreTabs(props: { tab: Tab }) {
  const desk = useDesk()
  const count = (tab: Tab) => (tab === 'history' ? 0 : desk.session.summary()[tab])
  const choose = (tab: Tab) => (tab === 'history' ? desk.showHistory(null) : desk.go(tab))
  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.indexOf(props.tab)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    choose(next)
    document.getElementById(tabId(next))?.focus()
  }
  return (
    <div class={styles.tabs} role="tablist" aria-label={words.centre.title} onKeyDown={onKeyDown}>
      <For each={tabs}>
        {(tab) => {
          const countId = createUniqueId()
          return (
            <button
              type="button"
              id={tabId(tab)}
              class={styles.tab}
              role="tab"
              aria-label={words.centre.tabs[tab]}
              aria-describedby={count(tab) > 0 ? countId : undefined}
              aria-selected={props.tab === tab}
              aria-controls={PANEL_ID}
              tabIndex={props.tab === tab ? 0 : -1}
              onClick={() => choose(tab)}
            >
              {words.centre.tabs[tab]}
              <Show when={count(tab) > 0}>
                <span id={countId} class={styles.count} data-tab={tab}>
                  {words.format.number(count(tab))}
                </span>
              </Show>
            </button>
          )
        }}
      </For>
    </div>
  )
}
