import { createEffect, createResource, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { type Matches, type RowKind, rowKinds } from '../store/import-api'
import { Button } from '../ui/button'
import { Select } from '../ui/select'
import { words } from '../words/words'
import { ConfirmImport } from './confirm-import'
import type { ImportState } from './import-run'
import styles from './preview.module.css'
import { PreviewTable } from './preview-table'

/** Rows shown at first, and with each "Show more". */
const SHOWN = 200
const choices: readonly Matches[] = ['fill', 'overwrite', 'skip']

/** What becomes of each row, before anything is written. */
export function Preview(props: { found: Extract<ImportState, { kind: 'preview' }> }) {
  const { session, transfer } = useDesk()
  const { importing } = transfer
  const [kind, setKind] = createSignal<RowKind | null>(null)
  const [count, setCount] = createSignal(SHOWN)
  const matchesId = createUniqueId()
  const [confirming, setConfirming] = createSignal(false)
  createEffect(on([kind, () => props.found.job], () => setCount(SHOWN)))
  const wanted = () => ({ job: props.found.job, matches: props.found.matches, kind: kind(), count: count() })
  const [page] = createResource(wanted, ({ job, kind, count }) =>
    session.call('importRows', { job, kind, from: 0, count }),
  )
  const kinds = () => rowKinds.filter((each) => props.found.counts[each] > 0)
  const nothing = () => props.found.counts.requests === 0
  const known = () => props.found.counts.update + props.found.counts.same > 0
  return (
    <>
      <div class={styles.bar}>
        <fieldset class={styles.kinds}>
          <legend class={styles.spoken}>{words.transfer.filterName}</legend>
          <Choice
            label={words.transfer.kindCount(words.transfer.all, props.found.counts.rows)}
            on={kind() === null}
            onChoose={() => setKind(null)}
          />
          <For each={kinds()}>
            {(each) => (
              <Choice
                label={words.transfer.kindCount(words.transfer.kinds[each], props.found.counts[each])}
                on={kind() === each}
                onChoose={() => setKind(each)}
              />
            )}
          </For>
        </fieldset>
        <Show when={known()}>
          <div class={styles.matches}>
            <label for={matchesId}>{words.transfer.matchesName}</label>
            <Select
              id={matchesId}
              value={props.found.matches}
              onChange={(event) => {
                const chosen = choices.find((choice) => choice === event.currentTarget.value) ?? 'fill'
                void importing.chooseMatches(chosen)
              }}
            >
              <For each={choices}>
                {(choice) => (
                  <option value={choice} selected={choice === props.found.matches}>
                    {words.transfer.matches[choice].label}
                  </option>
                )}
              </For>
            </Select>
          </div>
        </Show>
      </div>
      <PreviewTable
        rows={page.latest?.rows ?? []}
        more={Math.max(0, (page.latest?.matched ?? 0) - (page.latest?.rows.length ?? 0))}
        onMore={() => setCount(count() + SHOWN)}
      />
      <footer class={styles.foot}>
        <p class={styles.note}>
          {nothing() ? words.transfer.nothingToSend : words.transfer.sending(props.found.sendMs)}
        </p>
        <Button label={words.transfer.back} look="ghost" onClick={() => void importing.back()} />
        <Button
          label={nothing() ? words.transfer.nothingToDo : words.transfer.summary(props.found.counts)}
          look="filled"
          disabled={nothing()}
          onClick={() => setConfirming(true)}
        />
      </footer>
      <Show when={confirming()}>
        <ConfirmImport found={props.found} onClose={() => setConfirming(false)} />
      </Show>
    </>
  )
}

function Choice(props: { label: string; on: boolean; onChoose: () => void }) {
  return (
    <label class={styles.kind}>
      <input type="radio" name="import-kind" checked={props.on} onChange={() => props.onChoose()} />
      <span>{props.label}</span>
    </label>
  )
}
