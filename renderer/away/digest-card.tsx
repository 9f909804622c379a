import { For, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { noConditions } from '../list/filter'
import type { Digest } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './digest-card.module.css'
import { type DigestLine, digestLines } from './digest-lines'

/** What happened while the user was away: quiet, beside the pill, until it is put away. It never takes the focus. */
export function DigestCard() {
  const desk = useDesk()
  const { digest, dismiss } = desk.away
  function follow(line: DigestLine, of: Digest): void {
    if (line.kind === 'review') desk.decide(null)
    else if (line.kind === 'sent' || line.kind === 'merged') desk.showHistory(line.kind)
    else {
      const [only, ...others] = of.names
      desk.go('contacts')
      if (line.kind === 'changed' && only && others.length === 0) void desk.open(only.id)
      else desk.list.ask({ ...noConditions, text: '', show: 'recent' })
    }
  }
  return (
    <Show when={digest()}>
      {(now) => (
        <section class={styles.card} aria-label={words.away.title}>
          <header class={styles.head}>
            <h2>{words.away.title}</h2>
            <Button label={words.away.dismiss} icon="x" look="ghost" size="small" bare onClick={dismiss} />
          </header>
          <p class={styles.since}>{words.away.since(now().since, Date.now())}</p>
          <ul>
            <For each={digestLines({ ...now(), review: desk.session.summary().review })}>
              {(line) => (
                <li>
                  <button type="button" class={styles.line} data-kind={line.kind} onClick={() => follow(line, now())}>
                    <Icon name={line.icon} size={14} />
                    <span>{line.text}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </section>
      )}
    </Show>
  )
}
