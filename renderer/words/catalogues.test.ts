import { describe, expect, test } from 'vitest'
import { en } from './en'
import type { Phrase } from './phrase'
import { sv } from './sv'

type Leaf = { path: string; key: string; value: unknown }

/** Every string and function of a catalogue, but for `format`, which is no text. */
function leavesOf(node: object, above: string[] = []): Leaf[] {
  return Object.entries(node).flatMap(([key, value]): Leaf[] => {
    const at = [...above, key]
    if (at[0] === 'format') return []
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return leavesOf(value, at)
    return [{ path: at.join('.'), key, value }]
  })
}

/** Said the same in both languages: names, formats of numbers, and words that they share. */
const same = [
  'activity.move',
  'activity.of',
  'account.version',
  'away.changed', // says nothing to arguments that are no lists
  'centre.summary',
  'contact.fields.linkedInUrl',
  'contact.linkedIn',
  'contact.place',
  'contact.refNamespace',
  'filters.filter',
  'keys.control',
  'keys.enter',
  'keys.escape',
  'list.matched',
  'list.navigation',
  'list.rowSays',
  'review.doneWith',
  'settings.bytes',
  'settings.engine',
  'settings.languages.en',
  'settings.languages.sv',
  'settings.row',
  'settings.system',
  'settings.version',
  'sync.spoken',
  'transfer.added',
  'transfer.columns.linkedInUrl',
  'transfer.confirmCounts', // says nothing to arguments that are no counts
  'transfer.exportFormat',
  'transfer.formats.vcard-4',
  'transfer.invalid', // nor to no reasons
  'transfer.kindCount',
  'transfer.steps.write',
  'transfer.targets.linkedInUrl',
  'duplicates.because',
]

describe('Swedish', () => {
  const [english, swedish] = [leavesOf(en), leavesOf(sv)]
  const inSwedish = new Map(swedish.map((leaf) => [leaf.path, leaf.value]))

  test('has what English has, and nothing else', () => {
    const forms = (leaves: Leaf[]) => leaves.map(({ path, value }) => `${path}: ${typeof value}`).sort()
    expect(forms(swedish)).toEqual(forms(english))
  })

  test('has no English left in it', () => {
    const left = english
      .filter(({ path }) => !same.includes(path))
      .filter(({ path, value }) => said(value) === said(inSwedish.get(path)))
    expect(left.map(({ path }) => path)).toEqual([])
  })

  test('leaves no text empty', () => {
    expect(swedish.filter(({ value }) => value === '').map(({ path }) => path)).toEqual([])
  })
})

test('every word is used somewhere', () => {
  const code = import.meta.glob<string>(
    ['../**/*.{ts,tsx}', '!./en/**', '!./sv/**', '!./{en,sv}.ts', '!../**/*.test.ts'],
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  )
  const tables = import.meta.glob<string>(['../../shared/*.ts', '!../../shared/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  // `words.list.name`, `words.policies['ask']`, or the name of a row of a shared table.
  const uses = /(?<=\.)[\w$]+|(?<=['"`])[\w-]+(?=['"`])/g
  const rows = /(?<=^\s*)\w+(?=:)/gm
  const used = new Set([
    ...Object.values(code).flatMap((text) => text.match(uses) ?? []),
    ...Object.values(tables).flatMap((text) => [...(text.match(uses) ?? []), ...(text.match(rows) ?? [])]),
  ])
  // Those of the signs that part columns are looked up by the sign that was found.
  const isFound = (path: string) => path === 'lang' || path.startsWith('transfer.delimiters.')
  const unused = leavesOf(en).filter(({ path, key }) => !isFound(path) && !used.has(key))
  expect(unused.map(({ path }) => path)).toEqual([])
})

/** What a leaf says; of a function, what it says to arguments that show what it does with them. */
function said(value: unknown): string {
  if (typeof value !== 'function') return String(value)
  const tries = [[7, 3], ['x', 'y'], ['x', '2026-11-23T10:42:00Z'], [{ kind: 'not-an-email' }]]
  return tries.map((args) => attempt(value as (...args: unknown[]) => string | Phrase, args)).join('\n')
}

function attempt(say: (...args: unknown[]) => string | Phrase, args: unknown[]): string {
  try {
    return JSON.stringify(say(...args)) ?? ''
  } catch {
    return '' // not this kind of argument
  }
}
