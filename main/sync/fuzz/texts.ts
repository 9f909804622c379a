import fc from 'fast-check'

/** An object as JSON text by its entries: only a text can hold a key twice, or `__proto__`. */
type Entries = readonly (readonly [key: string, json: string])[]
const objectText = (entries: Entries) => `{${entries.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`
const entriesOf = (object: object): Entries =>
  Object.entries(object).map(([key, value]) => [key, JSON.stringify(value)])

export const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
/** Values that nobody promised. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.constantFrom(
      ...['null', 'true', '0', '-1', '1e999', '""', '" "', '[]', '{}', '[null]', '[[]]', '["a",1]', '{"id":7}'],
      ...['"\\ud800"', '"\\udc00x"', '"\\u0000"', '"\\u2028"', '"__proto__"', '"constructor"', '"a\\nb"', '"é/%2F%"'],
      ...['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '[{"__proto__":[]}]'],
      ...[
        '"2026-13-45T99:99:99Z"',
        '"9999-12-31T23:59:59.9999999Z"',
        '"W/\\"2\\""',
        '[{"namespace":"\\ud800","id":"1"}]',
      ],
      ...['[{"namespace":"","id":""}]', '[{"id":"k1","isPrimary":"yes"}]', '[{"id":"k1","jobTitle":[]}]', '["a","a"]'],
    ),
  },
  { weight: 4, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map((text) => JSON.stringify(text)) },
  { weight: 2, arbitrary: fc.constantFrom(99, 5_000, 100_000).map(nested) },
)

type Change = { kind: 'set' | 'twice' | 'drop'; key: string; json: string }

const magicKeys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'toJSON', 'then', 'length', '', '\u0000']

/** An object with up to three of its entries changed, or with more of them than it should have. */
export function mutated(object: object): fc.Arbitrary<string> {
  const key = fc.constantFrom(...Object.keys(object), ...Object.keys(object), ...magicKeys, 'aNewField')
  const change: fc.Arbitrary<Change> = fc.record({
    kind: fc.constantFrom('set', 'set', 'twice', 'drop'),
    key,
    json: hostile,
  })
  return fc
    .oneof(fc.constant([]), fc.array(change, { maxLength: 3 }))
    .map((changes) => objectText(changes.reduce(apply, entriesOf(object))))
}

function apply(entries: Entries, { kind, key, json }: Change): Entries {
  if (kind === 'drop') return entries.filter(([name]) => name !== key)
  if (kind === 'twice' || !entries.some(([name]) => name === key)) return [...entries, [key, json]]
  return entries.map(([name, old]) => [name, name === key ? json : old])
}
