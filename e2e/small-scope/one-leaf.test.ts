import { describe, expect, test } from 'vitest'
import { type Leaf, rebaseLeaf } from '../../shared/leaf'
import { explore, productRules, type Rules, Violation } from './one-leaf'

const depth = Number(process.env.SMALL_SCOPE_DEPTH ?? 11)

test(`S1-S5 hold for one leaf after every interleaving of steps to depth ${depth}`, () => {
  const { worlds, transitions } = explore(depth)
  console.log(`small scope: ${worlds} worlds, ${transitions} transitions, depth ${depth}`)
  expect(worlds).toBeGreaterThan(25_000)
})

const only = (leaf: Leaf<string>) => (leaf.mine === leaf.base ? null : leaf)

/** Each rule of the rebase, taken away. */
const without: Record<string, Partial<Rules>> = {
  'a row with the etag a value went with teaches nothing': {
    rebase: (leaf, row, alike) => rebaseLeaf(leaf, { ...row, quiet: true }, alike),
  },
  'our own value come back is recognised': {
    rebase: (leaf, row, alike) => {
      const strangers = { ...leaf, sent: leaf.sent.map((s) => ({ ...s, value: '?' })) }
      return rebaseLeaf(strangers, row, (a, b) => a === b || (alike(a, b) && b !== leaf.mine))
    },
  },
  'a third value is a conflict': {
    rebase: (leaf, row, alike) => {
      const result = rebaseLeaf(leaf, row, alike)
      return result.kind === 'conflict'
        ? { kind: 'pending', leaf: { base: result.theirs, sent: [], mine: leaf.mine } }
        : result
    },
  },
  'a leaf back at its base waits while something of it is on the wire': {
    edit: (leaf, mine) => only({ ...leaf, mine }),
  },
  'an edit made after the send survives the answer': { settle: () => null },
  'an answered value is off the wire only if its etag moved or it was the one answered': {
    settle: (leaf, value, _ifMatch, answer) =>
      only({ base: answer.value, sent: [], mine: leaf.mine === value ? answer.value : leaf.mine }),
  },
  'a 412 proves nothing': {
    stale: (leaf, patch) => only({ ...leaf, sent: leaf.sent.filter((s) => s.value !== patch.value) }),
  },
  'a refusal takes one copy off the wire, not an earlier one': {
    refuse: (leaf, value) => only({ ...leaf, sent: leaf.sent.filter((s) => s.value !== value) }),
  },
  'server state never goes backwards': { neverBackwards: false },
}

describe('the check bites: a law breaks without the rule that', () => {
  for (const [rule, change] of Object.entries(without)) {
    test(rule, () => {
      expect(() => explore(10, { ...productRules, ...change })).toThrow(Violation)
    })
  }
})
