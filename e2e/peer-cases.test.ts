import { expect, test } from 'vitest'
import { cases } from './peers/cases'
import { fieldbook } from './peers/fieldbook'
import { lastWrite } from './peers/last-write'
import { play } from './peers/play'

const losses = ['lost', 'overwritten', 'hidden', 'made', 'differs', 'asks needlessly']

test.each(cases)('Fieldbook loses nothing, hides nothing and asks nothing needlessly: $name', async (one) => {
  const outcome = await play(one, fieldbook)
  const kinds = outcome.kind === 'played' ? outcome.findings.map(({ kind }) => kind) : []
  expect(kinds.filter((kind) => losses.includes(kind))).toEqual([])
})

test('the verdict bites: the last write loses what the other wrote', async () => {
  const [different] = cases
  expect(different && (await play(different, lastWrite))).toMatchObject({
    findings: [{ kind: 'overwritten', wish: { by: 'B', path: 'lastName', value: 'Berg' }, now: 'Lindqvist' }],
  })
})
