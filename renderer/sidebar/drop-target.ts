import type { Desk } from '../desk/desk'

/** What makes an element take contacts that are dropped on it, to give them a tag. */
export function createDropTarget({ bulk, list }: Desk, tag: string) {
  const mark = (event: DragEvent, on: boolean) => {
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.toggleAttribute('data-drop', on)
  }
  const over = (event: DragEvent) => {
    if (list.dragged() === null) return
    event.preventDefault() // it may be dropped here
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    mark(event, true)
  }
  return {
    onDragEnter: over,
    onDragOver: over,
    onDragLeave: (event: DragEvent) => mark(event, false),
    onDrop(event: DragEvent): void {
      mark(event, false)
      const ids = list.dragged()
      if (ids === null) return
      event.preventDefault()
      list.setDragged(null)
      void bulk.tag(ids, tag, true)
    },
  }
}
