import type { Change, Fields, TextName } from './cases'
import type { Look } from './contender'

/** What a user asked for: a field's value, a tag, or the whole contact made or deleted. `seen`: the other user saw it. */
export type Wish = { by: 'A' | 'B'; path: string; value: string; seen: boolean }

export type Finding =
  | { kind: 'lost' | 'overwritten' | 'hidden'; wish: Wish; now: string }
  | { kind: 'asks' | 'asks needlessly'; path: string; mine: string; theirs: string }
  | { kind: 'made'; count: number }
  | { kind: 'differs'; path: string; screen: string; server: string }

export function wishesOf(by: 'A' | 'B', change: Change): Wish[] {
  const wish = (path: string, value: string): Wish => ({ by, path, value, seen: false })
  if ('delete' in change) return [wish('contact', 'deleted')]
  if ('create' in change) return [wish('contact', 'made')]
  if ('addTag' in change) return [wish(`tag ${change.addTag}`, 'added')]
  return Object.entries(change.set).map(([field, value]) => wish(field, value))
}

/** Whether the contacts are as the wish has it. */
export function holds(contacts: readonly Fields[], { path, value }: Pick<Wish, 'path' | 'value'>): boolean {
  if (path === 'contact') return value === 'deleted' ? contacts.length === 0 : contacts.length > 0
  return contacts.some((contact) => alike(path, valueAt(contact, path), value))
}

/**
 * What became of what the users asked for, from what is left in the end. Of a user's wishes for one path the last counts.
 * It is no loss where the other user saw it and then asked for something else.
 */
export function judge(wishes: readonly Wish[], look: Look): Finding[] {
  const last = wishes.filter(
    (wish, at) => !wishes.some((other, i) => i > at && other.by === wish.by && other.path === wish.path),
  )
  const [server] = look.server
  const fates = last.flatMap((wish): Finding[] => {
    const { by, path, value } = wish
    const now = server ? valueAt(server, path) : 'deleted'
    if (holds(look.server, wish)) return []
    if (look.asked.some((ask) => ask.path === path && alike(path, ask.mine, value))) return []
    if (look.hidden.some((hidden) => holds(hidden ? [hidden] : [], wish))) return [{ kind: 'hidden', wish, now }]
    if (wish.seen) return []
    return [{ kind: by === 'A' ? 'lost' : 'overwritten', wish, now }]
  })
  const asks = look.asked.map(
    (ask): Finding => ({
      kind: last.some(({ by, path }) => by === 'B' && (path === ask.path || [path, ask.path].includes('contact')))
        ? 'asks'
        : 'asks needlessly',
      ...ask,
    }),
  )
  const made: Finding[] = look.server.length > 1 ? [{ kind: 'made', count: look.server.length }] : []
  return [...fates, ...asks, ...made, ...differences(look)]
}

/** What the client shows as the server's, and is not. */
function differences({ server: [server], screen: [screen], asked }: Look): Finding[] {
  if (asked.length > 0) return []
  const differs = (path: string, screen: string, server: string): Finding => ({ kind: 'differs', path, screen, server })
  if (!server || !screen) {
    return server || screen ? [differs('contact', screen ? 'there' : 'gone', server ? 'there' : 'gone')] : []
  }
  return [...textNames, ...server.tags.map(tagPath), ...screen.tags.map(tagPath)].flatMap((path) => {
    const [shown, held] = [valueAt(screen, path), valueAt(server, path)]
    return shown === held ? [] : [differs(path, shown, held)]
  })
}

export const textNames: readonly TextName[] = ['firstName', 'lastName', 'email', 'phone', 'strategy']

const tagPath = (tag: string) => `tag ${tag}`

function valueAt(contact: Fields, path: string): string {
  if (path === 'contact') return 'there'
  if (path.startsWith('tag ')) return contact.tags.includes(path.slice(4)) ? 'added' : 'missing'
  return contact[path as TextName]
}

/** A normalised value is the user's own. */
function alike(path: string, a: string, b: string): boolean {
  if (path === 'email') return a.toLowerCase() === b.toLowerCase()
  if (path === 'phone') return a.replaceAll(/\D/g, '') === b.replaceAll(/\D/g, '')
  return a === b
}
