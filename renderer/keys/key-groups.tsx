import { For } from 'solid-js'
import type { HelpGroup } from './help-rows'
import { KeyCombination } from './key-combination'
import styles from './key-groups.module.css'

/** Keys and what they do, in two columns where there is room. */
export function KeyGroups(props: { groups: readonly HelpGroup[]; mac: boolean }) {
  return (
    <div class={styles.groups}>
      <For each={props.groups}>
        {(group) => (
          <div class={styles.group} role="group" aria-label={group.title}>
            <h3>{group.title}</h3>
            <dl>
              <For each={group.rows}>
                {(row) => (
                  <div class={styles.row}>
                    <dt>{row.does}</dt>
                    <dd>
                      <For each={row.keys}>{(press) => <KeyCombination press={press} mac={props.mac} />}</For>
                    </dd>
                  </div>
                )}
              </For>
            </dl>
          </div>
        )}
      </For>
    </div>
  )
}
