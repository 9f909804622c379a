import { type Act, acts, type Bench } from './acts'
import { type Busy, watchBusy } from './busy'

export type Measured = Busy & { times: number[] }

/** Does every act `runs` times, in one window. `only`: those whose names have this in them. */
export async function timeActs(at: Bench, runs: number, only = ''): Promise<Record<string, Measured>> {
  const measured: Record<string, Measured> = {}
  const block = () => at.app.page.evaluate(block80ms)
  if ((await watchBusy(at.app.page, block)).long.length === 0) throw new Error('a task of 80 ms was not noticed')
  for (const [name, act] of Object.entries<Act>(acts)) {
    if (!name.includes(only)) continue
    const all: Measured = { frames: [], long: [], times: [] }
    for (let turn = 0; turn < (act.once ? 1 : runs); turn++) {
      const began = performance.now()
      const { frames, long } = await watchBusy(at.app.page, () => act.run(at, turn))
      all.frames.push(...frames)
      all.long.push(...long)
      all.times.push(performance.now() - began)
    }
    console.error(`${name}: ${all.long.length} tasks above 50 ms`)
    measured[name] = all
  }
  return measured
}

/** Runs in the window, where every long task has to be seen or none of the numbers means anything. */
function block80ms(): Promise<void> {
  return new Promise((resolve) =>
    setTimeout(() => {
      for (const end = performance.now() + 80; performance.now() < end; );
      resolve()
    }),
  )
}
