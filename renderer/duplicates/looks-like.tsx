import { For, Show } from 'solid-js'
import { Avatar } from '../avatar/avatar'
import type { Alike } from '../store/similar-api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './looks-like.module.css'

/** Says that the contact may be here already, while there is still time. */
export function LooksLike(props: { found: readonly Alike[]; onOpen: (id: string) => void }) {
  return (
    <div role="status" class={styles.found}>
      <Show when={props.found.length > 0}>
        <ul class={styles.list}>
          <For each={props.found}>
            {(alike) => (
              <li class={styles.alike}>
                <Avatar id={alike.id} initials={alike.initials} size={28} />
                <span class={styles.who}>
                  <span id={`alike-${alike.id}`} class={styles.name}>
                    {words.duplicates.looksLike(alike.name || words.contact.noName, alike.by)}
                  </span>
                  <Show when={alike.subtitle}>
                    <bdi class={styles.subtitle}>{alike.subtitle}</bdi>
                  </Show>
                </span>
                <Button
                  label={words.duplicates.open}
                  aria-describedby={`alike-${alike.id}`}
                  size="small"
                  onClick={() => props.onOpen(alike.id)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}
