import { batch, createSignal, onCleanup } from 'solid-js'
import type { Session } from '../session/session'
import type { ContactView } from '../store/api'
import { hasUnsent } from './unsent'

export type OpenContact = ReturnType<typeof createOpenContact>

/** The contact on the screen. The former one stays until the next is there. */
export function createOpenContact(session: Session) {
  const [id, setId] = createSignal<string | null>(null)
  const [view, setView] = createSignal<ContactView | null>(null)
  const [gone, setGone] = createSignal(false)
  /** Names what is open: a contact made here keeps it when the server gives it another id. */
  const [key, setKey] = createSignal(0)
  let latest = 0

  async function load(): Promise<void> {
    const [wanted, turn] = [id(), ++latest]
    if (!wanted) return
    const known = await session.call('contact', { id: wanted })
    if (turn !== latest) return
    // What is deleted on the server stays only for what the user has to decide about it.
    const found = known?.deleted && !hasUnsent(known) ? null : known
    batch(() => {
      const renamed = found !== null && found.id !== wanted
      if (found && found.id !== view()?.id && !(renamed && view()?.id === wanted)) setKey((n) => n + 1)
      if (renamed) setId(found.id)
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
    key,
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
