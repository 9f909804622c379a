import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { act } from '../keys/act'
import { LIST_ID } from '../list/element-ids'
import { words } from '../words/words'
import { type Item, sectionsOf } from './items'
import styles from './palette.module.css'
import { PaletteFoot } from './palette-foot'
import { PaletteOption } from './palette-option'
import { keyOf } from './recents'
import { createContactSearch } from './search-contacts'

const RESULTS_ID = 'palette-results'
const optionId = (section: string, item: Item) => `palette-${section}-${keyOf(item)}`

/** Any contact and any command by a few letters. The focus stays in the input; arrows move along what was found. */
export function Palette() {
  const desk = useDesk()
  const [text, setText] = createSignal('')
  const [moved, setMoved] = createSignal<string | null>(null)
  const search = createContactSearch(desk, text)
  const sections = createMemo(() =>
    sectionsOf({ desk, text: text(), found: search.found(), known: search.known(), recents: desk.recents.all() }),
  )
  const options = createMemo(() =>
    sections().flatMap(({ name, items }) => items.map((item) => ({ id: optionId(name, item), item }))),
  )
  /** The one Enter takes: where the user has moved to, while it is there, else the first. */
  const active = () => options().find(({ id }) => id === moved()) ?? options()[0]
  let dialog: HTMLDialogElement | undefined
  onMount(() => dialog?.showModal())
  onCleanup(() => dialog?.close()) // a dialog that is only taken out gives no focus back
  createEffect(
    on(active, (option) => option && document.getElementById(option.id)?.scrollIntoView({ block: 'nearest' })),
  )

  function choose(item: Item | undefined): void {
    if (!item || !desk.paletteShown()) return
    desk.recents.add(item.kind === 'action' ? item : { kind: 'contact', id: item.id })
    desk.setPaletteShown(false) // first: the focus goes back, and the command may take it elsewhere
    if (item.kind === 'action') act(desk, item.action)
    else openContact(item.id)
  }
  function openContact(id: string): void {
    desk.go('contacts')
    document.getElementById(LIST_ID)?.focus()
    void desk.open(id)
  }
  function move(by: number): void {
    const all = options()
    const at = all.findIndex(({ id }) => id === active()?.id)
    setMoved(all[(at + by + all.length) % all.length]?.id ?? null)
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return
    const again = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    // Of what is typed by now: the contacts may still be on their way.
    else if (event.key === 'Enter') void search.settled().then(() => choose(active()?.item))
    else if (again) dialog?.close()
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes it; by key that is Escape
    <dialog
      ref={dialog}
      class={styles.palette}
      aria-label={words.palette.name}
      onClose={() => desk.setPaletteShown(false)}
      onClick={(event) => event.target === dialog && dialog?.close()}
    >
      <div class={styles.top}>
        <Icon name="search" size={20} />
        <input
          class={styles.input}
          role="combobox"
          type="text"
          autofocus
          autocomplete="off"
          spellcheck={false}
          aria-label={words.palette.input}
          aria-autocomplete="list"
          aria-expanded="true"
          aria-controls={RESULTS_ID}
          aria-activedescendant={active()?.id}
          placeholder={words.palette.input}
          onInput={(event) => {
            setText(event.currentTarget.value)
            setMoved(null)
          }}
          onKeyDown={onKeyDown}
        />
        <Show when={desk.contact.view()?.name}>
          {(name) => <span class={styles.scope}>{words.palette.on(name())}</span>}
        </Show>
      </div>
      <div id={RESULTS_ID} class={styles.results} role="listbox" aria-label={words.palette.results}>
        <For each={sections()}>
          {(section) => (
            <div role="group" aria-label={section.title}>
              <p class={styles.section} aria-hidden="true">
                {section.title}
              </p>
              <For each={section.items}>
                {(item) => (
                  <PaletteOption
                    id={optionId(section.name, item)}
                    item={item}
                    typed={text()}
                    active={active()?.id === optionId(section.name, item)}
                    onPoint={() => setMoved(optionId(section.name, item))}
                    onChoose={() => choose(item)}
                  />
                )}
              </For>
            </div>
          )}
        </For>
      </div>
      <p class={styles.none} role="status">
        <Show when={options().length === 0}>{words.palette.none(text().trim())}</Show>
      </p>
      <PaletteFoot />
    </dialog>
  )
}
