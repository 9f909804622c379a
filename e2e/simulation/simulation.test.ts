import { expect, test } from 'vitest'
import { playMany, runs } from './play-many'
import { playStory } from './story'

const steps = 40

test(`S1-S6 and S9 hold in ${runs} stories of ${steps} steps with faults, crashes and colleagues`, async () => {
  await playMany(0)
}, 1_800_000)

test('S11: the same seed gives the same trace', async () => {
  for (const seed of [7, 8, 9]) {
    const [a, b] = [await playStory(seed, steps), await playStory(seed, steps)]
    expect(a.trace).toEqual(b.trace)
    expect(a.trace.length).toBeGreaterThan(5)
  }
})
