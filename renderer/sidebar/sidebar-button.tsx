import { Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { narrow } from '../ui/narrow'
import { words } from '../words/words'

/** Brings the sidebar over a window that is too narrow to keep it. */
export function SidebarButton() {
  const desk = useDesk()
  return (
    <Show when={narrow()}>
      <Button label={words.list.showSidebar} icon="menu" look="ghost" bare onClick={() => desk.setSidebarShown(true)} />
    </Show>
  )
}
