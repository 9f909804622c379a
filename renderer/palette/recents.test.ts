import { expect, test } from 'vitest'
import { createRecents } from './recents'

function storageOf(text: string | null) {
  const kept = { text }
  const setItem = (_key: string, next: string) => {
    kept.text = next
  }
  return { kept, getItem: () => kept.text, setItem }
}

test('what was chosen last comes first, once, and five at most', () => {
  const storage = storageOf(null)
  const recents = createRecents(() => storage)
  for (const action of ['undo', 'redo', 'sync-now', 'review', 'undo', 'history'] as const)
    recents.add({ kind: 'action', action })
  recents.add({ kind: 'contact', id: '7' })
  const names = recents.all().map((one) => (one.kind === 'action' ? one.action : one.id))
  expect(names).toEqual(['7', 'history', 'undo', 'review', 'sync-now'])
})

test('actions are there again after a restart; contacts are written nowhere', () => {
  const storage = storageOf(null)
  const recents = createRecents(() => storage)
  recents.add({ kind: 'action', action: 'review' })
  recents.add({ kind: 'contact', id: '4711' })
  recents.add({ kind: 'action', action: 'undo' })
  expect(storage.kept.text).not.toContain('4711')
  const again = createRecents(() => storage).all()
  expect(again).toEqual([
    { kind: 'action', action: 'undo' },
    { kind: 'action', action: 'review' },
  ])
})

test.each(['', 'not json', '{}', '["rm","undo"]'])('a record that holds %j does no harm', (text) => {
  const known = createRecents(() => storageOf(text)).all()
  expect(known).toEqual(text.includes('undo') ? [{ kind: 'action', action: 'undo' }] : [])
})
