import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  begun,
  companyIds,
  editsOf,
  linkWish,
  patched,
  readWish,
  rebased,
  row,
  settled,
  tags,
  tagWish,
  wish,
  wished,
  wishes,
  wishesOf,
} from './arbitrary'
import type { Contact } from './contact'
import { isSendable, refuseEdit } from './edits'
import { linkPath, parsePath, primaryCompany, tagPath } from './path'
import { alikeAt, onTop, readLeaf, tagsWith } from './wire'

const numRuns = 300
const editing = fc.record({ row, wishes })
const sent = (row: Contact, list: Parameters<typeof editsOf>[1]) => begun(editsOf(row, list), row)

describe('a rebase', () => {
  test('done twice is the same as once, sends on the wire or not (S9)', () =>
    fc.assert(
      fc.property(editing, fc.array(wish, { maxLength: 3 }), row, fc.boolean(), (made, later, fresh, quiet) => {
        const edits = editsOf(made.row, made.wishes)
        const onWire = later.reduce((all, wish) => wished(all, made.row, wish), begun(edits, made.row)?.all ?? edits)
        const once = rebased(onWire, fresh, { quiet })
        expect(rebased(once, fresh, { quiet })).toEqual(once)
      }),
      { numRuns },
    ))

  test('onto one row and then another is a rebase onto the other, where the first decides nothing', () =>
    fc.assert(
      fc.property(row, readWish, row, row, (first, wish, second, third) => {
        // Which company is primary looks at the links' edits too; phones are not alike in a chain.
        if (wish.path === primaryCompany || wish.path === 'phone') return
        const edits = editsOf(first, [wish])
        const [between] = rebased(edits, second)
        if (!between || between.conflict) return
        const [direct, stepped] = [rebased(edits, third), rebased([between], third)]
        expect(stepped.map(({ leaf, conflict }) => [leaf.mine, conflict])).toEqual(
          direct.map(({ leaf, conflict }) => [leaf.mine, conflict]),
        )
      }),
      { numRuns },
    ))

  test('loses no wish: it is in the body, on the row, or held for a reason (S1)', () =>
    fc.assert(
      fc.property(editing, row, fc.boolean(), (made, fresh, quiet) => {
        const before = editsOf(made.row, made.wishes)
        const after = rebased(before, fresh, { quiet })
        const values = begun(after, fresh)?.send.values ?? {}
        for (const { path, leaf } of before) {
          const now = after.find((edit) => edit.path === path)
          if (!now) expect(alikeAt(path)(readLeaf(fresh, path), leaf.mine)).toBe(true)
          else if (isSendable(now)) expect(values[path]).toBe(leaf.mine)
          else expect(now.conflict !== null || now.ask).toBe(true)
          expect(now ? now.leaf.mine : leaf.mine).toBe(leaf.mine)
        }
      }),
      { numRuns },
    ))

  test('sends nothing over a value that was not seen: what goes out was based on the row it meets (S2)', () =>
    fc.assert(
      fc.property(editing, row, (made, fresh) => {
        const after = rebased(editsOf(made.row, made.wishes), fresh)
        for (const path of Object.keys(begun(after, fresh)?.send.values ?? {})) {
          const theirs = readLeaf(fresh, path)
          if (parsePath(path)?.kind !== 'write-only') expect(alikeAt(path)(theirs, readLeaf(made.row, path))).toBe(true)
        }
      }),
      { numRuns },
    ))
})

describe('a body', () => {
  test('has no value that is neither the server’s nor a wish', () =>
    fc.assert(
      fc.property(editing, row, (made, fresh) => {
        const edits = rebased(editsOf(made.row, made.wishes), fresh)
        const begin = begun(edits, fresh)
        if (!begin) return
        const after = patched(fresh, begin.send.body, 'W/"9"')
        const { values } = begin.send
        const paths = [...tags.map(tagPath), ...companyIds.map(linkPath), 'firstName', 'email', 'phone', 'linkedInUrl']
        for (const path of paths) {
          expect(readLeaf(after, path)).toBe(Object.hasOwn(values, path) ? values[path] : readLeaf(fresh, path))
        }
      }),
      { numRuns },
    ))

  test('is what people see, as far as it goes', () =>
    fc.assert(
      fc.property(editing, ({ row, wishes }) => {
        const begin = sent(row, wishes)
        if (!begin) return
        const [top, after] = [onTop(row, wishesOf(begin.edits)), patched(row, begin.send.body, row.etag)]
        for (const path of [...Object.keys(begin.send.values), primaryCompany]) {
          expect(readLeaf(after, path)).toBe(readLeaf(top, path))
        }
      }),
      { numRuns },
    ))

  test('accepted as it is leaves nothing open', () =>
    fc.assert(
      fc.property(editing, ({ row, wishes }) => {
        const begin = sent(row, wishes)
        if (!begin) return
        const left = settled(begin.all, begin, patched(row, begin.send.body, 'W/"9"'))
        expect(left).toEqual([])
      }),
      { numRuns },
    ))

  test('refused holds each wish back with its reason, and the next one carries none of them', () =>
    fc.assert(
      fc.property(editing, ({ row, wishes }) => {
        const begin = sent(row, wishes)
        if (!begin) return
        const held = begin.all.map((edit) => refuseEdit(edit, begin.send, [{ field: null, message: 'no' }]))
        expect(held.map((edit) => edit?.leaf.mine)).toEqual(begin.all.map(({ leaf }) => leaf.mine))
        expect(held.every((edit) => edit?.refused === 'no')).toBe(true)
        expect(
          begun(
            held.flatMap((edit) => edit ?? []),
            row,
          ),
        ).toBeNull()
      }),
      { numRuns },
    ))
})

describe('tags', () => {
  test('go out as the server’s and ours in, without ours out, in its order, each once', () =>
    fc.assert(
      fc.property(row, fc.array(tagWish, { maxLength: 8 }), row, (first, list, fresh) => {
        const mine = new Map(list.map(({ path, mine }) => [path, mine]))
        const edits = rebased(editsOf(first, list), fresh)
        const body = tagsWith(fresh, wishesOf(edits))
        const server = fresh.tags ?? []
        // A wish that the server had at its time is none: what somebody else does after is theirs.
        const isWish = (tag: string) => mine.get(tagPath(tag)) === !(first.tags ?? []).includes(tag)
        const wanted = (tag: string) => (isWish(tag) ? mine.get(tagPath(tag)) === true : server.includes(tag))
        expect(new Set(body)).toEqual(new Set(tags.filter(wanted)))
        expect(body).toHaveLength(new Set(body).size)
        expect(body.filter((tag) => server.includes(tag))).toEqual(server.filter(wanted))
        expect(body.slice(0, server.filter(wanted).length).every((tag) => server.includes(tag))).toBe(true)
      }),
      { numRuns },
    ))

  test('are the same set in whatever order they were edited', () => {
    const shuffled = fc
      .uniqueArray(tagWish, { selector: ({ path }) => path })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(row, shuffled, (row, [one, other]) => {
        const [a, b] = [one, other].map((list) => tagsWith(row, wishesOf(editsOf(row, list))))
        expect(new Set(a)).toEqual(new Set(b))
        const kept = (list: string[] = []) => list.filter((tag) => row.tags?.includes(tag))
        expect(kept(a)).toEqual(kept(b))
      }),
      { numRuns },
    )
  })

  test('of two clients commute: whoever comes second rebases, and the set is the same', () =>
    fc.assert(
      fc.property(
        row,
        fc.array(tagWish, { maxLength: 5 }),
        fc.array(tagWish, { maxLength: 5 }),
        (row, ours, theirs) => {
          const setAfter = (first: typeof ours, second: typeof ours) => {
            const met = patched(row, sent(row, first)?.send.body ?? {}, 'W/"8"')
            const edits = rebased(editsOf(row, second), met)
            expect(edits.map(({ conflict }) => conflict)).toEqual(edits.map(() => null))
            return new Set(patched(met, begun(edits, met)?.send.body ?? {}, 'W/"9"').tags)
          }
          expect(setAfter(ours, theirs)).toEqual(setAfter(theirs, ours))
        },
      ),
      { numRuns },
    ))
})

describe('links', () => {
  type Connection = { company: { id: string }; jobTitle: string | null; primary: boolean }
  const linking = fc.record({ first: row, list: fc.array(linkWish, { maxLength: 5 }), fresh: row })

  test('that nobody touched, or that wait for the user, go out with the server’s title and primary', () =>
    fc.assert(
      fc.property(linking, ({ first, list, fresh }) => {
        const begin = begun(rebased(editsOf(first, list), fresh), fresh)
        const out = begin?.send.body.connections as Connection[] | undefined
        if (!begin || !out) return
        const isOurs = (path: string) => Object.hasOwn(begin.send.values, path)
        for (const { id, jobTitle, isPrimary } of fresh.companies ?? []) {
          if (isOurs(linkPath(id))) continue
          const gone = out.find(({ company }) => company.id === id)
          expect(gone?.jobTitle).toBe(jobTitle)
          if (!isOurs(primaryCompany)) expect(gone?.primary).toBe(isPrimary)
        }
        expect(out.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1)
        expect(new Set(out.map(({ company }) => company.id)).size).toBe(out.length)
      }),
      { numRuns },
    ))

  test('removed are absent, and one that another touched meanwhile is not removed unseen', () =>
    fc.assert(
      fc.property(linking, ({ first, list, fresh }) => {
        const edits = rebased(editsOf(first, list), fresh)
        const begin = begun(edits, fresh)
        const out = begin?.send.body.connections as Connection[] | undefined
        for (const { path, leaf, conflict } of edits) {
          const parts = parsePath(path)
          if (parts?.kind !== 'link' || !out) continue
          const there = out.some(({ company }) => company.id === parts.company)
          if (conflict) expect(there).toBe(readLeaf(fresh, path) !== false)
          else expect(there).toBe(leaf.mine !== false)
        }
        if (begin && Object.hasOwn(begin.send.values, primaryCompany)) {
          const primary = out?.find(({ primary }) => primary)?.company.id ?? null
          expect(primary).toBe(begin.send.values[primaryCompany])
        }
      }),
      { numRuns },
    ))
})
