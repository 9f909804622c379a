import { For, Show } from 'solid-js'
import type { PreviewRow } from '../store/import-api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './preview-table.module.css'
import { RowOutcome } from './row-outcome'

/** Rows of the file, and what becomes of them. */
export function PreviewTable(props: { rows: readonly PreviewRow[]; more: number; onMore: () => void }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it takes the focus, so it is what the arrows scroll
    <section class={styles.scroll} tabIndex={0} aria-label={words.transfer.steps.preview}>
      <table class={styles.table}>
        <thead>
          <tr>
            <th class={styles.number}>{words.transfer.rowHead}</th>
            <th class={styles.kind}>{words.transfer.kindHead}</th>
            <th class={styles.who}>{words.transfer.whoHead}</th>
            <th>{words.transfer.whatHead}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <td class={styles.count}>{words.format.number(row.row)}</td>
                <td>
                  <span class={styles.badge} data-kind={row.kind}>
                    {words.transfer.kinds[row.kind]}
                  </span>
                </td>
                <td class={styles.person}>
                  <bdi class={styles.name}>{row.name || words.contact.noName}</bdi>
                  <bdi class={styles.reach}>
                    {[row.email, row.phone].filter((part) => part && part !== row.name).join(' · ')}
                  </bdi>
                </td>
                <td class={styles.outcome}>
                  <RowOutcome row={row} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.more > 0}>
        <div class={styles.more}>
          <span>{words.transfer.moreRows(props.more)}</span>
          <Button label={words.transfer.showMore} size="small" onClick={props.onMore} />
        </div>
      </Show>
    </section>
  )
}
