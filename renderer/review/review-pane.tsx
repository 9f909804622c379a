import { createEffect, createSignal, on, onMount, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { KeyHints } from '../ui/key-hints'
import { words } from '../words/words'
import { BatchDialog } from './batch-dialog'
import { createReview } from './create-review'
import type { Choice } from './decisions'
import { listenToReviewKeys } from './listen-to-review-keys'
import { MergedReceipt } from './merged-receipt'
import { ReviewContact } from './review-contact'
import { ReviewList } from './review-list'
import styles from './review-pane.module.css'
import { focusSection, sectionId } from './section-id'

/** Everything that needs the user, one after the other, decided by one key each. */
export function ReviewPane() {
  const desk = useDesk()
  const review = createReview(desk)
  const [batch, setBatch] = createSignal<Choice | null>(null)
  const [editing, setEditing] = createSignal<string | null>(null)
  let pane: HTMLElement | undefined

  createEffect(
    on([() => desk.session.opening().kind === 'open', desk.deciding], ([open, at]) => {
      if (open) void review.load().catch(() => undefined)
      if (at) review.choose(`${at.id} ${at.path}`)
    }),
  )
  // Whatever is in turn has the focus, but never takes it from what is being typed.
  createEffect(
    on(
      () => [review.current()?.key, review.ready(), editing()],
      () => {
        const focused = document.activeElement
        if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) return
        const key = review.current()?.key
        // Who has come to one of its buttons by Tab stays there.
        if (key !== undefined && document.getElementById(sectionId(key))?.contains(focused)) return
        if (!focusSection(key)) pane?.focus()
      },
    ),
  )
  onMount(() => pane?.focus())
  listenToReviewKeys(desk, review, {
    editing: () => editing() !== null,
    edit: (key) => setEditing(key),
    leave: () => desk.go('contacts'),
  })

  const control = () => (desk.session.bridge.boot.platform === 'darwin' ? '⌘' : words.keys.control)
  const hints = () => [
    { keys: ['1'], does: words.field.keepYours },
    { keys: ['2'], does: words.field.takeTheirs },
    { keys: ['3'], does: words.field.edit },
    { keys: ['J', 'K'], does: words.review.move },
    { keys: [control(), 'Z'], does: words.undoing.undo },
  ]
  return (
    <div class={styles.review}>
      <ReviewList review={review} onBatch={setBatch} />
      <main ref={pane} class={styles.pane} data-pane data-pane-focus tabindex="-1" aria-labelledby="review-title">
        <Show when={review.current()} fallback={<Empty loading={!review.ready()} />}>
          {(entry) => <ReviewContact review={review} entry={entry()} editing={editing()} onEditing={setEditing} />}
        </Show>
        <footer class={styles.foot}>
          <Show when={review.undecided().length > 0} fallback={<MergedReceipt />}>
            <KeyHints hints={hints()} />
            <span class={styles.safe}>
              <Icon name="lock" size={14} />
              {words.review.safe}
            </span>
          </Show>
        </footer>
      </main>
      <Show when={batch()}>
        {(choice) => (
          <BatchDialog
            choice={choice()}
            items={review.undecided().map(({ item }) => item)}
            onDecide={(items) => void review.decideAll(items, choice())}
            onClose={() => setBatch(null)}
          />
        )}
      </Show>
    </div>
  )
}

function Empty(props: { loading: boolean }) {
  const desk = useDesk()
  return (
    <Show when={!props.loading}>
      <div class={styles.empty}>
        <span class={styles.mark}>
          <Icon name="check" size={20} />
        </span>
        <p class={styles.title}>{words.review.nothing}</p>
        <p class={styles.hint}>{words.review.nothingHint}</p>
        <Button label={words.review.back} onClick={() => desk.go('contacts')} />
      </div>
    </Show>
  )
}
