import { performance } from 'node:perf_hooks'
import type { Clock } from './sync/engine'

/** `setTimeout` takes no more than this many ms; longer waits come round again by themselves. */
const longest = 2 ** 31 - 1

export const clock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve()
        return
      }
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, Math.min(ms, longest))
      signal.addEventListener('abort', done)
    }),
}
