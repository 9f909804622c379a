import type { Desk } from '../desk/desk'
import { words } from '../words/words'
import styles from './drag-chip.module.css'
import { rowId } from './element-ids'
import { type At, atElement, atPoint } from './popup'

export type RowActs = ReturnType<typeof createRowActs>

/** What the mouse and the list's own keys do to its rows. */
export function createRowActs(desk: Desk) {
  const { list, contact, session } = desk
  const { selection } = list
  const isMac = session.bridge.boot.platform === 'darwin'

  async function showMenu(id: string, at: At): Promise<void> {
    if (selection.has(id) && selection.count() > 1) {
      list.setPopup({ kind: 'rows', ids: selection.all(), at })
      return
    }
    const view = await session.call('contact', { id }).catch(() => null)
    if (view) list.setPopup({ kind: 'row', view, at })
  }

  async function extend(by: 1 | -1): Promise<void> {
    const from = contact.id()
    await desk.move(by)
    if (list.position() >= 0) await selection.extendTo(list.position(), { from })
  }

  /** The row that the keys mean. */
  function active(): { id: string; at: At } | null {
    const [row, element] = [list.row(list.position()), document.getElementById(rowId(list.position()))]
    return row && element ? { id: row.id, at: atElement(element) } : null
  }

  return {
    /** Opens it; with Ctrl selects it too, with Shift all up to it. */
    press(id: string, index: number, event: MouseEvent): void {
      if (event.shiftKey)
        void selection.extendTo(index, { from: contact.id(), add: isMac ? event.metaKey : event.ctrlKey })
      else if (isMac ? event.metaKey : event.ctrlKey) selection.toggle(id)
      else {
        selection.clear()
        void desk.open(id, index)
      }
    },
    menu(id: string, event: MouseEvent): void {
      event.preventDefault()
      void showMenu(id, atPoint(event))
    },
    /** Drags it, or all that are selected where it is one of them. */
    drag(id: string, event: DragEvent): void {
      const ids = selection.has(id) ? selection.all() : [id]
      const chip = document.createElement('div')
      chip.className = styles.chip ?? ''
      chip.textContent = words.selection.dragged(ids.length)
      document.body.append(chip)
      event.dataTransfer?.setDragImage(chip, -8, -8)
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copyLink'
      requestAnimationFrame(() => chip.remove()) // its picture has been taken
      list.setDragged(ids)
    },
    /** The list's own keys; the others are the window's. */
    key(event: KeyboardEvent): void {
      const control = isMac ? event.metaKey : event.ctrlKey
      const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key]
      const row = active()
      if (control && event.key.toLowerCase() === 'a') void selection.everything().catch(() => undefined)
      else if (event.shiftKey && by) void extend(by).catch(() => undefined)
      else if (event.key === 'Escape' && selection.count() > 0) selection.clear()
      else if ((event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) && row)
        void showMenu(row.id, row.at)
      else return
      event.preventDefault()
    },
  }
}
