import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begun, editsOf, normalised, patched, rebased, row, settled, wish, wished, wishes } from './arbitrary'
import { type Audit, auditEdit } from './audit'
import type { Contact } from './contact'
import { adoptEdit, beginCreate, emptyContact, localIdsOf, mergeEdit } from './create'
import { type Edit, isSendable, refuseEdit, stampOf } from './edits'
import { created, parsePath } from './path'
import { isNewer } from './utc'
import { alikeAt, readLeaf } from './wire'

const numRuns = 300
const isUnread = ({ path }: Edit) => parsePath(path)?.kind === 'write-only'
const says = (row: Contact, { path, leaf }: Edit) => alikeAt(path)(readLeaf(row, path), leaf.mine)

describe('a server that keeps values in a form of its own', () => {
  /** What becomes of a request, and what the user does meanwhile. */
  const step = fc.record({
    fate: fc.constantFrom('answered', 'answer lost', 'lost', 'stale'),
    meanwhile: fc.array(wish, { maxLength: 2 }),
    looks: fc.constantFrom('not', 'soon', 'after ten minutes'),
  })

  test('is no stranger (S4): with nobody else writing nothing is a conflict, and every wish arrives (S1, S5)', () =>
    fc.assert(
      fc.property(row, wishes, fc.array(step, { maxLength: 5 }), (first, list, steps) => {
        let server = normalised(first)
        let stored = server
        let edits = editsOf(stored, list.filter(isReadable))
        let version = 10
        const wanted = new Map(edits.map(({ path, leaf }) => [path, leaf.mine]))
        const last = { fate: 'answered', meanwhile: [], looks: 'after ten minutes' } as const
        for (const { fate, meanwhile, looks } of [...steps, last, last, last]) {
          const begin = begun(edits, stored)
          edits = begin?.all ?? edits
          for (const { path, mine } of meanwhile.filter(isReadable)) {
            edits = wished(edits, stored, { path, mine })
            wanted.set(path, mine)
          }
          const lands = begin !== null && begin.send.ifMatch === server.etag && fate !== 'lost' && fate !== 'stale'
          if (lands) server = normalised(patched(server, begin.send.body, `W/"${version++}"`))
          if (lands && fate === 'answered') {
            edits = settled(edits, begin, server)
            stored = server
          } else if (looks !== 'not') {
            edits = rebased(edits, server, { before: stored, quiet: looks === 'after ten minutes' })
            stored = server
          }
          expect(edits.filter(({ conflict }) => conflict !== null)).toEqual([])
        }
        expect(edits).toEqual([])
        for (const [path, mine] of wanted) expect(alikeAt(path)(readLeaf(server, path), mine)).toBe(true)
      }),
      { numRuns },
    ))
})

/** Links hang together: a company that is not linked can't be primary, which a server is free to say in its own way. */
function isReadable({ path }: { path: string }): boolean {
  const kind = parsePath(path)?.kind
  return kind === 'text' || kind === 'element'
}

describe('what can’t be read', () => {
  const stamp = fc.integer({ min: 0, max: 4 }).map((n) => `2026-06-01T12:00:0${n}Z`)
  const entry = fc.record({
    timestampUtc: stamp,
    user: fc.constantFrom('me', 'you').map((id) => ({ id, name: id })),
    changedFields: fc.subarray(['blocked', 'Blocked', 'email', 'tags']),
  })
  const audit: fc.Arbitrary<Audit> = fc.record({
    entries: fc.option(fc.array(entry, { maxLength: 4 }), { nil: null, freq: 5 }).map(newestFirst),
    me: fc.option(fc.constant('me'), { nil: null }),
  })
  const asking = fc.record({ first: row, list: wishes, fresh: row, audit, sends: fc.boolean() })

  test('is never sent before the timeline has been asked, once the row has moved (S2)', () =>
    fc.assert(
      fc.property(asking, ({ first, list, fresh, sends }) => {
        const made = editsOf(first, [...list, { path: 'blocked', mine: true }])
        const edits = rebased(sends ? (begun(made, first)?.all ?? made) : made, fresh)
        const body = begun(edits, fresh)?.send.body ?? {}
        if (fresh.etag !== first.etag) expect(body).not.toHaveProperty('blocked')
        expect(edits.filter(isUnread).map(({ leaf }) => leaf.mine)).toEqual([true])
      }),
      { numRuns },
    ))

  test('is sent after that only where nobody else has touched it; else the user decides, and no wish is lost', () =>
    fc.assert(
      fc.property(asking, ({ first, fresh, audit, sends }) => {
        if (fresh.etag === first.etag) return
        const made = editsOf(first, [{ path: 'blocked', mine: true }])
        const [edit] = rebased(sends ? (begun(made, first)?.all ?? made) : made, fresh)
        if (!edit) throw new Error('the wish is lost')
        const after = auditEdit(edit, fresh, audit)
        const since = (audit.entries ?? []).filter(({ timestampUtc }) => isNewer(timestampUtc, first.updatedUtc))
        const others = since.filter(({ changedFields }) => changedFields.some((name) => /^blocked$/i.test(name)))
        const isOurs = sends && others.length === 1 && others[0]?.user.id === audit.me
        if (!after) expect(isOurs).toBe(true)
        else expect([after.leaf.mine, after.ask]).toEqual([true, false])
        if (after && isSendable(after)) expect(audit.entries !== null && (others.length === 0 || isOurs)).toBe(true)
        if (audit.entries === null || (others.length > 0 && !isOurs)) expect(after?.conflict).not.toBeNull()
      }),
      { numRuns },
    ))
})

function newestFirst<T extends { timestampUtc: string }>(entries: T[] | null): T[] | null {
  return entries && [...entries].sort((a, b) => (a.timestampUtc < b.timestampUtc ? 1 : -1))
}

describe('a contact made here', () => {
  const id = 'local-00000000-0000-4000-8000-000000000001'
  const empty = emptyContact(id)
  const mark: Edit = {
    ...{ path: created, conflict: null, refused: null, seen: stampOf(empty), ask: false },
    leaf: { base: null, sent: [], mine: 'key' },
  }
  const making = fc.record({ list: wishes, later: fc.array(wishes, { maxLength: 3 }), fresh: row })
  const make = (list: Parameters<typeof editsOf>[1]) => {
    const edits = [mark, ...editsOf(empty, [{ path: 'firstName', mine: 'Ada' }, ...list])]
    const begin = beginCreate(id, edits)
    const all = edits.map((edit) => begin?.edits.find(({ path }) => path === edit.path) ?? edit)
    return { begin, all }
  }

  test('goes out with the same body and key at every retry, whatever is edited meanwhile (S7)', () =>
    fc.assert(
      fc.property(making, ({ list, later }) => {
        const { begin, all } = make(list)
        if (!begin) return
        let edits = all
        for (const more of later) {
          edits = more.reduce((all, wish) => wished(all, empty, wish), edits)
          const again = beginCreate(id, edits)
          // Byte for byte: a server may hold a key to the body that it came with first.
          expect([JSON.stringify(again?.send.body), again?.send.key]).toEqual([JSON.stringify(begin.send.body), 'key'])
          edits = edits.map((edit) => again?.edits.find(({ path }) => path === edit.path) ?? edit)
        }
      }),
      { numRuns },
    ))

  test('may change its body only when the last copy is refused: until then its mark is on the wire', () =>
    fc.assert(
      fc.property(making, fc.integer({ min: 1, max: 2 }), ({ list, later }, copies) => {
        const { begin, all } = make(list)
        if (!begin) return
        const again = copies > 1 ? beginCreate(id, all) : null
        let edits = all.map((edit) => again?.edits.find(({ path }) => path === edit.path) ?? edit)
        edits = later.flat().reduce((all, wish) => wished(all, empty, wish), edits)
        for (let left = copies - 1; left >= 0; left--) {
          edits = edits.flatMap((edit) => refuseEdit(edit, begin.send, [{ field: created, message: 'no' }]) ?? [])
          const retried = edits.map((edit) => ({ ...edit, refused: null }))
          expect(edits.find(({ path }) => path === created)?.leaf.sent).toHaveLength(left)
          if (left > 0) expect(beginCreate(id, retried)?.send.body).toEqual(begin.send.body)
          else expect(edits.flatMap(({ leaf }) => leaf.sent)).toEqual([])
        }
      }),
      { numRuns },
    ))

  test('bears its reference beside those that the user gave it', () =>
    fc.assert(
      fc.property(making, ({ list }) => {
        const { begin } = make(list)
        if (!begin) return
        expect(localIdsOf({ ...empty, ...begin.send.body })).toEqual([id])
        for (const [path, mine] of Object.entries(begin.send.values)) {
          const isRead = isReadable({ path }) && mine !== null
          if (isRead) expect(readLeaf({ ...empty, ...begin.send.body }, path)).toBe(mine)
        }
      }),
      { numRuns },
    ))

  test.each(['adopted', 'merged'] as const)(
    'and %s loses no wish: on the row, still to be sent, or a conflict',
    (how) =>
      fc.assert(
        fc.property(making, ({ list, later, fresh }) => {
          const { begin, all } = make(list)
          const before = later.flat().reduce((all, wish) => wished(all, empty, wish), begin ? all : [mark])
          for (const edit of before.filter(({ path }) => path !== created)) {
            const onto = { contact: fresh, before: undefined, edits: before, quiet: false }
            const after = how === 'merged' ? mergeEdit(edit, fresh) : adoptEdit(edit, onto)
            const landed = how === 'adopted' && edit.leaf.sent.some(({ value }) => value === edit.leaf.mine)
            // On an empty contact, to be without something is no wish.
            const isNone = how === 'merged' && edit.leaf.mine === edit.leaf.base
            if (!after) expect(landed || isNone || says(fresh, edit)).toBe(true)
            else {
              expect(after.leaf.mine).toBe(edit.leaf.mine)
              expect(isSendable(after) || after.conflict !== null || after.ask).toBe(true)
            }
          }
        }),
        { numRuns },
      ),
  )
})
