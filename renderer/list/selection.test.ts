import { expect, test } from 'vitest'
import { createSelection } from './selection'

const names = Array.from({ length: 10 }, (_, n) => `c${n}`)
const list = {
  ids: async (from: number, to: number) => names.slice(from, to),
  indexOf: async (id: string) => names.indexOf(id),
}

test('one is chosen and left out again', () => {
  const selection = createSelection(list)
  selection.toggle('c1')
  selection.toggle('c2')
  selection.toggle('c1')
  expect(selection.all()).toEqual(['c2'])
  expect([selection.has('c1'), selection.has('c2'), selection.count()]).toEqual([false, true, 1])
})

test('a range goes from the last choice either way, and is drawn anew when it is extended again', async () => {
  const selection = createSelection(list)
  selection.toggle('c5')
  await selection.extendTo(7, { from: null })
  expect(selection.all()).toEqual(['c5', 'c6', 'c7'])
  await selection.extendTo(3, { from: null })
  expect(selection.all()).toEqual(['c3', 'c4', 'c5'])
})

test('without a choice the range starts at the open contact', async () => {
  const selection = createSelection(list)
  await selection.extendTo(2, { from: 'c1' })
  expect(selection.all()).toEqual(['c1', 'c2'])
})

test('what was chosen stays beside a range that is added', async () => {
  const selection = createSelection(list)
  selection.toggle('c9')
  selection.toggle('c0')
  await selection.extendTo(1, { from: null, add: true })
  expect(selection.all().toSorted()).toEqual(['c0', 'c1', 'c9'])
})

test('what was cleared is not chosen by an answer that comes late', async () => {
  const selection = createSelection(list)
  const late = selection.everything()
  selection.clear()
  await late
  expect(selection.count()).toBe(0)
})

test('everything is all of the list, beside what was chosen elsewhere', async () => {
  const selection = createSelection(list)
  selection.toggle('not in the list')
  await selection.everything()
  expect(selection.count()).toBe(11)
})
