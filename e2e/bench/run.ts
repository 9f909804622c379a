/**
 * How soon 20,000 contacts are on the screen, beside an empty Electron window. Started by `npm run bench`
 * (scripts/bench.mjs), which gives it a display. The ratios are what counts: both apps take turns on the same machine.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../app-driver'
import { startReferenceServer } from '../reference-server/start'
import { timeStart } from './measure'
import { prepareProfile } from './prepare'
import { tableOf } from './table'

const contacts = 20_000
const runs = Number(process.argv[2] ?? 10)
/** Not counted: they fill Chromium's caches, of Fieldbook's code too, as a person's first starts do. */
const warmUps = 2

const folder = mkdtempSync(path.join(tmpdir(), 'fieldbook-bench-'))
const server = await startReferenceServer({ contacts })
try {
  const [profile, emptyProfile] = ['fieldbook', 'empty'].map((name) => path.join(folder, name)) as [string, string]
  mkdirSync(emptyProfile)
  console.error(`pulling ${contacts} contacts into a new profile`)
  await prepareProfile(profile, server)

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
    console.error(`run ${run + 1} of ${runs}`)
    empty.push(bare.painted ?? Number.NaN)
    first.push(fieldbook.first ?? Number.NaN)
    ready.push(fieldbook.ready ?? Number.NaN)
  }
  console.log(`\n${contacts} contacts, ${runs} starts of each in turn, Electron sandbox on\n`)
  console.log(
    tableOf({
      'first paint of an empty window': empty,
      'first rows of Fieldbook painted': first,
      'rows of the whole list painted, ready to use': ready,
    }),
  )
} finally {
  await server.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
