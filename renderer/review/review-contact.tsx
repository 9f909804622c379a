import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { Avatar } from '../avatar/avatar'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { ConflictSection } from './conflict-section'
import type { Review } from './create-review'
import { labelOfItem, nameOfItem } from './item-words'
import styles from './review-contact.module.css'
import type { Entry } from './review-order'
import { sectionId } from './section-id'
import { WholeSection } from './whole-section'

type Props = {
  review: Review
  /** The one in work: its contact is shown. */
  entry: Entry
  /** The key of the one whose text is being typed anew. */
  editing: string | null
  onEditing: (key: string | null) => void
}

/** The right side: a contact, and each of its fields that is to be decided or was. */
export function ReviewContact(props: Props) {
  const item = () => props.entry.item
  const group = () => props.review.groups().find(({ id }) => id === item().id)
  const entries = () => group()?.entries ?? []
  const keys = createMemo(() => entries().map(({ key }) => key))
  const find = (key: string) => entries().find((entry) => entry.key === key)
  const conflicts = () =>
    entries().flatMap((entry) => (!entry.decided && entry.item.what.kind === 'conflict' ? [entry.item] : []))
  return (
    <>
      <header class={styles.bar}>
        <Avatar id={item().id} initials={item().initials} size={28} />
        <h2 class={shared.cut} dir="auto">
          {nameOfItem(item())}
        </h2>
        <span class={`${styles.subtitle} ${shared.cut}`} dir="auto">
          {item().subtitle}
        </span>
        <Show when={conflicts().length > 1}>
          <Button
            label={words.review.keepAll}
            size="small"
            onClick={() => void props.review.decideAll(conflicts(), 'mine')}
          />
          <Button
            label={words.review.takeAll}
            size="small"
            onClick={() => void props.review.decideAll(conflicts(), 'theirs')}
          />
        </Show>
      </header>
      <div class={styles.body}>
        <For each={keys()}>
          {(key) => (
            <Show when={find(key)}>
              {(entry) => (
                <Switch>
                  <Match when={entry().decided}>
                    <DecidedLine review={props.review} entry={entry()} />
                  </Match>
                  <Match when={entry().item.what.kind === 'conflict'}>
                    <ConflictSection
                      review={props.review}
                      item={entry().item}
                      current={props.entry.key === key}
                      editing={props.editing === key}
                      onEditing={(on) => props.onEditing(on ? key : null)}
                    />
                  </Match>
                  <Match when={true}>
                    <WholeSection
                      review={props.review}
                      item={entry().item}
                      current={props.entry.key === key}
                      editing={props.editing === key}
                      onEditing={(on) => props.onEditing(on ? key : null)}
                    />
                  </Match>
                </Switch>
              )}
            </Show>
          )}
        </For>
      </div>
    </>
  )
}

/** What was decided here, in one line, with the way to be asked again. */
function DecidedLine(props: { review: Review; entry: Entry }) {
  const told = () => props.entry.decided
  return (
    <div
      class={styles.decided}
      id={sectionId(props.entry.key)}
      role="group"
      tabIndex={-1}
      aria-label={labelOfItem(props.entry.item)}
    >
      <Icon name="check" />
      <b class={shared.cut}>{labelOfItem(props.entry.item)}</b>
      <span class={`${styles.told} ${shared.cut}`} dir="auto">
        {words.review.doneWith(told()?.said ?? '', told()?.value ?? '')}
      </span>
      <Show when={told()?.effects.length}>
        <Button
          label={words.undoing.undo}
          icon="undo"
          look="ghost"
          size="small"
          onClick={() => void props.review.takeBack(told()?.effects ?? [])}
        />
      </Show>
    </div>
  )
}
