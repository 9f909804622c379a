import type { Played } from './worker'

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'storage' })

/** Has the worker play the histories of these seeds, all at once. */
function play(seeds: readonly number[]): Promise<Played[]> {
  return Promise.all(
    seeds.map((seed) => {
      const { port1, port2 } = new MessageChannel()
      worker.postMessage(seed, [port2])
      return new Promise<Played>((resolve, reject) => {
        port1.onmessage = ({ data }) => resolve(data)
        worker.addEventListener('error', ({ message }) => reject(new Error(message)))
      })
    }),
  )
}

export type Play = typeof play
Reflect.set(window, 'play', play)
