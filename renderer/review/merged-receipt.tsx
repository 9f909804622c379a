import { createResource, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './merged-receipt.module.css'

const DAY = 86_400_000

/** What came together without anybody being asked: sets and other fields of the same contact. */
export function MergedReceipt() {
  const desk = useDesk()
  const [merged] = createResource(
    () => desk.session.opening().kind === 'open',
    async () => {
      const only = { kinds: ['merged' as const], text: '', from: Date.now() - DAY, to: null }
      return (await desk.session.call('history', { before: null, count: 1000, only }).catch(() => [])).length
    },
  )
  return (
    <Show when={merged.latest}>
      {(count) => (
        <p class={styles.receipt}>
          <Icon name="check" size={14} />
          {words.review.merged(count())}
          <Button label={words.review.see} look="ghost" size="small" onClick={() => desk.showHistory('merged')} />
        </p>
      )}
    </Show>
  )
}
