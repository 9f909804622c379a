import { createMemo, For, Show } from 'solid-js'
import { Avatar } from '../avatar/avatar'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { SyncPill } from '../sync/sync-pill'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import type { Review } from './create-review'
import type { Choice } from './decisions'
import { aboutItem, labelOfItem, nameOfItem } from './item-words'
import styles from './review-list.module.css'
import type { Entry, Group } from './review-order'
import { focusSection } from './section-id'

/** The left side: whose fields are to be decided, how many are left, and the way to decide all at once. */
export function ReviewList(props: { review: Review; onBatch: (choice: Choice) => void }) {
  const desk = useDesk()
  const ids = createMemo(() => props.review.groups().map(({ id }) => id))
  const groupOf = (id: string) => props.review.groups().find((group) => group.id === id)
  const left = () => props.review.groups().filter((group) => group.left > 0).length
  const batchable = () => props.review.undecided().filter(({ item }) => item.what.kind === 'conflict').length
  return (
    <aside class={styles.list} data-pane aria-labelledby="review-title">
      <div class={styles.bar}>
        <Button
          label={words.review.back}
          icon="left"
          look="ghost"
          size="small"
          bare
          onClick={() => desk.go('contacts')}
        />
        <h1 id="review-title">{words.review.title}</h1>
        <span class={styles.count}>{left() > 0 ? words.review.contacts(left()) : ''}</span>
      </div>
      <nav class={styles.scroll} aria-label={words.review.fields}>
        <For each={ids()}>
          {(id) => <Show when={groupOf(id)}>{(group) => <ListGroup review={props.review} group={group()} />}</Show>}
        </For>
      </nav>
      <Show when={batchable() > 1}>
        <div class={styles.batch}>
          <Button
            label={words.review.everyKeep}
            icon="check"
            look="ghost"
            size="small"
            onClick={() => props.onBatch('mine')}
          />
          <Button
            label={words.review.everyTake}
            icon="cloud"
            look="ghost"
            size="small"
            onClick={() => props.onBatch('theirs')}
          />
        </div>
      </Show>
      <div class={styles.pill}>
        <SyncPill />
      </div>
    </aside>
  )
}

function ListGroup(props: { review: Review; group: Group }) {
  const of = () => props.group.entries.length
  const done = () => of() - props.group.left
  const keys = createMemo(() => props.group.entries.map(({ key }) => key))
  const find = (key: string) => props.group.entries.find((entry) => entry.key === key)
  return (
    <section class={styles.group} aria-label={nameOfItem(props.group.item)}>
      <div class={styles.who}>
        <Avatar id={props.group.id} initials={props.group.item.initials} size={28} />
        <b class={shared.cut} dir="auto">
          {nameOfItem(props.group.item)}
        </b>
        <span class={styles.left} data-done={props.group.left === 0 ? '' : undefined}>
          {words.review.left(props.group.left, of())}
        </span>
      </div>
      <Show when={of() > 1 && of() < 13}>
        <div class={styles.progress} aria-hidden="true">
          <For each={Array.from({ length: of() })}>{(_, i) => <i data-done={i() < done() ? '' : undefined} />}</For>
        </div>
      </Show>
      <ul>
        <For each={keys()}>
          {(key) => <Show when={find(key)}>{(entry) => <ListField review={props.review} entry={entry()} />}</Show>}
        </For>
      </ul>
    </section>
  )
}

function ListField(props: { review: Review; entry: Entry }) {
  const item = () => props.entry.item
  const icon = () => {
    if (props.entry.decided) return 'check'
    return item().what.kind === 'gone' || item().what.kind === 'deletion' ? 'trash' : 'warn'
  }
  function go(): void {
    props.review.choose(props.entry.key)
    focusSection(props.entry.key)
  }
  return (
    <li>
      <button
        type="button"
        class={styles.field}
        data-done={props.entry.decided ? '' : undefined}
        aria-current={props.review.current()?.key === props.entry.key ? 'true' : undefined}
        onClick={go}
      >
        <Icon name={icon()} />
        <span class={styles.what}>
          <span class={`${styles.label} ${shared.cut}`}>{labelOfItem(item())}</span>
          <span class={`${styles.about} ${shared.cut}`}>{props.entry.decided?.said ?? aboutItem(item())}</span>
        </span>
      </button>
    </li>
  )
}
