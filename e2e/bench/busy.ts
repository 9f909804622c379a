import type { Page } from 'playwright'

/** How the window answered while something was done in it, times in ms. */
export type Busy = {
  /** From each key or click to the frame that followed it. */
  frames: number[]
  /** Tasks of the main thread above 50 ms, as the browser itself tells of them ("longtask"). */
  long: number[]
}

type Watched = typeof globalThis & { busy?: Busy & { seen: PerformanceObserver } }

/** Does something in a window and watches its main thread meanwhile, up to the frame after it. */
export async function watchBusy(page: Page, act: () => Promise<void>): Promise<Busy> {
  await page.evaluate(watch)
  try {
    await act()
  } finally {
    // A task is told of once it is over, in another.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 100))))
  }
  return page.evaluate(() => {
    const { busy } = globalThis as Watched
    const last = busy?.seen.takeRecords().map(({ duration }) => duration) ?? []
    return { frames: busy?.frames.splice(0) ?? [], long: [...(busy?.long.splice(0) ?? []), ...last] }
  })
}

/** Runs in the window. A page that was loaded again is watched anew. */
function watch(): void {
  const window = globalThis as Watched
  if (window.busy) {
    window.busy.frames.length = 0
    window.busy.long.length = 0
    return
  }
  const frames: number[] = []
  const long: number[] = []
  const seen = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) long.push(duration)
  })
  seen.observe({ type: 'longtask' })
  const { port1, port2 } = new MessageChannel()
  const begun: number[] = []
  // A frame's callbacks run before it is painted, a message that they send is read after it.
  port1.onmessage = () => {
    for (const at of begun.splice(0)) frames.push(performance.now() - at)
  }
  for (const type of ['keydown', 'pointerdown']) {
    window.addEventListener(
      type,
      ({ timeStamp }) => {
        begun.push(timeStamp)
        requestAnimationFrame(() => port2.postMessage(null))
      },
      { capture: true },
    )
  }
  window.busy = { frames, long, seen }
}
