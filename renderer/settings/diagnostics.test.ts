import { expect, test } from 'vitest'
import { diagnosticsText } from './diagnostics'

const known = {
  version: '1.2.3',
  main: { electron: '45.4.1', chromium: '150', system: 'linux x64', journal: 'damaged', badSettings: ['theme'] },
  summary: { total: 12486, waiting: 3, review: 2, version: 9 },
  status: {
    state: { kind: 'offline', cause: 'portal', retryInMs: 1 },
    lastSynced: null,
    pulled: false,
    firstPull: false,
    leftMs: null,
  },
  size: 23_400_000,
} as const

test('the diagnostics name versions, numbers and states', () => {
  const text = diagnosticsText({ ...known, main: { ...known.main, badSettings: [...known.main.badSettings] } })
  for (const said of ['1.2.3', '45.4.1', '12,486', '5 changes', '23.4 MB', 'Damaged', 'theme', 'offline'])
    expect(text).toContain(said)
})

test('what is not known yet is called so', () => {
  const text = diagnosticsText({ ...known, main: null, status: null, size: null })
  expect(text.match(/: Unknown/g)).toHaveLength(5) // Electron, the system, the database, the second copy, the state
})
