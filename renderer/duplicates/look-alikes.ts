import { createSignal } from 'solid-js'
import type { Session } from '../session/session'
import type { Alike } from '../store/similar-api'

type Typed = Record<string, unknown>

/** Contacts that what is being typed may already be, itself (`id`) not counted. The newest question decides. */
export function createLookAlikes(session: Session, id: string) {
  const [found, setFound] = createSignal<readonly Alike[]>([])
  let turn = 0
  const text = (value: unknown) => (typeof value === 'string' ? value : '')

  async function look({ email, phone, firstName, lastName }: Typed): Promise<boolean> {
    const mine = ++turn
    const asked = { email: text(email), phone: text(phone), firstName: text(firstName), lastName: text(lastName) }
    // A hint that can't be had must not keep anybody from making a contact.
    const all = await session.call('similar', asked).catch(() => [])
    if (mine !== turn) return false
    const alikes = all.filter((alike) => alike.id !== id)
    const known = new Set(found().map((alike) => alike.id))
    setFound(alikes)
    return alikes.some((alike) => !known.has(alike.id))
  }

  return {
    found,
    ask: (typed: Typed): void => void look(typed),
    /** Whether there is one that has not been shown yet. */
    hasNews: look,
  }
}
