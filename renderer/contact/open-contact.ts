import { batch, createSignal, onCleanup } from 'solid-js'
import type { Session } from '../session/session'
import type { ContactView } from '../store/api'

export type OpenContact = ReturnType<typeof createOpenContact>

/** The contact on the screen. The former one stays until the next is there. */
export function createOpenContact(session: Session) {
  const [id, setId] = createSignal<string | null>(null)
  const [view, setView] = createSignal<ContactView | null>(null)
  const [gone, setGone] = createSignal(false)
  let latest = 0

  async function load(): Promise<void> {
    const [wanted, turn] = [id(), ++latest]
    if (!wanted) return
    const found = await session.call('contact', { id: wanted })
    if (turn !== latest) return
    batch(() => {
      setView(found)
      setGone(!found)
    })
  }

  onCleanup(
    session.onChanged(({ contacts }) => {
      const shown = id()
      if (shown && (contacts === 'many' || contacts.includes(shown))) void load().catch(() => undefined)
    }),
  )

  return {
    id,
    view,
    /** Was it deleted while it was open? */
    gone,
    reload: load,
    async open(next: string | null): Promise<void> {
      if (next === id() && (next === null || gone() || view()?.id === next)) return
      setId(next)
      if (!next) {
        latest++
        batch(() => {
          setView(null)
          setGone(false)
        })
      }
      void session.call('opened', { id: next }).catch(() => undefined)
      await load()
    },
  }
}
