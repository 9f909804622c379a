import { createEffect, createSignal, onCleanup } from 'solid-js'

/** Milliseconds since a moment of the monotonic clock, followed each second while somebody counts. */
export function createElapsed(since: () => number | undefined, counting: () => boolean): () => number {
  const [elapsed, setElapsed] = createSignal(0)
  createEffect(() => {
    const start = since()
    if (start === undefined || !counting()) return
    const follow = () => setElapsed(performance.now() - start)
    follow()
    const timer = setInterval(follow, 1000)
    onCleanup(() => clearInterval(timer))
  })
  return elapsed
}
