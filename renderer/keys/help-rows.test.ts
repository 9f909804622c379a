import { expect, test } from 'vitest'
import { actionIds, actionTable } from '../../shared/actions'
import { words } from '../words/words'
import { helpGroups } from './help-rows'

const rows = (given: { text?: string; singleKeys?: boolean }) =>
  helpGroups({ text: '', singleKeys: true, ...given }).flatMap((group) => group.rows)

test('every key of the table is in the help, beside what it does', () => {
  for (const id of actionIds) {
    const presses = actionTable[id].keys.map(({ press }) => press)
    const shown = rows({}).filter(({ does, keys }) => does === words.actions[id] && keys.join() === presses.join())
    expect(shown.length, id).toBe(presses.length === 0 ? 0 : 1)
  }
})

test('keys that are turned off are not promised, and those beside them are', () => {
  const keys = rows({ singleKeys: false }).flatMap((row) => row.keys)
  expect(keys).not.toContain('J')
  expect(keys).not.toContain('/')
  expect(keys).toEqual(expect.arrayContaining(['ArrowDown', 'Mod+F', 'F1', 'Escape']))
})

test('a search leaves only what it finds, and no empty group', () => {
  expect(rows({ text: 'undo' }).map(({ does }) => does)).toEqual([words.actions.undo])
  expect(helpGroups({ text: 'no such thing', singleKeys: true })).toEqual([])
})
