import { createEffect, createSignal, onCleanup } from 'solid-js'
import { type PaneName, paneLimits } from '../../shared/panes'
import type { Settings } from '../../shared/settings'
import { useDesk } from '../desk/desk'
import { words } from '../words/words'
import styles from './pane-edge.module.css'
import { widthAfterKey, within } from './pane-width'

/** A width that is still being changed by keys is kept once they rest. */
const REST_MS = 400
const names = { sidebar: 'sidebarWidth', list: 'listWidth' } as const satisfies Record<PaneName, keyof Settings>
const property = { sidebar: '--sidebar-w', list: '--list-w' } as const satisfies Record<PaneName, string>

/** The right edge of the pane it is put in, to make it wider or narrower: by dragging, by the arrow keys; a double click resets it. */
export function PaneEdge(props: { pane: PaneName }) {
  const { session } = useDesk()
  const kept = () => session.settings()[names[props.pane]]
  const [drawn, setDrawn] = createSignal<number | null>(null)
  const width = () => drawn() ?? kept()
  let timer: ReturnType<typeof setTimeout> | undefined

  createEffect(() => document.documentElement.style.setProperty(property[props.pane], `${width()}px`))
  onCleanup(() => {
    if (timer !== undefined) keep()
  })

  function keep(): void {
    clearTimeout(timer)
    timer = undefined
    const next = drawn()
    if (next === null || next === kept()) return
    // By then it may be on its way to another.
    void session.setSettings({ [names[props.pane]]: next }).then(() => setDrawn((at) => (at === next ? null : at)))
  }
  function keepSoon(next: number): void {
    setDrawn(next)
    clearTimeout(timer)
    timer = setTimeout(keep, REST_MS)
  }
  /** As wide as it is on the screen: in a narrow window the list gives way, and the edge goes on from where it is seen. */
  function shownWidth(edge: HTMLElement): number {
    return Math.min(width(), edge.parentElement?.offsetWidth ?? width())
  }
  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const next = widthAfterKey(event, { pane: props.pane, width: shownWidth(event.currentTarget) })
    if (next === null) return
    event.preventDefault()
    keepSoon(next)
  }
  function onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (event.button !== 0) return
    clearTimeout(timer) // the drag keeps it at its end
    const edge = event.currentTarget
    const from = shownWidth(edge) - event.clientX
    edge.setPointerCapture(event.pointerId)
    const onMove = (moved: PointerEvent) => setDrawn(within(props.pane, from + moved.clientX))
    edge.addEventListener('pointermove', onMove)
    edge.addEventListener(
      'lostpointercapture',
      () => {
        edge.removeEventListener('pointermove', onMove)
        keep()
      },
      { once: true },
    )
  }

  return (
    <div
      class={styles.edge}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={words.panes[props.pane]}
      aria-valuenow={width()}
      aria-valuemin={paneLimits[props.pane].min}
      aria-valuemax={paneLimits[props.pane].max}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      // Chromium would drag the contact that comes under the edge, and cancel the pointer.
      onMouseDown={(event) => {
        event.preventDefault()
        event.currentTarget.focus()
      }}
      onDblClick={() => keepSoon(paneLimits[props.pane].usual)}
    />
  )
}
