import type { Contact } from '../../shared/contact'
import type { Edit } from '../../shared/edits'
import type { Value } from '../../shared/leaf'
import type { Send } from '../../shared/store-port'
import { alikeAt, readLeaf } from '../../shared/wire'

/** What breaks a law, in words. */
export class Violation extends Error {}

/** Every leaf of the contact. Nobody in the world touches `tags/key`. */
export const paths = ['firstName', 'phone', 'tags/east', 'tags/key', 'tags/vip'] as const
export type Path = (typeof paths)[number]
const textPaths = ['firstName', 'phone'] as const
const tagPaths = ['tags/east', 'tags/key', 'tags/vip'] as const

export type Name = 'A' | 'B'
export type Client = { row: Contact; edits: readonly Edit[] }

/** The code under test never reads these: they are what the laws are stated in. */
export type Ghosts = {
  /** What the server has held of each leaf, oldest first, since which version of the row, and who wrote it. */
  kept: Readonly<Record<Path, readonly Kept[]>>
  users: Readonly<Record<Name, User>>
}
type Kept = { value: Value; by: Name | null; version: number }
type User = {
  /** Values that the user has wished for; of a text also those that were on the screen. */
  seen: Readonly<Record<Path, readonly Value[]>>
  wishes: Readonly<Record<Path, Wish | null>>
  /** Conflicts by leaf and by the version that theirs is of. */
  told: readonly string[]
}
/** `since`: the version that the wish was made on. `edit`: it must reach the server; a value taken back need not. */
export type Wish = { value: Value; since: number; edit: boolean }

export const versionOf = ({ etag }: Contact) => Number(etag)
const isText = (path: Path) => textPaths.some((text) => text === path)
const alike = (path: Path, a: Value, b: Value) => alikeAt(path)(a, b)
const last = <T>(list: readonly T[]) => list.at(-1)

function record<T>(make: (path: Path) => T): Record<Path, T> {
  const [firstName, phone] = [make('firstName'), make('phone')]
  return {
    firstName,
    phone,
    'tags/east': make('tags/east'),
    'tags/key': make('tags/key'),
    'tags/vip': make('tags/vip'),
  }
}

export function ghostsOf(row: Contact): Ghosts {
  const kept = record((path) => [{ value: readLeaf(row, path), by: null, version: versionOf(row) }])
  const seen = record((path) => (isText(path) ? [readLeaf(row, path)] : []))
  const user: User = { seen, wishes: record(() => null), told: [] }
  return { kept, users: { A: user, B: user } }
}

const withUser = (ghosts: Ghosts, name: Name, user: Partial<User>): Ghosts => ({
  ...ghosts,
  users: { ...ghosts.users, [name]: { ...ghosts.users[name], ...user } },
})

/** Sorted, so that worlds differ by what was seen and not by its order. */
function see(seen: User['seen'], path: Path, value: Value): User['seen'] {
  const values = seen[path]
  return values.includes(value) ? seen : { ...seen, [path]: [...values, value].sort() }
}

/** The user wishes something of a leaf. What the server held since its edit was opened may have answered the wish. */
export function wished(
  ghosts: Ghosts,
  { name, path, value, edit, client }: { name: Name; path: Path; value: Value; edit: boolean; client: Client },
): Ghosts {
  const { seen, wishes } = ghosts.users[name]
  const open = client.edits.some((held) => held.path === path) ? wishes[path] : null
  const wish: Wish = { value, since: open?.since ?? versionOf(client.row), edit }
  // A value of somebody else's that is also one of ours was no secret to the user, and can't be told from ours.
  return withUser(ghosts, name, { seen: see(seen, path, value), wishes: { ...wishes, [path]: wish } })
}

/** S3 and S4, where a client's screen changes; what it then shows has been seen. */
export function shown(ghosts: Ghosts, name: Name, { before, after }: { before: Client; after: Client }): Ghosts {
  let { seen, told } = ghosts.users[name]
  for (const path of paths) {
    const edit = after.edits.find((held) => held.path === path)
    if (!edit && isText(path)) seen = see(seen, path, readLeaf(after.row, path))
    if (!edit?.conflict) continue
    const { theirs } = edit.conflict
    seen = see(seen, path, theirs)
    const earlier = before.edits.find((held) => held.path === path)?.conflict
    if (earlier && earlier.theirs === theirs) continue
    const kept = ghosts.kept[path].findLast(({ version }) => version <= versionOf(after.row))
    if (kept?.by === name) throw new Violation(`S4: ${name}'s own ${path} ${theirs} was shown as a stranger's`)
    const version = `${path} ${kept?.version}`
    if (told.includes(version)) throw new Violation(`S3: ${name} was told twice of ${path} ${theirs}`)
    told = [...told, version].sort()
  }
  return withUser(ghosts, name, { seen, told })
}

/** S6: a PATCH says nothing that the row says already, and nothing but what its user wants now. */
export function checkSend({ users }: Ghosts, name: Name, row: Contact, { body }: Send): void {
  const says = { ...row, ...body }
  const wants = (path: Path) => {
    const wish = users[name].wishes[path]
    return wish !== null && alike(path, readLeaf(says, path), wish.value)
  }
  const extra = textPaths.find((path) => Object.hasOwn(body, path) && !(moved(path, row, says) && wants(path)))
  const tags = tagPaths.filter((path) => moved(path, row, says))
  const unwanted = tags.find((path) => !wants(path)) ?? (Object.hasOwn(body, 'tags') && tags.length === 0 && 'tags')
  if (extra ?? unwanted) throw new Violation(`S6: ${name} sends ${extra ?? unwanted}, which its user has not changed`)
}

const moved = (path: Path, from: Contact, to: Contact) => readLeaf(from, path) !== readLeaf(to, path)

/** S2, where values meet: a PATCH has been applied. Texts had been seen or were ours; elements change by a wish alone. */
export function wrote(ghosts: Ghosts, by: Name, { from, to }: { from: Contact; to: Contact }): Ghosts {
  const { seen } = ghosts.users[by]
  const kept = record((path) => {
    const held = ghosts.kept[path]
    if (!moved(path, from, to)) return held
    const [old, value] = [readLeaf(from, path), readLeaf(to, path)]
    const known = seen[path].some((other) => alike(path, other, isText(path) ? old : value))
    if (!known && !(isText(path) && (last(held)?.by === by || alike(path, old, value)))) {
      throw new Violation(`S2: ${path} ${old} was overwritten by ${by}'s ${value} unseen`)
    }
    return [...held, { value, by, version: versionOf(to) }]
  })
  return { ...ghosts, kept }
}

/** S9: a row taken once more is the same as once, and one that is older than what is stored is nothing. */
export function checkSame(before: unknown, after: unknown, what: string): void {
  if (JSON.stringify(before) !== JSON.stringify(after)) throw new Violation(`S9: ${what} changed something`)
}

/** S5: with nothing on its way, only what the user has to decide is left, and what is shown is the server's. */
export function checkRest(name: Name, { row, edits }: Client, server: Contact): void {
  const left = edits.find(({ conflict, refused }) => conflict === null && refused === null)
  if (left) throw new Violation(`S5: an edit of ${name}'s is left over: ${left.path} ${JSON.stringify(left.leaf)}`)
  if (row.etag !== server.etag) throw new Violation(`S5: ${name} shows version ${row.etag} of ${server.etag}`)
}

/** S1: the last wish for each leaf has been on the server and stands there unless others wrote since, or is shown. */
export function checkWishes(ghosts: Ghosts, name: Name, { edits }: Client): void {
  for (const path of paths) {
    const wish = ghosts.users[name].wishes[path]
    if (!wish) continue
    const { value, since, edit } = wish
    const open = edits.find((held) => held.path === path)
    if (open) {
      if (alike(path, open.leaf.mine, value)) continue
      throw new Violation(`S1: ${name} wants ${path} ${value}, and its edit says ${open.leaf.mine}`)
    }
    const held = ghosts.kept[path]
    const end = last(held)
    if (end?.by === name && !alike(path, end.value, value)) {
      throw new Violation(`S1: ${name} wants ${path} ${value}, and the server ended with its ${end.value}`)
    }
    const from = held.findLastIndex(({ version }) => version <= since)
    const stood = held.slice(from).some((kept) => alike(path, kept.value, value))
    if (edit && !stood) throw new Violation(`S1: ${name}'s edit of ${path} to ${value} was lost`)
  }
}
