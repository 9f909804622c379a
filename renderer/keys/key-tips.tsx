import { For, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { words } from '../words/words'
import { KeyCombination } from './key-combination'
import styles from './key-tips.module.css'

/** The few keys that make the most difference. */
const tips: { does: keyof typeof words.keys.tips; keys: readonly string[]; single?: boolean }[] = [
  { does: 'search', keys: ['/'], single: true },
  { does: 'palette', keys: ['Mod+K'] },
  { does: 'move', keys: ['J', 'K'], single: true },
  { does: 'edit', keys: ['Enter'] },
]

/** What to try while there is nothing else to look at. A key that is turned off is none. */
export function KeyTips(props: { title?: string }) {
  const { session } = useDesk()
  const mac = session.bridge.boot.platform === 'darwin'
  return (
    <div class={styles.tips}>
      <Show when={props.title}>
        <h2 class={styles.title}>{props.title}</h2>
      </Show>
      <For each={tips.filter(({ single }) => !single || session.settings().singleKeys)}>
        {(tip) => (
          <p class={styles.tip}>
            <For each={tip.keys}>{(press) => <KeyCombination press={press} mac={mac} />}</For>
            {words.keys.tips[tip.does]}
          </p>
        )}
      </For>
    </div>
  )
}
