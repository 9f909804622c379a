import { Show } from 'solid-js'
import { Icon } from '../icon/icon'
import type { ReviewItem } from '../store/api'
import { Button } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { words } from '../words/words'
import styles from './conflict-section.module.css'
import type { Review } from './create-review'
import { EditMine } from './edit-mine'
import { isEditable, isProse, keyOfItem, labelOfItem, shownInReview } from './item-words'
import { sectionId } from './section-id'
import { ValueCard } from './value-card'

export type SectionProps = {
  review: Review
  item: ReviewItem
  current: boolean
  editing: boolean
  onEditing: (on: boolean) => void
}

/** A field changed on both sides: what it was, yours and theirs, side by side, and the choice. */
export function ConflictSection(props: SectionProps) {
  const key = () => keyOfItem(props.item)
  const what = () => (props.item.what.kind === 'conflict' ? props.item.what : undefined)
  const shown = (value: NonNullable<ReturnType<typeof what>>['mine']) => shownInReview(props.item, value)
  const from = () => (isProse(props.item) ? shownOrNothing(what()?.base) : undefined)
  const shownOrNothing = (value: unknown) => (typeof value === 'string' ? value : '')
  const now = Date.now()
  return (
    <Show when={what()}>
      {(conflict) => (
        <section
          class={styles.section}
          id={sectionId(key())}
          role="group"
          tabIndex={-1}
          aria-label={labelOfItem(props.item)}
          data-current={props.current ? '' : undefined}
          onFocusIn={() => props.review.choose(key())}
        >
          <div class={styles.head}>
            <Icon name="warn" />
            <h3>{labelOfItem(props.item)}</h3>
            <Show when={props.review.moved(key())}>
              <p class={styles.moved} role="status">
                {words.review.moved}
              </p>
            </Show>
            <span class={styles.gap} />
            <Show when={props.current && isProse(props.item)}>
              <span class={styles.legend} aria-hidden="true">
                <ins>{words.review.added}</ins> <del>{words.review.removed}</del>
              </span>
            </Show>
            <Show when={isEditable(props.item) && !props.editing}>
              <span class={styles.keyed}>
                <Button
                  label={words.field.edit}
                  icon="pencil"
                  look="ghost"
                  size="small"
                  onClick={() => props.onEditing(true)}
                />
                <Show when={props.current}>
                  <span aria-hidden="true">
                    <Kbd>3</Kbd>
                  </span>
                </Show>
              </span>
            </Show>
          </div>
          <div class={styles.cards}>
            <ValueCard
              title={words.field.before}
              by={words.review.lastSynced}
              icon="cloud"
              at={Date.parse(conflict().baseUtc)}
              now={now}
              text={shown(conflict().base)}
              quiet
            />
            <ValueCard
              title={words.field.yours}
              by={words.review.youHere}
              icon="laptop"
              at={props.item.savedAt}
              now={now}
              text={shown(conflict().mine)}
              {...compared(conflict().mine, from())}
            >
              <Show
                when={props.editing}
                fallback={
                  <Button
                    label={words.field.keepYours}
                    look={props.current ? 'filled' : 'plain'}
                    onClick={() => void props.review.decide(props.item, 'mine')}
                    {...keyed(props.current, '1')}
                  />
                }
              >
                <EditMine review={props.review} item={props.item} onClose={() => props.onEditing(false)} />
              </Show>
            </ValueCard>
            <ValueCard
              title={words.field.theirs}
              by={conflict().who?.name ?? words.review.somebody}
              icon="users"
              at={conflict().who ? Date.parse(conflict().who?.at ?? '') : conflict().at}
              now={now}
              text={shown(conflict().theirs)}
              {...compared(conflict().theirs, from())}
            >
              <Button
                label={words.field.takeTheirs}
                onClick={() => void props.review.decide(props.item, 'theirs')}
                {...keyed(props.current, '2')}
              />
            </ValueCard>
          </div>
        </section>
      )}
    </Show>
  )
}

/** The key is drawn by the style sheet: the button's name is its label alone. */
function keyed(current: boolean, key: string) {
  return current ? { 'data-key': key, 'aria-keyshortcuts': key } : {}
}

/** Only a text that is there is compared with what it was: that it is empty is said in a word. */
function compared(value: unknown, from: string | undefined) {
  return typeof value === 'string' && from !== undefined ? { from, to: value } : {}
}
