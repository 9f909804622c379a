import { createEffect, createMemo, createResource, For, on, onCleanup, onMount, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { createThrottle } from '../list/throttle'
import { SidebarButton } from '../sidebar/sidebar-button'
import type { Waiting } from '../store/api'
import { syncNow } from '../sync/sync-now'
import { SyncPill } from '../sync/sync-pill'
import { Button } from '../ui/button'
import { narrow } from '../ui/narrow'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { exportChanges, importChanges } from './changes-file'
import { needsReview } from './needs-review'
import { PolicyChoice } from './policy-choice'
import styles from './waiting-pane.module.css'
import { WaitingRow } from './waiting-row'

/** Drawn at once; the rest is counted. */
const SHOWN = 200
const REFRESH_MS = 250

/** Everything that has not reached the server, or the part of it that needs the user. */
export function WaitingPane() {
  const desk = useDesk()
  const { session } = desk
  let pane: HTMLElement | undefined
  // Before the contacts are open nobody answers; what was shown stays when an answer fails.
  const [changes, { refetch }] = createResource<Waiting[] | undefined, true>(
    () => session.opening().kind === 'open',
    (_open, { value }) => session.call('waiting', null).catch(() => value),
  )
  onCleanup(session.onChanged(createThrottle(REFRESH_MS, async () => void (await refetch()))))
  const review = () => desk.place() === 'review'
  /** By contact and field: a row, and the focus in it, stays through every refresh. */
  const shown = createMemo(
    () =>
      new Map(
        (changes.latest ?? [])
          .filter((change) => !review() || needsReview(change))
          .map((change) => [`${change.id} ${change.field}`, change]),
      ),
  )
  const left = () => {
    const { waiting, review: undecided } = session.summary()
    return review() ? words.waiting.toReview(undecided) : words.waiting.left(waiting + undecided)
  }
  const about = () => {
    const status = session.told()?.status
    // Offline nobody knows when it begins.
    const ms = status && ['syncing', 'limited'].includes(status.state.kind) ? status.leftMs : null
    return ms && !review() ? `, ${words.waiting.about(ms)}` : ''
  }
  const synced = () => {
    const at = session.told()?.status.lastSynced
    return at ? words.sync.lastSynced(at, Date.now()) : words.sync.neverSynced
  }
  const catchFocus = () => document.activeElement === document.body && pane?.focus()
  onMount(catchFocus) // it was in what this pane replaces
  createEffect(on(shown, catchFocus, { defer: true })) // or in a row that is gone
  return (
    <main ref={pane} class={styles.pane} data-pane data-pane-focus tabindex="-1" aria-labelledby="waiting-title">
      <header class={styles.header}>
        <SidebarButton />
        <div class={styles.what}>
          <h1 id="waiting-title">{review() ? words.waiting.reviewTitle : words.waiting.title}</h1>
          <p>
            {synced()}. <b>{left() + about()}</b>
          </p>
        </div>
        <Button label={words.waiting.import} look="ghost" onClick={() => importChanges(desk)} />
        <Button
          label={words.waiting.export}
          look="ghost"
          disabled={shown().size === 0}
          onClick={() => exportChanges(desk)}
        />
        <Button label={words.sync.syncNow} icon="sync" look="filled" onClick={() => syncNow(session)} />
      </header>
      <div class={styles.scroll}>
        <Show when={shown().size > 0} fallback={<Nothing loading={changes.latest === undefined} review={review()} />}>
          <table class={styles.table}>
            <thead>
              <tr>
                <th class={styles.contact}>{words.waiting.contact}</th>
                <th>{words.waiting.change}</th>
                <th class={styles.status}>{words.waiting.status}</th>
                <th class={styles.age}>{words.waiting.age}</th>
                <th class={styles.actions}>
                  <span class={shared.spoken}>{words.waiting.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={[...shown().keys()].slice(0, SHOWN)}>
                {(key) => <Show when={shown().get(key)}>{(change) => <WaitingRow change={change()} />}</Show>}
              </For>
            </tbody>
          </table>
          <Show when={shown().size > SHOWN}>
            <p class={styles.more}>{words.waiting.more(shown().size - SHOWN)}</p>
          </Show>
        </Show>
      </div>
      <PolicyChoice />
      <Show when={narrow()}>
        <div class={styles.foot}>
          <SyncPill />
        </div>
      </Show>
    </main>
  )
}

function Nothing(props: { loading: boolean; review: boolean }) {
  return (
    <Show when={!props.loading}>
      <div class={styles.nothing}>
        <Icon name="check" size={20} />
        <p>{props.review ? words.waiting.noneToReview : words.waiting.none}</p>
        <p class={styles.hint}>{props.review ? words.waiting.noneToReviewHint : words.waiting.noneHint}</p>
      </div>
    </Show>
  )
}
