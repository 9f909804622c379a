import { test } from 'vitest'
import { playMany, runs } from './play-many'

// In a file of its own, so that it runs beside the first.
test(`S1-S7 and S9 hold in ${runs} more stories with faults, crashes and colleagues`, async () => {
  await playMany(1)
}, 1_800_000)
