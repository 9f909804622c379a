import { Match, Show, Switch } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './import-end.module.css'
import type { ImportState } from './import-run'
import { ProgressBar } from './progress-bar'

type End = Extract<ImportState, { kind: 'writing' | 'finished' | 'undone' }>

/** Writing, what was written, and the way back. */
export function ImportEnd(props: { now: End }) {
  const desk = useDesk()
  const { importing } = desk.transfer
  const as = <K extends End['kind']>(kind: K) =>
    props.now.kind === kind ? (props.now as Extract<End, { kind: K }>) : undefined
  return (
    <div class={styles.middle}>
      <Switch>
        <Match when={as('writing')}>
          {(now) => (
            <>
              <ProgressBar
                label={words.transfer.writingTitle}
                name={words.transfer.progress}
                done={now().done}
                total={now().total}
                detail={words.transfer.writing(now().done, now().total)}
              />
              <Button label={words.transfer.stop} disabled={now().stopping} onClick={() => importing.stop()} />
            </>
          )}
        </Match>
        <Match when={importing.undoing()}>
          {(now) => <ProgressBar label={words.transfer.undoing} done={now().done} total={now().total} />}
        </Match>
        <Match when={as('finished')}>
          {(now) => (
            <>
              <span class={styles.mark} data-end={now().end}>
                <Icon name={now().end === 'not-saved' ? 'warn' : 'check'} size={20} />
              </span>
              <h2>{now().end === 'whole' ? words.transfer.doneTitle : words.transfer.stoppedTitle}</h2>
              <p class={styles.said} role={now().end === 'not-saved' ? 'alert' : 'status'}>
                {said(now())}
              </p>
              <div class={styles.acts}>
                <Show when={now().done > 0}>
                  <Button label={words.transfer.undo} icon="undo" onClick={() => importing.undo()} />
                </Show>
                <Show when={now().end !== 'whole'}>
                  <Button label={words.transfer.goOn} onClick={() => void importing.goOn()} />
                </Show>
                <Button label={words.transfer.showContacts} look="filled" onClick={() => desk.go('contacts')} />
              </div>
              <Button label={words.transfer.another} look="ghost" onClick={() => void importing.startOver()} />
            </>
          )}
        </Match>
        <Match when={as('undone')}>
          {(now) => (
            <>
              <span class={styles.mark}>
                <Icon name="undo" size={20} />
              </span>
              <h2>{words.transfer.undoneTitle}</h2>
              <p class={styles.said} role="status">
                {words.transfer.undone(now().kept)}
              </p>
              <Button label={words.transfer.another} onClick={() => void importing.startOver()} />
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function said({ end, done, total }: Extract<End, { kind: 'finished' }>): string {
  if (end === 'whole') return words.transfer.written(total)
  return end === 'stopped' ? words.transfer.stopped(done, total) : words.transfer.notSaved(done, total)
}
