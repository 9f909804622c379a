import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../shared/timeline'
import type { HistoryEntry, NoteView } from '../store/api'
import { knownField, mergeTimeline } from './merge-timeline'

const [me, maria] = [
  { id: 'u1', name: 'Me' },
  { id: 'u2', name: 'Maria Ek' },
]
const utc = (ms: number) => new Date(ms).toISOString()
const changed = (id: string, at: number, fields: string[], who = maria): TimelineEntry => ({
  ...{ kind: 'audit', operation: 'update', id, at: utc(at), who, fields },
})
const own = (at: number, path: string, given: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ at, contact: 'c1', name: 'Ada', path, kind: 'sent', from: null, to: 'x' },
  ...given,
})
const nothing = { entries: [], own: [], me: me.id, notes: [], pending: new Set<string>() }

test('what a colleague changed is told by name, in our words for the fields', () => {
  const [one] = mergeTimeline({ ...nothing, entries: [changed('a', 5, ['Email', 'connections[0].jobTitle'])] })
  expect(one).toMatchObject({ by: 'Maria Ek', at: 5, what: { fields: ['email', 'companies'] } })
})

test('a change of ours that the server tells as well is told once, with what it was', () => {
  const merged = mergeTimeline({
    ...nothing,
    entries: [changed('a', 900_000, ['phone'], me)],
    own: [own(10, 'phone', { from: '1', to: '2' })], // this laptop's clock is a quarter of an hour behind
  })
  expect(merged).toHaveLength(1)
  expect(merged[0]).toMatchObject({ by: null, what: { moves: [{ path: 'phone', from: '1', to: '2' }] } })
})

test('a change of ours that the server has not told yet is told', () => {
  const merged = mergeTimeline({ ...nothing, entries: [changed('a', 5, ['email'], me)], own: [own(9, 'phone')] })
  expect(merged.map(({ what }) => 'fields' in what && what.fields)).toEqual([['phone'], ['email']])
})

test('changes that went out together are one', () => {
  const together = [own(9, 'tags/a', { to: true }), own(9, 'tags/b', { to: true }), own(9, 'email')]
  const merged = mergeTimeline({ ...nothing, own: together })
  expect(merged).toMatchObject([{ what: { fields: ['tags', 'email'] } }])
  expect(mergeTimeline({ ...nothing, own: together, entries: [changed('a', 9, ['tags', 'email'], me)] })).toHaveLength(
    1,
  )
})

test('a note of ours is told once, by the server with its kind', () => {
  const note: TimelineEntry = { kind: 'note', id: 'n', at: utc(5), who: me, type: 'call', text: 'Rang' }
  const merged = mergeTimeline({ ...nothing, entries: [note], own: [own(5, 'note', { to: 'Rang' })] })
  expect(merged).toMatchObject([{ by: null, what: { kind: 'note', type: 'call' } }])
})

test('what waits is told with its field, once, and no more when it has been sent', () => {
  const saved = [own(9, 'tags/b', { kind: 'saved', to: true }), own(8, 'phone', { kind: 'saved' })]
  const history = [...saved, own(7, 'phone', { kind: 'saved' }), own(6, 'tags/a', { kind: 'saved', to: true })]
  const pending = new Set(['phone', 'tags/a', 'tags/b'])
  const merged = mergeTimeline({ ...nothing, own: history, pending })
  expect(merged.map(({ at, waits }) => [at, waits])).toEqual([
    [9, true],
    [8, true],
  ])
  expect(mergeTimeline({ ...nothing, own: history })).toEqual([])
})

test('names of fields are ours, however the server writes them', () => {
  expect(['Email', '$.email', 'connections[0].jobTitle', 'shoeSize'].map(knownField)).toEqual([
    ...['email', 'email', 'companies', 'shoeSize'],
  ])
})

const field = fc.constantFrom('email', 'phone', 'strategy', 'tags')
const entry = fc.record({
  at: fc.nat({ max: 99 }),
  fields: fc.uniqueArray(field, { minLength: 1 }),
  who: fc.constantFrom(me, maria),
})
const history = fc.record({ at: fc.nat({ max: 99 }), path: field, kind: fc.constantFrom('sent', 'saved', 'merged') })

test('every entry of the server is told once, every note that waits once, and all newest first', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.array(history), fc.nat({ max: 3 }), (there, here, count) => {
      const entries = there
        .map(({ at, fields, who }, i) => changed(String(i), at, fields, who))
        .sort((a, b) => (a.at < b.at ? 1 : -1))
      const notes = Array.from({ length: count }, (_, i): NoteView => {
        return { key: String(i), type: 'call', note: 'x', savedAt: i, refused: null, held: false }
      })
      const done = here.map(({ at, path, kind }) => own(at, path, { kind: kind as HistoryEntry['kind'] }))
      const given = { ...nothing, entries, notes, own: done.sort((a, b) => b.at - a.at) }
      const merged = mergeTimeline(given)
      const keys = merged.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.filter((key) => key.startsWith('there-'))).toHaveLength(entries.length)
      expect(keys.filter((key) => key.startsWith('note-'))).toHaveLength(count)
      expect(merged.map(({ at }) => at)).toEqual(merged.map(({ at }) => at).sort((a, b) => b - a))
      // A colleague's change is never told as ours, nor ours as a colleague's.
      for (const { key, by } of merged) {
        const told = entries.find(({ id }) => key === `there-${id}`)
        if (told) expect(by).toBe(told.who.id === me.id ? null : 'Maria Ek')
      }
    }),
  )
})

test('once the server has told everything, what was sent adds nothing to it', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(field, { minLength: 1 })), fc.integer({ min: -50, max: 50 }), (sends, skew) => {
      const entries = sends.map((fields, i) => changed(String(i), i * 100, fields, me)).reverse()
      const done = sends
        .flatMap((fields, i) => fields.map((path) => own(i * 100 + skew, path)))
        .sort((a, b) => b.at - a.at)
      const merged = mergeTimeline({ ...nothing, entries, own: done })
      expect(merged.map(({ key }) => key)).toEqual(entries.map(({ id }) => `there-${id}`))
    }),
  )
})
