import { createEffect, createSignal, createUniqueId, For, type JSX, onCleanup, Show } from 'solid-js'
import styles from './offers.module.css'

type Deps<T> = { list: () => readonly T[]; choose: (item: T) => void }

export type Offers<T> = ReturnType<typeof createOffers<T>>

/** What is offered below an input while somebody types: one of it is marked by the arrow keys, and taken by Enter. */
export function createOffers<T>(deps: Deps<T>) {
  const id = createUniqueId()
  const [marked, setMarked] = createSignal(-1)
  const active = () => (marked() < deps.list().length ? marked() : -1)
  const shown = () => deps.list().length > 0

  return {
    id,
    list: deps.list,
    choose: deps.choose,
    active,
    shown,
    mark: setMarked,
    marked: (): T | undefined => deps.list()[active()],
    idOf: (index: number) => `${id}-${index}`,
    /** What ties the input to the list for assistive technology. */
    aria: () => ({
      'aria-autocomplete': 'list' as const,
      'aria-controls': shown() ? id : undefined,
      'aria-activedescendant': active() >= 0 ? `${id}-${active()}` : undefined,
    }),
    /** Moves the mark; false when the key is none of that. */
    onArrow(event: KeyboardEvent): boolean {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (!by || !shown() || event.isComposing) return false
      setMarked(Math.min(deps.list().length - 1, Math.max(-1, active() + by)))
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}

/** Space that is left beside the pane's edge. */
const MARGIN = 16

/** A list below an input at the end of a line would reach over the edge of its pane, and be cut there. */
function keepInPane(list: HTMLElement): void {
  list.style.translate = ''
  const pane = list.closest('[data-pane]') ?? document.documentElement
  const over = list.getBoundingClientRect().right - pane.getBoundingClientRect().right + MARGIN
  if (over > 0) list.style.translate = `${-over}px`
}

/** The list of what is offered. */
export function OfferList<T>(props: { of: Offers<T>; label: string; children: (item: T) => JSX.Element }) {
  let list: HTMLDivElement | undefined
  createEffect(() => {
    const { active } = props.of
    if (active() >= 0) list?.children[active()]?.scrollIntoView({ block: 'nearest' })
  })
  const place = () => {
    if (props.of.list().length > 0 && list) keepInPane(list)
  }
  createEffect(place)
  // What is opened wide must not stay so beyond a pane that has become narrow.
  window.addEventListener('resize', place)
  onCleanup(() => window.removeEventListener('resize', place))
  return (
    <Show when={props.of.shown()}>
      <div ref={list} id={props.of.id} class={styles.offers} role="listbox" aria-label={props.label}>
        <For each={props.of.list()}>
          {(item, index) => (
            <div
              id={props.of.idOf(index())}
              class={styles.offer}
              role="option"
              tabIndex={-1}
              dir="auto"
              aria-selected={props.of.active() === index()}
              // On press, before the input is left and takes what is typed so far.
              onMouseDown={(event) => {
                event.preventDefault()
                props.of.choose(item)
              }}
            >
              {props.children(item)}
            </div>
          )}
        </For>
      </div>
    </Show>
  )
}
