import { expect, test } from 'vitest'
import { textFields } from '../../shared/fields'
import type { ContactView, FieldView } from '../store/api'
import { hasUnsent } from './unsent'
import { valuesOf } from './values-of'

const clean = { kind: 'clean' } as const
const text = (value: string | null): FieldView => ({ value, state: clean, draft: null, held: false })
const pending = { kind: 'pending', was: null, savedAt: 0 } as const

function viewOf(given: Partial<ContactView> = {}): ContactView {
  const texts = Object.fromEntries(textFields.map((field) => [field, text(null)])) as ContactView['text']
  const blocked = { value: null, state: clean, draft: null, held: false }
  return {
    ...{
      id: '1',
      etag: '"1"',
      name: 'Anna',
      initials: 'A',
      deleted: false,
      deletion: clean,
      created: null,
      held: false,
    },
    ...{ text: { ...texts, firstName: text('Anna') }, blocked, tags: [], companies: [], primaryCompany: clean },
    ...{ externalRefs: [], notes: [], typed: { note: null, noteType: null, tag: null } },
    picture: { sources: [], state: clean, held: false },
    ...given,
  }
}
const acme = { id: 'c1', name: 'Acme', jobTitle: '', primary: true, removed: false, state: clean }
const vip = { tag: 'VIP', was: true, state: 'clean' } as const

test('a contact as the server has it has nothing unsent', () => {
  expect(hasUnsent(viewOf({ companies: [acme], tags: [vip] }))).toBe(false)
})

test('an edit, a tag, a link, a deletion or a note that waits is something unsent', () => {
  const note = { key: 'k', type: 'call', note: 'x', savedAt: 0, refused: null, held: false } as const
  const waiting: Partial<ContactView>[] = [
    { text: { ...viewOf().text, email: { ...text('a@b.se'), state: pending } } },
    { tags: [{ ...vip, state: 'removed' }] },
    { companies: [{ ...acme, state: pending }] },
    { deletion: pending },
    { notes: [note] },
  ]
  expect(waiting.map((given) => hasUnsent(viewOf(given)))).toEqual(waiting.map(() => true))
})

test('a contact made anew has what was wanted of it, and not what was taken off', () => {
  const gone = { ...acme, id: 'c2', primary: false, removed: true }
  const view = viewOf({ companies: [acme, gone], tags: [vip, { tag: 'old', was: true, state: 'removed' }] })
  expect(valuesOf(view)).toEqual({ firstName: 'Anna', 'companies/c1': null, primaryCompany: 'c1', 'tags/VIP': true })
})
