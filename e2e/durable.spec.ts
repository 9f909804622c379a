import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'playwright/test'
import { developmentElectron } from './app-driver'
import { test } from './watched'

/** A call that has the disk take a file: which, and when, in ms. */
type Sync = { file: string; at: number }

/** The window rounds its clock to a millisecond, down. */
const roundedMs = 1

test('S12: before each "saved" the database and the journal have been synced to the disk', async ({
  serve,
  watch,
  profile,
}) => {
  const trace = path.join(profile, 'strace.txt')
  const executable = `${trace}.sh`
  // It stands above Chromium's sandbox and sees every process that is forked below it.
  const strace = `strace --follow-forks --decode-fds=path --absolute-timestamps=format:unix,precision:us -e trace=fdatasync,fsync`
  writeFileSync(executable, `#!/bin/sh\nexec ${strace} --output="${trace}" "${developmentElectron()}" "$@"\n`)
  chmodSync(executable, 0o700)
  const server = await serve()
  const app = await watch({ api: server, executable })
  const { desk, ask } = app
  await desk.reaches('Up to date')
  await desk.open('Ada Aalto')
  for (let n = 0; n < 10; n++) {
    await desk.edit('Phone', `+46 70 555 01 0${n}`)
    await desk.addTag(`tag-${n}`)
    await ask('note', { id: '1001', type: 'note', note: `Note ${n}` })
    await ask('create', { values: { firstName: `New${n}` } })
  }
  const acts = [...app.acts]
  await app.quit()

  const syncs = readFileSync(trace, 'utf8').split('\n').flatMap(syncOf)
  const counted = acts.map((act) => {
    const within = syncs.filter(({ at }) => at >= act.askedAt && at <= (act.answeredAt ?? 0) + roundedMs)
    return {
      saved: act.answer?.kind === 'saved',
      database: within.some(({ file }) => /\.indexeddb\.leveldb\/\d+\.log$/.test(file)),
      journal: within.some(({ file }) => /\/journal\/[^/]+\.jsonl(\.next)?$/.test(file)),
    }
  })
  expect(counted).toEqual(Array.from({ length: 40 }, () => ({ saved: true, database: true, journal: true })))
  const of = (name: RegExp) => syncs.filter(({ file }) => name.test(file)).length
  console.log(
    `durable: ${counted.length} acts called saved, each after a sync of both homes; ` +
      `in all ${of(/\.leveldb\//)} of the database and ${of(/\/journal\//)} of the journal`,
  )
})

/** A call as it ended: where another process came between, its second half has no file, and its first says when it began. */
function syncOf(line: string): Sync[] {
  const [, seconds = '', file = ''] = /^\d+\s+(\d+\.\d+) f(?:data)?sync\(\d+<([^>]*)>/.exec(line) ?? []
  return file ? [{ file, at: Number(seconds) * 1_000 }] : []
}
