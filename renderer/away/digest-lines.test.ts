import { expect, test } from 'vitest'
import type { Digest } from '../store/api'
import { digestLines } from './digest-lines'

const nothing: Digest = { since: 0, changed: 0, names: [], by: [], deleted: 0, sent: 0, merged: 0, review: 0 }
const people = (...names: string[]) => names.map((name) => ({ id: name, name }))
const said = (digest: Partial<Digest>) => digestLines({ ...nothing, ...digest }).map(({ text }) => text)

test('what did not happen is not mentioned', () => {
  expect(said({})).toEqual([])
  expect(said({ sent: 1 })).toEqual(['1 change of yours sent'])
})

test('what needs the user comes first, then what came in, with names', () => {
  expect(said({ changed: 5, names: people('Ada', 'Bo', 'Cy'), sent: 2, merged: 3, review: 1 })).toEqual([
    '1 change needs your decision',
    '5 contacts changed: Ada, Bo, Cy and 2 more',
    '2 changes of yours sent',
    '3 fields merged, nothing lost',
  ])
})

test('who changed it is named where that is known', () => {
  expect(said({ changed: 1, names: people('Ada'), by: ['Maria Ek'] })).toEqual(['1 contact changed: Ada. By Maria Ek'])
  expect(said({ changed: 1, names: people('') })).toEqual(['1 contact changed: No name'])
})
