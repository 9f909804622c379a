import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contact } from './contact'
import {
  beginSend,
  change,
  discard,
  type Edit,
  isSendable,
  type Onto,
  rebaseEdit,
  refuseEdit,
  settleEdit,
} from './edits'
import { fieldOf, type LeafPath, tagPath } from './path'
import { readLeaf, tagsWith } from './wire'

const texts = ['firstName', 'lastName', 'email', 'phone', 'strategy'] as const
const tag = fc.constantFrom('a', 'b', 'c', 'a/b', 'x y', '__proto__')
const text = fc.option(fc.constantFrom('1', '2', '3', 'É', 'é '), { nil: null })
const contact: fc.Arbitrary<Contact> = fc
  .record({
    ...Object.fromEntries(texts.map((name) => [name, text])),
    tags: fc.option(fc.uniqueArray(tag), { nil: null }),
    etag: fc.constantFrom('W/"1"', 'W/"2"', 'W/"3"'),
  })
  .map((fields) => ({ id: '7', updatedUtc: '2026-06-01T12:00:00Z', ...fields }))
const wish = fc.oneof(
  fc.record({ path: fc.constantFrom<LeafPath>(...texts), mine: text }),
  fc.record({ path: tag.map(tagPath), mine: fc.boolean() }),
)

const onto = (contact: Contact, quiet = true): Onto => ({ contact, before: undefined, edits: [], quiet })

/** The edits of somebody who wants these things, one after the other. */
function editsOf(row: Contact, wishes: readonly { path: LeafPath; mine: string | null | boolean }[]): Edit[] {
  const edits = new Map<LeafPath, Edit>()
  for (const { path, mine } of wishes) {
    const edit = change(edits.get(path) ?? null, row, { path, mine })
    if (edit) edits.set(path, edit)
    else edits.delete(path)
  }
  return [...edits.values()]
}

const editing = fc
  .record({ row: contact, wishes: fc.array(wish, { maxLength: 12 }) })
  .map(({ row, wishes }) => ({ row, wishes, edits: editsOf(row, wishes) }))

describe('what goes out', () => {
  test('holds the fields that differ from the server’s, and no other (S6)', () =>
    fc.assert(
      fc.property(editing, ({ row, edits }) => {
        const begun = beginSend(row, edits)
        const changed = edits.filter((edit) => edit.leaf.mine !== readLeaf(row, edit.path))
        expect(Object.keys(begun?.send.body ?? {}).sort()).toEqual(
          [...new Set(changed.map((e) => fieldOf(e.path)))].sort(),
        )
        for (const { path, leaf } of changed) {
          if (fieldOf(path) !== 'tags') expect(begun?.send.body[path]).toBe(leaf.mine)
        }
      }),
    ))

  test('names the stored etag byte for byte', () =>
    fc.assert(
      fc.property(editing, ({ row, edits }) => [row.etag, undefined].includes(beginSend(row, edits)?.send.ifMatch)),
    ))

  test('has the last wish of each field', () =>
    fc.assert(
      fc.property(editing, ({ row, wishes, edits }) => {
        const body = beginSend(row, edits)?.send.body ?? {}
        for (const name of texts) {
          const last = wishes.findLast(({ path }) => path === name)
          if (last && last.mine !== readLeaf(row, name)) expect(body[name]).toBe(last.mine)
          else expect(body).not.toHaveProperty(name)
        }
      }),
    ))

  test('has the server’s tags in its order, ours out, and ours in at the end, each once', () =>
    fc.assert(
      fc.property(editing, ({ row, edits }) => {
        const [before, after] = [
          row.tags ?? [],
          tagsWith(
            row,
            edits.map(({ path, leaf }) => ({ path, mine: leaf.mine })),
          ),
        ]
        const wanted = new Map(edits.map(({ path, leaf }) => [path, leaf.mine]))
        const kept = before.filter((tag) => wanted.get(tagPath(tag)) !== false)
        expect(after.slice(0, kept.length)).toEqual(kept)
        expect(new Set(after).size).toBe(after.length)
        for (const tag of after.slice(kept.length)) expect(wanted.get(tagPath(tag))).toBe(true)
        for (const [path, mine] of wanted) {
          if (path.startsWith('tags/')) expect(after.includes(path.slice(5))).toBe(mine)
        }
      }),
    ))

  test('is nothing once it was answered as it was sent', () =>
    fc.assert(
      fc.property(editing, ({ row, edits }) => {
        const begun = beginSend(row, edits)
        if (!begun) return
        const answer = { ...row, ...begun.send.body, etag: 'W/"9"' }
        expect(begun.edits.flatMap((edit) => settleEdit(edit, begun.send, onto(answer)) ?? [])).toEqual([])
      }),
    ))

  test('leaves out conflicts and what was refused', () =>
    fc.assert(
      fc.property(editing, ({ row, edits }) => {
        const held = edits.map(
          (edit, i): Edit => (i % 2 ? { ...edit, refused: 'no' } : { ...edit, conflict: { theirs: 'x', who: null } }),
        )
        expect(beginSend(row, held)).toBeNull()
      }),
    ))
})

describe('a fresh row', () => {
  test('never loses a wish: it is there already, goes on, or is a conflict (S1, S2)', () =>
    fc.assert(
      fc.property(editing, contact, ({ edits }, row) => {
        for (const edit of edits) {
          const after = rebaseEdit(edit, onto(row))
          const theirs = readLeaf(row, edit.path)
          if (!after) expect(theirs === edit.leaf.mine || typeof theirs === 'string' || theirs === null).toBe(true)
          else expect(after.leaf.mine).toBe(edit.leaf.mine)
          if (after && isSendable(after)) expect(after.leaf.base).toBe(theirs)
          if (after?.conflict) expect(after.conflict.theirs).toBe(theirs)
        }
      }),
    ))

  test('never makes a conflict of a tag', () =>
    fc.assert(
      fc.property(editing, contact, ({ edits }, row) => {
        for (const edit of edits.filter(({ path }) => fieldOf(path) === 'tags')) {
          expect(rebaseEdit(edit, onto(row))?.conflict ?? null).toBeNull()
        }
      }),
    ))

  test('taken twice is the same as once (S9)', () =>
    fc.assert(
      fc.property(editing, contact, fc.boolean(), ({ edits }, row, quiet) => {
        for (const edit of edits) {
          const once = rebaseEdit(edit, onto(row, quiet))
          if (once) expect(rebaseEdit(once, onto(row, quiet))).toEqual(once)
        }
      }),
    ))
})

describe('a refusal', () => {
  const row: Contact = { id: '7', updatedUtc: '2026-06-01T12:00:00Z', etag: 'W/"1"', tags: [] }
  const begun = () => {
    const edits = editsOf(row, [
      { path: 'email', mine: 'x' },
      { path: 'phone', mine: '1' },
      { path: tagPath('vip'), mine: true },
    ])
    const sent = beginSend(row, edits)
    if (!sent) throw new Error('there was something to send')
    return sent
  }
  const refusedBy = (field: string | null) => {
    const { send, edits } = begun()
    return edits.map((edit) => refuseEdit(edit, send, [{ field, message: 'no' }])?.refused)
  }

  test.each([
    ['email', ['no', null, null]],
    ['Email', ['no', null, null]],
    ['$.phone', [null, 'no', null]],
    ['tags[0]', [null, null, 'no']],
    ['Tags', [null, null, 'no']],
  ])('of %s holds back that field alone (S8)', (field, refused) => expect(refusedBy(field)).toEqual(refused))

  test.each([null, 'lastName', '', 'connections[0].jobTitle'])('of %j holds back all that was sent', (field) => {
    expect(refusedBy(field)).toEqual(['no', 'no', 'no'])
  })

  test('of a value that was edited since says nothing of the new one', () => {
    const { send, edits } = begun()
    const [email] = edits
    const edited = email && change(email, row, { path: 'email', mine: 'y' })
    expect(edited && refuseEdit(edited, send, [{ field: 'email', message: 'no' }])).toMatchObject({
      refused: null,
      leaf: { mine: 'y', sent: [] },
    })
  })

  test('takes the refused value off the wire: discarding it leaves nothing', () => {
    const { send, edits } = begun()
    const refused = edits.flatMap((edit) => refuseEdit(edit, send, [{ field: null, message: 'no' }]) ?? [])
    expect(refused.map(discard)).toEqual([null, null, null])
  })
})
