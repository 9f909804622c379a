import { For, onMount, Show } from 'solid-js'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/shapes'
import shared from '../ui/shared.module.css'
import styles from './menu.module.css'
import { openPopover } from './open-popover'
import type { At } from './popup'

export type MenuItem = {
  label: string
  icon?: IconName
  /** One of several, of which one is chosen. */
  checked?: boolean
  disabled?: boolean
  tone?: 'danger'
  /** After a line. */
  apart?: boolean
  run: () => void
}

/** A menu over the window. Arrows and first letters move in it; Escape and a click beside it close it. */
export function Menu(props: { label: string; at: At; end?: boolean; items: MenuItem[]; onClose: () => void }) {
  let menu: HTMLDivElement | undefined
  const entries = () => [...(menu?.querySelectorAll<HTMLElement>('button:enabled') ?? [])]
  const { close } = openPopover({
    element: () => menu,
    at: props.at,
    end: props.end ?? false,
    onClose: () => props.onClose(),
  })
  onMount(() => {
    const checked = menu?.querySelector<HTMLElement>('[aria-checked="true"]')
    ;(checked ?? entries()[0])?.focus()
  })

  function choose(item: MenuItem): void {
    close() // the focus goes back first: what the item opens gives it back there in turn
    item.run()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const all = entries()
    const at = all.findIndex((entry) => entry.matches(':focus'))
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    const found = to === undefined ? startingWith(all, at, event) : all.at(to % all.length)
    if (!found) return
    event.preventDefault()
    event.stopPropagation()
    found.focus()
  }

  return (
    <div
      ref={menu}
      popover="manual"
      class={styles.menu}
      role="menu"
      tabIndex={-1}
      aria-label={props.label}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      <For each={props.items}>
        {(item) => (
          <>
            <Show when={item.apart}>
              <div class={styles.apart} role="separator" />
            </Show>
            {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: where it is checked it is a menuitemradio */}
            <button
              type="button"
              class={styles.item}
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.checked}
              tabIndex={-1}
              data-tone={item.tone}
              disabled={item.disabled}
              onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
              onClick={() => choose(item)}
            >
              <Show
                when={item.checked === undefined ? item.icon : item.checked && 'check'}
                fallback={<span class={styles.blank} />}
              >
                {(icon) => <Icon name={icon()} />}
              </Show>
              <span class={`${styles.label} ${shared.cut}`}>{item.label}</span>
            </button>
          </>
        )}
      </For>
    </div>
  )
}

/** The next entry that begins with a letter that was typed. */
function startingWith(all: readonly HTMLElement[], at: number, event: KeyboardEvent): HTMLElement | undefined {
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return undefined
  const after = [...all.slice(at + 1), ...all.slice(0, at + 1)]
  const letter = event.key.toLocaleLowerCase()
  return after.find((entry) => entry.textContent?.trim().toLocaleLowerCase().startsWith(letter))
}
