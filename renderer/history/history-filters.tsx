import { For, Show } from 'solid-js'
import type { HistoryEntry, HistoryFilter } from '../store/api'
import { Button } from '../ui/button'
import { Select } from '../ui/select'
import { words } from '../words/words'
import { spanOf } from './by-day'
import styles from './history-filters.module.css'

/** `day`: as a date input has it, "2026-11-23" or empty. */
export type Chosen = { text: string; kind: HistoryEntry['kind'] | null; day: string }

export const nothingChosen: Chosen = { text: '', kind: null, day: '' }

export function isEmpty({ text, kind, day }: Chosen): boolean {
  return text.trim() === '' && kind === null && day === ''
}

/** What is asked of the store. */
export function filterOf({ text, kind, day }: Chosen): HistoryFilter {
  const span = spanOf(day)
  return { text, kinds: kind && [kind], from: span?.from ?? null, to: span?.to ?? null }
}

const kinds = Object.keys(words.history.kinds) as HistoryEntry['kind'][]

/** Whose, what, and on which day. */
export function HistoryFilters(props: { chosen: Chosen; onChoose: (change: Partial<Chosen>) => void }) {
  return (
    <search class={styles.filters} aria-label={words.past.filters}>
      <input
        type="search"
        class={styles.name}
        aria-label={words.past.name}
        placeholder={words.past.namePlaceholder}
        value={props.chosen.text}
        onInput={(event) => props.onChoose({ text: event.currentTarget.value })}
      />
      <Select
        aria-label={words.past.kind}
        onChange={(event) => props.onChoose({ kind: kinds.find((kind) => kind === event.currentTarget.value) ?? null })}
      >
        <option value="" selected={props.chosen.kind === null}>
          {words.past.everything}
        </option>
        <For each={kinds}>
          {(kind) => (
            <option value={kind} selected={props.chosen.kind === kind}>
              {words.history.kinds[kind]}
            </option>
          )}
        </For>
      </Select>
      <input
        type="date"
        aria-label={words.past.day}
        value={props.chosen.day}
        onChange={(event) => props.onChoose({ day: event.currentTarget.value })}
      />
      <Show when={!isEmpty(props.chosen)}>
        <Button label={words.past.clear} icon="x" look="ghost" onClick={() => props.onChoose(nothingChosen)} />
      </Show>
    </search>
  )
}
