import { Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { words } from '../words/words'
import styles from './list-count.module.css'

/** "248 of 12,486", "12,486 contacts", or "4,500 so far" while the first pull runs. */
export function ListCount() {
  const { list, session } = useDesk()
  const pulling = () => session.told()?.status.firstPull === true
  const counts = () => (session.opening().kind === 'open' ? list.counts() : undefined)
  const total = () => session.summary().total
  const filtered = () => {
    const { text, show, tag, company } = list.query()
    return text.trim() !== '' || show !== 'all' || tag !== null || company !== null
  }
  return (
    // While contacts pour in, their number is not read aloud four times a second.
    <p class={styles.count} role="status" aria-live={pulling() && !filtered() ? 'off' : undefined}>
      <Show when={counts()} fallback={words.list.loading}>
        {(found) => (
          <Show
            when={filtered()}
            fallback={
              <Show when={pulling()} fallback={words.list.total(total())}>
                <b>{words.list.matched(total())}</b>
                {words.list.soFar}
              </Show>
            }
          >
            <b>{words.list.matched(found().matched)}</b>
            {words.list.ofTotal(total())}
          </Show>
        )}
      </Show>
    </p>
  )
}
