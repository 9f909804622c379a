import { For, Match, onMount, Show, Switch } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { SidebarButton } from '../sidebar/sidebar-button'
import { ProgressBar } from '../transfer/progress-bar'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { Beside } from './beside'
import styles from './duplicates-pane.module.css'
import { createDuplicatesRun } from './duplicates-run'

/** Contacts that may be one person: groups, and the chosen one side by side. */
export function DuplicatesPane() {
  const run = createDuplicatesRun(useDesk())
  let pane: HTMLElement | undefined
  onMount(() => document.activeElement === document.body && pane?.focus())
  const count = () => run.groups()?.length ?? 0
  return (
    <main ref={pane} class={styles.pane} data-pane data-pane-focus tabindex="-1" aria-labelledby="duplicates-title">
      <header class={styles.header}>
        <SidebarButton />
        <div class={styles.what}>
          <h1 id="duplicates-title">{words.duplicates.title}</h1>
          <Show when={count() > 0}>
            <p>
              <b>{words.duplicates.found(count())}</b> {words.duplicates.hint}
            </p>
          </Show>
        </div>
        <Show when={run.groups()}>
          <Button label={words.duplicates.again} icon="sync" look="ghost" onClick={run.look} />
        </Show>
      </header>
      <Show when={run.last()}>
        {(last) => (
          <p class={styles.last} role="status">
            <Icon name="check" size={14} />
            <span>{words.duplicates.merged(last().name || words.contact.noName)}</span>
            <Button label={words.undoing.undo} size="small" onClick={() => run.undo()} />
          </p>
        )}
      </Show>
      <Switch>
        <Match when={run.groups() === null}>
          <div class={styles.middle}>
            <ProgressBar label={words.duplicates.looking} done={run.progress().done} total={run.progress().total} />
          </div>
        </Match>
        <Match when={count() === 0}>
          <div class={styles.nothing}>
            <Icon name="check" size={20} />
            <p>{words.duplicates.none}</p>
            <p class={styles.hint}>{words.duplicates.noneHint}</p>
          </div>
        </Match>
        <Match when={count() > 0}>
          <div class={styles.body}>
            <ul class={styles.groups} aria-label={words.duplicates.groups}>
              <For each={run.groups()}>
                {(group, i) => (
                  <li>
                    <button
                      type="button"
                      class={styles.group}
                      aria-current={run.chosen() === i() ? 'true' : undefined}
                      onClick={() => run.setChosen(i())}
                    >
                      <bdi class={styles.name}>{[...new Set(group.names)].join(', ') || words.contact.noName}</bdi>
                      <span class={styles.why}>
                        {words.duplicates.because(group.by)} · {words.duplicates.members(group.ids.length)}
                      </span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
            <Show when={run.group()} keyed>
              {(group) => <Beside run={run} group={group} />}
            </Show>
          </div>
        </Match>
      </Switch>
    </main>
  )
}
