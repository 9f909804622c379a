import { describe, expect, test } from 'vitest'
import {
  clashLeaf,
  editLeaf,
  keepMine,
  type Leaf,
  type Row,
  rebaseLeaf,
  refuseLeaf,
  sendLeaf,
  settleLeaf,
} from './leaf'

const alike = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
const leaf = (base: string, mine: string, ...sent: (readonly [value: string, ifMatch: string])[]): Leaf<string> => ({
  base,
  sent: sent.map(([value, ifMatch]) => ({ value, ifMatch })),
  mine,
})
const rebase = (edited: Leaf<string>, row: Row<string>) => rebaseLeaf(edited, row, alike)

describe('a fresh row', () => {
  test('with the etag that a value went with says nothing of it yet, not even when it has the wish', () => {
    const edited = leaf('a', 'b', ['b', '1'])
    expect(rebase(edited, { value: 'a', etag: '1' })).toEqual({ kind: 'unknown', leaf: edited })
    expect(rebase(edited, { value: 'b', etag: '1' })).toEqual({ kind: 'unknown', leaf: edited })
  })

  test('settles nothing while one of several values may still land', () => {
    const edited = leaf('a', 'c', ['b', '1'], ['c', '2'])
    expect(rebase(edited, { value: 'a', etag: '2' }).kind).toBe('unknown')
  })

  test('asked for when nothing is on its way any more is taken at its word', () => {
    const row = { value: 'a', etag: '1', quiet: true }
    expect(rebase(leaf('a', 'b', ['b', '1']), row)).toEqual({ kind: 'pending', leaf: leaf('a', 'b') })
  })

  test('with another etag shows that what was sent never will land', () => {
    const row = { value: 'a', etag: '2' }
    expect(rebase(leaf('a', 'b', ['b', '1']), row)).toEqual({ kind: 'pending', leaf: leaf('a', 'b') })
  })

  test('that has the wish ends it, however its form is compared', () => {
    expect(rebaseLeaf(leaf('a', 'b'), { value: 'b', etag: '2' }, () => false)).toEqual({ kind: 'done' })
  })

  test('that has something alike the wish ends it (S4)', () => {
    expect(rebase(leaf('a', 'b'), { value: 'B', etag: '2' })).toEqual({ kind: 'done' })
  })

  test('that has the base lets the wish go on, even where the two are alike: a re-cased email is an edit', () => {
    expect(rebase(leaf('A', 'a'), { value: 'A', etag: '2' })).toEqual({ kind: 'pending', leaf: leaf('A', 'a') })
    const never = () => false
    const row = { value: 'a', etag: '2' }
    expect(rebaseLeaf(leaf('a', 'b'), row, never)).toEqual({ kind: 'pending', leaf: leaf('a', 'b') })
  })

  test('that has something alike the base becomes the base', () => {
    expect(rebase(leaf('a', 'b'), { value: 'A', etag: '2' })).toEqual({ kind: 'pending', leaf: leaf('A', 'b') })
  })

  test('that has something alike any value of ours becomes the base (S4)', () => {
    const edited = leaf('a', 'd', ['b', '1'], ['c', '1'])
    expect(rebase(edited, { value: 'C', etag: '2' })).toEqual({ kind: 'pending', leaf: leaf('C', 'd') })
  })

  test('with a value that is nobody’s is a conflict that keeps the edit as it is (S2)', () => {
    const edited = leaf('a', 'b', ['b', '1'])
    expect(rebase(edited, { value: 'x', etag: '2' })).toEqual({ kind: 'conflict', leaf: edited, theirs: 'x' })
  })
})

describe('the answer to a send', () => {
  test('ends what it carried, whatever the server made of it', () => {
    expect(settleLeaf(leaf('a', 'b', ['b', '1']), 'b', '1', { value: 'B', etag: '2' })).toBeNull()
  })

  test('is where a later edit goes on from', () => {
    const edited = leaf('a', 'c', ['b', '1'])
    expect(settleLeaf(edited, 'b', '1', { value: 'B', etag: '2' })).toEqual(leaf('B', 'c'))
  })

  test('with a new etag takes every earlier send off the wire', () => {
    const edited = leaf('a', 'c', ['x', '1'], ['b', '1'])
    expect(settleLeaf(edited, 'b', '1', { value: 'b', etag: '2' })).toEqual(leaf('b', 'c'))
  })

  test('with the etag unchanged leaves another value on the wire: it may still land (S1)', () => {
    const edited = leaf('a', 'b', ['x', '1'], ['b', '1'])
    expect(settleLeaf(edited, 'b', '1', { value: 'b', etag: '1' })).toEqual(leaf('b', 'b', ['x', '1']))
  })

  test('takes only the send that it answers: the same value may still be out with another etag', () => {
    const edited = leaf('a', 'b', ['b', '1'], ['b', '2'])
    expect(settleLeaf(edited, 'b', '1', { value: 'b', etag: '2' })).toEqual(leaf('b', 'b', ['b', '2']))
  })
})

describe('an edit', () => {
  test('changes the wish alone', () => {
    expect(editLeaf(leaf('a', 'b', ['b', '1']), 'c')).toEqual(leaf('a', 'c', ['b', '1']))
  })

  test('back at the base is none', () => expect(editLeaf(leaf('a', 'b'), 'a')).toBeNull())

  test('back at the base stays while a value of it is on the wire (S1)', () => {
    expect(editLeaf(leaf('a', 'b', ['b', '1']), 'a')).toEqual(leaf('a', 'a', ['b', '1']))
  })
})

describe('a send', () => {
  test('is recorded after those before it', () => {
    expect(sendLeaf(leaf('a', 'c', ['b', '1']), '1')).toEqual(leaf('a', 'c', ['b', '1'], ['c', '1']))
  })

  test('repeated is recorded twice, and no more', () => {
    const once = sendLeaf(leaf('a', 'b'), '1')
    const twice = sendLeaf(once, '1')
    expect(twice).toEqual(leaf('a', 'b', ['b', '1'], ['b', '1']))
    expect(sendLeaf(twice, '1')).toBe(twice)
  })

  test('is no copy of one with another value or another etag', () => {
    const others = leaf('a', 'b', ['x', '1'], ['y', '1'], ['b', '2'], ['b', '3'])
    expect(sendLeaf(others, '1').sent).toHaveLength(5)
  })
})

describe('a refusal', () => {
  test('takes one copy off the wire: an earlier one may still land', () => {
    const edited = leaf('a', 'b', ['b', '1'], ['b', '1'])
    expect(refuseLeaf(edited, 'b', '1')).toEqual(leaf('a', 'b', ['b', '1']))
  })

  test('takes no send with another value or another etag', () => {
    const edited = leaf('a', 'b', ['b', '1'], ['x', '1'], ['b', '2'])
    expect(refuseLeaf(edited, 'b', '1')).toEqual(leaf('a', 'b', ['x', '1'], ['b', '2']))
    expect(refuseLeaf(edited, 'x', '2')).toEqual(edited)
  })

  test('of what nobody wants any more leaves nothing', () => {
    expect(refuseLeaf(leaf('a', 'a', ['b', '1']), 'b', '1')).toBeNull()
  })
})

describe('a clash with what others have', () => {
  const clash = { value: 'b', ifMatch: '1', clashed: true } as const
  const clashed = { ...leaf('a', 'b'), sent: [clash] }

  test('leaves the value known as ours, once however often it is refused', () => {
    expect(clashLeaf(leaf('a', 'b', ['b', '1']), 'b', '1')).toEqual(clashed)
    expect(clashLeaf(sendLeaf(clashed, '1'), 'b', '1')).toEqual(clashed)
    expect(rebase({ ...clashed, mine: 'c' }, { value: 'b', etag: '2' })).toEqual({
      kind: 'pending',
      leaf: leaf('b', 'c'),
    })
  })

  test('says nothing of an earlier copy, nor of another value', () => {
    const earlier = leaf('a', 'b', ['x', '1'], ['b', '1'], ['b', '1'])
    expect(clashLeaf(earlier, 'b', '1')?.sent).toEqual([...leaf('a', 'b', ['x', '1'], ['b', '1']).sent, clash])
  })

  test('that landed after all is set back for who wants it no more (S1)', () => {
    const givenUp = { ...leaf('a', 'a'), sent: [clash] }
    expect(editLeaf(clashed, 'a')).toEqual(givenUp)
    expect(clashLeaf(leaf('a', 'a', ['b', '1']), 'b', '1')).toEqual(givenUp)
    expect(rebase(givenUp, { value: 'b', etag: '2' })).toEqual({ kind: 'pending', leaf: leaf('b', 'a') })
    expect(rebase(givenUp, { value: 'a', etag: '2' })).toEqual({ kind: 'done' })
  })

  test('is not the copy that a refusal takes away, nor one that stands for another send', () => {
    expect(refuseLeaf(sendLeaf(clashed, '1'), 'b', '1')).toEqual(clashed)
    expect(sendLeaf(sendLeaf(sendLeaf(clashed, '1'), '1'), '1').sent).toHaveLength(3)
  })
})

describe('keeping yours', () => {
  test('goes on from the value that was seen, and forgets what was sent', () => {
    expect(keepMine(leaf('a', 'b', ['b', '1']), 'x')).toEqual(leaf('x', 'b'))
  })

  test('of what the server has leaves nothing', () => expect(keepMine(leaf('a', 'b'), 'b')).toBeNull())
})
