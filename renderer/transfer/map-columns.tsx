import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { Select } from '../ui/select'
import { words } from '../words/words'
import type { CsvFile } from './import-run'
import styles from './map-columns.module.css'
import { guessable, tellsWho } from './targets'

/** What each column of the file holds. */
export function MapColumns(props: { name: string; file: CsvFile }) {
  const { importing } = useDesk().transfer
  const [targets, setTargets] = createSignal([...props.file.targets])
  const [named, setNamed] = createSignal(props.file.named)
  const id = createUniqueId()
  const title = (column: number) => {
    const header = named() ? props.file.headers[column] : ''
    return header || words.transfer.column(column + 1)
  }
  const isReady = () => tellsWho(targets())
  const delimiter = () => words.transfer.delimiters[props.file.delimiter] ?? words.transfer.otherDelimiter
  return (
    <>
      <div class={styles.scroll}>
        <p class={styles.hint}>
          {words.transfer.mapHint} {props.file.remembered ? words.transfer.remembered : words.transfer.guessed}{' '}
          {words.transfer.read(props.file.encoding, delimiter())}
        </p>
        <table class={styles.table}>
          <thead>
            <tr>
              <th class={styles.column}>{words.transfer.columnHead}</th>
              <th>{words.transfer.samplesHead}</th>
              <th class={styles.target}>{words.transfer.becomesHead}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.file.headers}>
              {(_, column) => (
                <tr data-skipped={targets()[column()] === 'skip' ? '' : undefined}>
                  <th class={styles.name} scope="row">
                    {title(column())}
                  </th>
                  <td class={styles.samples}>
                    {props.file.samples[column()]?.join(' · ') || words.transfer.noSamples}
                  </td>
                  <td>
                    <Select
                      aria-label={words.transfer.becomes(title(column()))}
                      value={targets()[column()]}
                      onChange={(event) => {
                        const chosen = guessable.find((target) => target === event.currentTarget.value) ?? 'skip'
                        setTargets((now) => now.map((target, i) => (i === column() ? chosen : target)))
                      }}
                    >
                      <For each={guessable}>
                        {(target) => (
                          <option value={target} selected={target === targets()[column()]}>
                            {words.transfer.targets[target]}
                          </option>
                        )}
                      </For>
                    </Select>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <footer class={styles.foot}>
        <label class={styles.named} for={id}>
          <input
            id={id}
            type="checkbox"
            checked={named()}
            onChange={(event) => setNamed(event.currentTarget.checked)}
          />
          {words.transfer.namedRow}
        </label>
        <Show when={!isReady()}>
          <p class={styles.needs} role="status">
            {words.transfer.needsColumn}
          </p>
        </Show>
        <Button label={words.transfer.cancel} look="ghost" onClick={() => void importing.startOver()} />
        <Button
          label={words.transfer.next}
          look="filled"
          disabled={!isReady()}
          onClick={() => void importing.toPreview(props.name, props.file.job, targets(), named())}
        />
      </footer>
    </>
  )
}
