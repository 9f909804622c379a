import type { ContactView } from '../renderer/store/api'
import type { Value } from '../shared/leaf'
import type { Contact } from './reference-server/contact'
import type { ReferenceServer } from './reference-server/start'
import type { Act, Ask } from './watched'

/** A leaf that was edited. `may`: what it may be now, the value called saved last, then all asked for since. */
type Wish = { contact: string; path: string; may: Value[]; was: Value }
/** A contact or note that was asked for, named by its text. `saved`: the window called it that. */
type Thing = { contact: string | null; text: string; saved: boolean }

/** What windows have called saved, through any number of them, and how it is found wanting. */
export type Promises = ReturnType<typeof createPromises>

export function createPromises(server: ReferenceServer) {
  const before = new Map(server.model.contacts().map((contact) => [contact.id, contact]))
  const wishes = new Map<string, Wish>()
  const creates: Thing[] = []
  const notes: Thing[] = []
  const counts = { saved: 0, unanswered: 0 }

  function take(act: Act): void {
    const saved = act.answer?.kind === 'saved'
    // "Not saved yet" is no promise, and no failure either.
    const late = act.answer?.kind === 'not-saved' && act.answer.cause === 'slow'
    if (act.answer && !saved && !late) throw new Error(`${act.name} was answered ${JSON.stringify(act.answer)}`)
    saved ? counts.saved++ : counts.unanswered++
    if (act.name === 'create') {
      const contact = (act.answer?.kind === 'saved' && act.answer.id) || null
      creates.push({ contact, text: String(act.args.values.firstName), saved })
    } else if (act.name === 'note') notes.push({ contact: act.args.id, text: act.args.note, saved })
    else {
      const { id: contact, path, value } = act.args
      const was = leafOf(before.get(contact), path)
      const wish = wishes.get(`${contact} ${path}`) ?? { contact, path, may: [was], was }
      wish.may = saved ? [value] : [...wish.may, value]
      wishes.set(`${contact} ${path}`, wish)
    }
  }

  /** Where the server has a contact, by the id it has in the app. */
  const onServer = (id: string) =>
    server.model.contact(id) ??
    server.model.contacts().find(({ externalRefs }) => externalRefs.some((r) => r.id === id))

  const called = (text: string) => server.model.contacts().filter(({ firstName }) => firstName === text)
  const notesOf = (text: string) =>
    server.model
      .contacts()
      .flatMap(({ id }) => server.model.timeline(id))
      .filter(({ type, details }) => type === 'note' && 'note' in details && details.note === text)

  return {
    counts,
    /** Everything that was asked for, of all kinds. */
    size: () => ({ leaves: wishes.size, creates: creates.length, notes: notes.length }),
    /** What a window has been asked and answered: once, when it is gone. */
    take: (acts: readonly Act[]) => acts.forEach(take),
    /** What a field may show now; undefined where nobody has touched it. */
    may: (contact: string, path: string) => wishes.get(`${contact} ${path}`)?.may,

    /**
     * What an app that was started again lacks of what was called saved (S12). What it shows of anything that was asked
     * for and not answered holds from now on.
     */
    async missingIn(ask: Ask): Promise<string[]> {
      const missing: string[] = []
      const views = new Map<string, ContactView | null>()
      const ids = [...wishes.values(), ...creates, ...notes].flatMap(({ contact }) => contact ?? [])
      for (const id of new Set(ids)) views.set(id, await ask('contact', { id }))
      for (const wish of wishes.values()) {
        const shown = shownIn(views.get(wish.contact), wish.path)
        if (!wish.may.includes(shown)) {
          missing.push(`${wish.contact} ${wish.path} is ${String(shown)}, not ${wish.may.join(' or ')}`)
        } else wish.may = [shown]
      }
      for (const { contact, text, saved } of creates) {
        const shown = contact && views.get(contact)?.text.firstName.value
        if (saved && shown !== text) missing.push(`the new contact ${text}`)
      }
      for (const { contact, text, saved } of notes) {
        const waits = contact && views.get(contact)?.notes.some(({ note }) => note === text)
        if (saved && !waits && notesOf(text).length === 0) missing.push(`the note ${text}`)
      }
      return missing
    },

    /** How the server differs from what was called saved, once everything has been sent (S1, S7). */
    wrongOnServer(): string[] {
      const accepted = server.model.log.filter(({ method, status }) => method === 'PATCH' && status === 200)
      const wrong: string[] = []
      for (const { contact, path, may, was } of wishes.values()) {
        const row = onServer(contact)
        const value = leafOf(row, path)
        if (!may.includes(value)) {
          wrong.push(`${contact} ${path} is ${String(value)} on the server, not ${may.join(' or ')}`)
        }
        const carries = ({ path: to, body }: { path: string; body: unknown }) =>
          to.endsWith(`/${row?.id}`) && (body as Record<string, unknown>)[path] === value
        const isText = typeof value === 'string' && value !== was && row?.id === contact
        if (isText && !accepted.some(carries)) wrong.push(`no PATCH of the log carries ${path} ${value} to ${contact}`)
      }
      const things = [
        ...creates.map((thing) => ({ ...thing, there: called(thing.text).length })),
        ...notes.map((thing) => ({ ...thing, there: notesOf(thing.text).length })),
      ]
      for (const { text, saved, there } of things) {
        if (there > 1 || (saved && there === 0)) wrong.push(`${text} is there ${there} times`)
      }
      return wrong
    },
  }
}

/** How what the app shows of all contacts differs from the server (S5). */
export async function differences(server: ReferenceServer, ask: Ask): Promise<string[]> {
  const texts = ['firstName', 'lastName', 'email', 'phone', 'linkedInUrl', 'strategy'] as const
  const differing: string[] = []
  const contacts = server.model.contacts()
  const views = await Promise.all(contacts.map(({ id }) => ask('contact', { id })))
  for (const [i, contact] of contacts.entries()) {
    const view = views[i]
    const shown = view && [...texts.map((field) => view.text[field].value), view.tags.map(({ tag }) => tag).sort()]
    const there = [...texts.map((field) => contact[field]), [...contact.tags].sort()]
    if (JSON.stringify(shown) !== JSON.stringify(there)) {
      differing.push(`${contact.id}: ${JSON.stringify(shown)}, on the server ${JSON.stringify(there)}`)
    }
  }
  return differing
}

function leafOf(contact: Contact | undefined, path: string): Value {
  if (path.startsWith('tags/')) return contact?.tags.includes(path.slice('tags/'.length)) ?? false
  return (contact?.[path as keyof Contact] as string | undefined) ?? null
}

function shownIn(view: ContactView | null | undefined, path: string): Value {
  if (path.startsWith('tags/')) {
    return view?.tags.some(({ tag, state }) => tag === path.slice('tags/'.length) && state !== 'removed') ?? false
  }
  return view?.text[path as keyof ContactView['text']].value ?? null
}
