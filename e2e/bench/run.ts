/**
 * How soon many contacts are on the screen, beside an empty Electron window, and how the window answers while people work
 * with them. Started by `npm run bench` (scripts/bench.mjs), which gives it a display. Of the starts the ratios are what
 * counts: both apps take turns on the same machine.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { launchApp } from '../app-driver'
import { deskOf } from '../desk'
import { startReferenceServer } from '../reference-server/start'
import { heavy, prepareProfile } from './prepare'
import { tableOf, tableOfActs } from './table'
import { timeActs } from './time-acts'
import { timeStarts } from './time-starts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { contacts: { type: 'string' }, starts: { type: 'string' }, acts: { type: 'string' } },
})
const contacts = Number(values.contacts ?? 20_000)
const runs = Number(positionals[0] ?? 10)
const starts = Number(values.starts ?? runs)

const folder = mkdtempSync(path.join(tmpdir(), 'fieldbook-bench-'))
const server = await startReferenceServer({ contacts: contacts - 1 })
try {
  const [profile, emptyProfile] = ['fieldbook', 'empty'].map((name) => path.join(folder, name)) as [string, string]
  mkdirSync(emptyProfile)
  server.model.colleague.create(heavy(server.model.companies()))
  console.error(`pulling ${contacts} contacts into a new profile`)
  await prepareProfile(profile, server)
  if (starts > 0) {
    const times = await timeStarts({ profile, emptyProfile, server, contacts, runs: starts })
    console.log(`\n${contacts} contacts, ${starts} starts of each in turn, Electron sandbox on\n\n${tableOf(times)}`)
  }
  const app = await launchApp({ profile, api: server })
  try {
    const desk = deskOf(app.page)
    await desk.reaches('Up to date')
    const measured = await timeActs({ app: { ...app, desk }, server, contacts, folder }, runs, values.acts)
    console.log(
      `\n${contacts} contacts, the window while each is done, Electron sandbox on\n\n${tableOfActs(measured)}`,
    )
  } finally {
    await app.kill()
  }
} finally {
  await server.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
