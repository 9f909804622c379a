import path from 'node:path'
import { root } from '../app-driver'
import type { ReferenceServer } from '../reference-server/start'
import { timeStart } from './measure'

/** Not counted: they fill Chromium's caches, of Fieldbook's code too, as a person's first starts do. */
const warmUps = 2

export type Starts = { profile: string; emptyProfile: string; server: ReferenceServer; contacts: number; runs: number }

/** Starts an empty window and Fieldbook in turn; gives the times to each moment, in ms. */
export async function timeStarts({ profile, emptyProfile, server, contacts, runs }: Starts) {
  const empty: number[] = []
  const first: number[] = []
  const ready: number[] = []
  for (let run = -warmUps; run < runs; run++) {
    const bare = await timeStart({
      app: path.join(import.meta.dirname, 'empty-window/main.cjs'),
      profile: emptyProfile,
      moments: { painted: 'body' },
    })
    const fieldbook = await timeStart({
      app: root,
      profile,
      env: { FIELDBOOK_API_URL: server.url, FIELDBOOK_TOKEN: server.token },
      moments: {
        first: '[role=option]',
        // The first screen is shown as it was left and counts its own rows; the list itself counts all.
        ready: `[role=option][aria-setsize="${contacts}"]`,
      },
    })
    if (run < 0) continue
    console.error(`start ${run + 1} of ${runs}`)
    empty.push(bare.painted ?? Number.NaN)
    first.push(fieldbook.first ?? Number.NaN)
    ready.push(fieldbook.ready ?? Number.NaN)
  }
  return {
    'first paint of an empty window': empty,
    'first rows of Fieldbook painted': first,
    'rows of the whole list painted, ready to use': ready,
  }
}
