import { For, Match, Show, Switch } from 'solid-js'
import type { Value } from '../../shared/leaf'
import { type LeafPath, parsePath, refOf } from '../../shared/path'
import { Icon } from '../icon/icon'
import type { PreviewRow } from '../store/import-api'
import { words } from '../words/words'
import styles from './preview-table.module.css'

/** What becomes of a row, in words: what is created or changed, or why it is left out. */
export function RowOutcome(props: { row: PreviewRow }) {
  return (
    <>
      <Switch>
        <Match when={props.row.invalid}>{(why) => <p>{words.transfer.invalid(why())}</p>}</Match>
        <Match when={props.row.sameAs}>{(row) => <p>{words.transfer.isDuplicate(row())}</p>}</Match>
        <Match when={props.row.kind === 'new'}>
          <p>{words.transfer.isNew}</p>
        </Match>
        <Match when={props.row.match}>
          {(match) => (
            <p>
              {props.row.kind === 'update'
                ? words.transfer.isUpdate(match().name, match().by)
                : words.transfer.isSame(match().name, match().by)}
            </p>
          )}
        </Match>
      </Switch>
      <Show when={props.row.changes.length > 0}>
        <ul class={styles.changes}>
          <For each={props.row.changes}>{(change) => <Change {...change} />}</For>
        </ul>
      </Show>
      <For each={props.row.kind === 'new' || props.row.kind === 'update' ? props.row.remarks : []}>
        {(remark) => (
          <p class={styles.remark}>
            <Icon name="warn" size={14} />
            <span>{words.transfer.remark(remark)}</span>
          </p>
        )}
      </For>
    </>
  )
}

function Change(props: { path: LeafPath; from: Value; to: Value }) {
  const element = () => {
    const parts = parsePath(props.path)
    if (parts?.kind !== 'element') return null
    return parts.field === 'tags' ? parts.element : Object.values(refOf(parts.element)).join(' ')
  }
  const label = () => {
    const field = parsePath(props.path)?.field
    return !field || field === 'created' || field === 'deleted' ? '' : words.contact.fields[field]
  }
  return (
    <li>
      <span class={styles.field}>{label()}</span>
      <Show
        when={element() ?? (props.from === false ? text(props.to) : null)}
        fallback={
          <>
            <Show when={text(props.from)}>
              {(from) => (
                <>
                  <bdi class={styles.from}>{from()}</bdi>
                  <Icon name="arrow" size={14} />
                  <span class={styles.spoken}>{words.waiting.becomes}</span>
                </>
              )}
            </Show>
            <bdi>{text(props.to)}</bdi>
          </>
        }
      >
        {(added) => <bdi>{words.transfer.added(added())}</bdi>}
      </Show>
    </li>
  )
}

function text(value: Value): string {
  return typeof value === 'string' ? value : ''
}
