import { Match, onMount, Show, Switch } from 'solid-js'
import { useDesk } from '../desk/desk'
import { SidebarButton } from '../sidebar/sidebar-button'
import { SyncPill } from '../sync/sync-pill'
import { narrow } from '../ui/narrow'
import { words } from '../words/words'
import { ChooseFile } from './choose-file'
import { ImportEnd } from './import-end'
import styles from './import-pane.module.css'
import type { ImportState } from './import-run'
import { MapColumns } from './map-columns'
import { Preview } from './preview'
import { ProgressBar } from './progress-bar'
import { Steps } from './steps'

/** A file becomes contacts: file, columns, preview, import. */
export function ImportPane() {
  const { importing } = useDesk().transfer
  let pane: HTMLElement | undefined
  onMount(() => document.activeElement === document.body && pane?.focus())
  const at = <K extends ImportState['kind']>(kind: K) => {
    const now = importing.state()
    return now.kind === kind ? (now as Extract<ImportState, { kind: K }>) : undefined
  }
  const ended = () => at('finished') ?? at('undone')
  return (
    <main ref={pane} class={styles.pane} data-pane data-pane-focus tabindex="-1" aria-labelledby="import-title">
      <header class={styles.header}>
        <SidebarButton />
        <div class={styles.what}>
          <h1 id="import-title">{words.transfer.importTitle}</h1>
          <Show when={fileName(importing.state())}>{(name) => <p class={styles.file}>{name()}</p>}</Show>
        </div>
        <Steps state={importing.state().kind} />
      </header>
      <Switch>
        <Match when={at('choose')}>{(now) => <ChooseFile failed={now().failed} />}</Match>
        <Match when={at('opening')}>
          <div class={styles.middle}>
            <ProgressBar label={words.transfer.reading} done={null} total={1} />
          </div>
        </Match>
        <Match when={at('mapping')} keyed>
          {(now) => <MapColumns name={now.name} file={now.file} />}
        </Match>
        <Match when={at('reading')}>
          {(now) => (
            <div class={styles.middle}>
              <ProgressBar label={words.transfer.previewing} done={now().done} total={now().total} />
            </div>
          )}
        </Match>
        <Match when={at('preview')}>{(now) => <Preview found={now()} />}</Match>
        <Match when={ended()}>{(now) => <ImportEnd now={now()} />}</Match>
        <Match when={at('writing')}>{(now) => <ImportEnd now={now()} />}</Match>
      </Switch>
      <Show when={narrow()}>
        <div class={styles.foot}>
          <SyncPill />
        </div>
      </Show>
    </main>
  )
}

function fileName(state: ImportState): string | null {
  return 'name' in state ? state.name : null
}
