import { createMemo, createResource, createSignal, createUniqueId, For, onMount, Show } from 'solid-js'
import { Icon } from '../icon/icon'
import { fold } from '../search/fold'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { openPopover } from './open-popover'
import styles from './picker.module.css'
import type { At } from './popup'

export type Option = { value: string; label: string; count?: number; isNew?: boolean }

/** Shown at once; with more, typing finds the rest. */
const SHOWN = 50

type Props = {
  label: string
  /** What is typed in it. */
  field: string
  at: At
  options: () => Promise<readonly Option[]>
  /** What the typed text itself may stand for, where it is none of the options. */
  free?: (typed: string) => Option | null
  onPick: (value: string) => void
  onClose: () => void
}

/** One of many, found by typing. Enter takes the one that is marked. */
export function Picker(props: Props) {
  const [text, setText] = createSignal('')
  const [marked, setMarked] = createSignal(0)
  const [options] = createResource(() => props.options().catch((): readonly Option[] => []))
  const id = createUniqueId()
  let box: HTMLDivElement | undefined
  let input: HTMLInputElement | undefined
  const matching = createMemo(() => {
    const wanted = fold(text().trim())
    const all = options.latest ?? []
    return wanted === '' ? all : all.filter(({ label }) => fold(label).includes(wanted))
  })
  const offered = createMemo(() => {
    const typed = text().trim()
    const isKnown = (options.latest ?? []).some(({ label }) => label.toLocaleLowerCase() === typed.toLocaleLowerCase())
    const free = typed === '' || isKnown ? null : props.free?.(typed)
    return [...matching().slice(0, SHOWN), ...(free ? [free] : [])]
  })
  const { close } = openPopover({ element: () => box, at: props.at, onClose: () => props.onClose() })
  onMount(() => input?.focus())

  function pick(option: Option | undefined): void {
    if (!option) return
    close()
    props.onPick(option.value)
  }

  function mark(index: number): void {
    setMarked(Math.max(0, Math.min(offered().length - 1, index)))
    document.getElementById(`${id}-${marked()}`)?.scrollIntoView({ block: 'nearest' })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) mark(marked() + by)
    else if (event.key === 'Enter') pick(offered()[marked()])
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={box} popover="manual" class={styles.picker} role="dialog" aria-label={props.label}>
      <input
        ref={input}
        class={styles.input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-label={props.field}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={offered().length > 0 ? `${id}-${marked()}` : undefined}
        placeholder={words.filters.find}
        value={text()}
        onInput={(event) => {
          setText(event.currentTarget.value)
          setMarked(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} class={styles.options} role="listbox" aria-label={props.field}>
        <For each={offered()}>
          {(option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
            <div
              id={`${id}-${index()}`}
              class={styles.option}
              role="option"
              tabIndex={-1}
              aria-label={option.label}
              aria-selected={marked() === index()}
              title={option.label}
              onClick={() => pick(option)}
            >
              <Show when={option.isNew}>
                <Icon name="plus" size={14} />
              </Show>
              <span class={`${styles.label} ${shared.cut}`}>{option.label}</span>
              <Show when={option.count !== undefined}>
                <span class={styles.count}>{words.format.number(option.count ?? 0)}</span>
              </Show>
            </div>
          )}
        </For>
        <Show when={matching().length > SHOWN}>
          <p class={styles.note}>{words.filters.more(matching().length - SHOWN)}</p>
        </Show>
        <Show when={offered().length === 0 && options.state === 'ready'}>
          <p class={styles.note}>{words.filters.none}</p>
        </Show>
      </div>
    </div>
  )
}
