import { type Component, lazy } from 'solid-js'

const loads: (() => Promise<unknown>)[] = []

/** A part that the first paint does without: it comes with `loadLater`, or when it is shown before. */
export function later<P extends object>(load: () => Promise<Component<P>>) {
  const part = lazy(async () => ({ default: await load() }))
  loads.push(part.preload)
  return part
}

/** Loads what is left, a part in each quiet moment, so that it is there at once when somebody asks for it. */
export async function loadLater(): Promise<void> {
  for (const load of loads.splice(0)) {
    await new Promise((resolve) => requestIdleCallback(resolve))
    // A part that can't be read now is asked for again when it is shown.
    await load().catch(() => undefined)
  }
}
