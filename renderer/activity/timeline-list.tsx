import { createMemo, createSignal, For, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import type { ContactView } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { type Happening, mergeTimeline } from './merge-timeline'
import { pendingPaths } from './pending-paths'
import { TimelineItem } from './timeline-item'
import styles from './timeline-list.module.css'
import { createTimelineSource } from './timeline-source'

const PAGE = 20

/** What happened with the contact, by day, the newest first. */
export function TimelineList(props: { view: ContactView }) {
  const source = createTimelineSource(useDesk(), {
    id: () => props.view.id,
    isThere: () => props.view.created === null,
  })
  const nameOf = (company: string) => props.view.companies.find(({ id }) => id === company)?.name || null
  const [shown, setShown] = createSignal(PAGE)
  const all = createMemo(() => {
    const { entries, own, me } = source.timeline()
    return mergeTimeline({ entries, own, me, notes: props.view.notes, pending: pendingPaths(props.view) })
  })
  const days = createMemo(() => byDay(all().slice(0, shown())))
  const hasMore = () => shown() < all().length || source.hasOlder()

  async function showMore(): Promise<void> {
    if (shown() >= all().length) await source.older()
    setShown(shown() + PAGE)
  }

  return (
    <div class={styles.timeline}>
      <For each={[...days().keys()]}>
        {(day) => (
          <>
            <h3 class={styles.day}>{day}</h3>
            <ol class={styles.items}>
              <For each={(days().get(day) ?? []).map(({ key }) => key)}>
                {(key) => (
                  <Show
                    when={days()
                      .get(day)
                      ?.find((one) => one.key === key)}
                  >
                    {(one) => <TimelineItem of={one()} nameOf={nameOf} />}
                  </Show>
                )}
              </For>
            </ol>
          </>
        )}
      </For>
      <Show when={hasMore()}>
        <Button label={words.activity.more} size="small" onClick={() => void showMore()} />
      </Show>
      <Told source={source} isThere={props.view.created === null} />
    </div>
  )
}

/** As of when the server's part is, where that is not now. */
function Told(props: { source: ReturnType<typeof createTimelineSource>; isThere: boolean }) {
  const asOf = () => props.source.timeline().asOf
  const why = () => {
    if (!props.isThere) return null
    if (props.source.online()) return props.source.failed() ? words.activity.notRead : null
    return asOf() === null ? words.activity.notReadYet : ''
  }
  return (
    <Show when={why() !== null}>
      <p class={styles.told}>
        {why()} <Show when={asOf()}>{(at) => words.activity.asOf(words.format.time(at(), Date.now()))}</Show>
      </p>
    </Show>
  )
}

function byDay(happenings: readonly Happening[]): Map<string, Happening[]> {
  const days = new Map<string, Happening[]>()
  for (const one of happenings) {
    const day = words.format.day(one.at, Date.now())
    const list = days.get(day)
    if (list) list.push(one)
    else days.set(day, [one])
  }
  return days
}
