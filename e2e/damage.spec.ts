import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'playwright/test'
import { createPromises, differences } from './promises'
import { createRandom, type Random } from './reference-server/prng'
import { test, type Watched } from './watched'

const damages = Number(process.env.DAMAGES ?? 4)
const seed = Number(process.env.DAMAGES_SEED ?? 1)

/** A profile as it lies on the disk while the app is not running, and as it was before the edits. */
type Lying = { random: Random; database: string; journal: string; earlier: string }
type Damage = { what: string; does: (lying: Lying) => void; copies?: true }

const cutInHalf = (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))

/** A run takes them from the top, and from the top again at other places of the files. */
const kinds: Damage[] = [
  { what: 'log cut in half', does: ({ database }) => each(database, '.log', cutInHalf) },
  { what: 'whole database deleted', does: ({ database }) => rmSync(database, { recursive: true }) },
  {
    what: 'journal with a line flipped',
    does: ({ journal, random }) => each(journal, '.jsonl', (file) => flip(file, random)),
    copies: true,
  },
  {
    what: 'older copy of the database put back',
    does({ database, earlier }) {
      rmSync(database, { recursive: true })
      cpSync(earlier, database, { recursive: true })
    },
  },
  { what: 'tables cut in half', does: ({ database }) => each(database, '.ldb', cutInHalf) },
  {
    what: 'tables with flipped bits',
    does: ({ database, random }) => each(database, '.ldb', (file) => flip(file, random)),
  },
  { what: 'tables deleted', does: ({ database }) => each(database, '.ldb', (file) => rmSync(file)) },
  {
    what: 'log with a flipped bit',
    does: ({ database, random }) => each(database, '.log', (file) => flip(file, random)),
  },
  { what: 'log deleted', does: ({ database }) => each(database, '.log', (file) => rmSync(file)) },
  { what: 'CURRENT deleted', does: ({ database }) => rmSync(path.join(database, 'CURRENT')) },
  {
    what: 'manifest with a flipped bit',
    does: ({ database, random }) => each(database, /^MANIFEST/, (file) => flip(file, random)),
  },
  { what: 'manifest cut in half', does: ({ database }) => each(database, /^MANIFEST/, cutInHalf) },
  { what: 'journal cut in half', does: ({ journal }) => each(journal, '.jsonl', cutInHalf) },
  { what: 'journal deleted', does: ({ journal }) => rmSync(journal, { recursive: true }) },
]

/** Many enough that LevelDB has written tables: it does at 4 MB. */
const people = Array.from({ length: 400 }, (_, i) => ({
  id: String(2001 + i),
  firstName: `Kim${i}`,
  lastName: 'Lindqvist',
  email: `kim${i}@nordport.example`,
  strategy: `A plan of some length, number ${i}. `.repeat(400),
  tags: ['nordics'],
}))

const told = { recovered: 0, unharmed: 0, unreadable: 0 }

for (let no = 0; no < damages; no++) {
  const { what, does, copies } = kinds[no % kinds.length] ?? never()
  test(`damage ${no + 1}, ${what}: it is told and restored, or nothing is missing`, async ({
    serve,
    watch,
    profile,
  }) => {
    const random = createRandom(seed * 1_000 + no)
    const database = path.join(profile, 'IndexedDB/app_fieldbook_0.indexeddb.leveldb')
    const journal = path.join(profile, 'journal')
    const earlier = path.join(profile, 'earlier')
    const server = await serve({ contacts: people })
    const promises = createPromises(server)
    const first = await watch({ api: server })
    await first.desk.reaches('Up to date')
    await first.quit()
    cpSync(database, earlier, { recursive: true })

    await server.stop()
    const second = await watch({ api: server })
    await edit(second, random)
    promises.take(second.acts)
    const asked = await waitingIn(second.ask)
    expect(asked).not.toEqual([])
    await (random.chance(0.5) ? second.quit() : second.kill())
    does({ random, database, journal, earlier })
    const kept = journalOf(journal)

    // Still without a server: whatever is there has not come from it.
    const { desk, page, ask, notices } = await watch({ api: server })
    const problem = await opened(desk)
    if (problem) {
      // It can't be opened, and says so; the second home has not been touched, and neither is anything deleted.
      await expect(page.getByText('Nothing has been deleted.')).toBeVisible()
      expect(journalOf(journal)).toEqual(kept)
      told.unreadable++
      return
    }
    await desk.reaches('Offline')
    const recovered = notices.some(({ kind }) => kind === 'recovered')
    const { total } = await ask('list', { text: '', show: 'all' })
    if (recovered) await expect(page.getByRole('alert')).toContainText('restored from the second copy')
    else expect([total, await waitingIn(ask)]).toEqual([people.length + 1, asked])
    const copied = existsSync(journal) && readdirSync(journal).some((name) => name.endsWith('.jsonl.damaged-1'))
    expect(copied).toBe(copies ?? false)

    await server.start()
    await desk.syncNow()
    await desk.reaches('Up to date')
    expect(await promises.missingIn(ask)).toEqual([])
    expect(promises.wrongOnServer()).toEqual([])
    expect(await differences(server, ask)).toEqual([])
    told[recovered ? 'recovered' : 'unharmed']++
  })
}

test.afterAll(() => {
  const { recovered, unharmed, unreadable } = told
  console.log(
    `damage: ${recovered + unharmed + unreadable} damages, ${recovered} told and restored, ${unharmed} without a loss, ` +
      `${unreadable} that opened a problem page and left everything as it was`,
  )
})

/** Edits of all kinds, each of them called saved. */
async function edit({ desk, ask }: Watched, random: Random): Promise<void> {
  const contacts = Array.from({ length: 3 }, () => people[random.below(people.length)] ?? never())
  for (const [n, { id, firstName }] of [...new Set(contacts)].entries()) {
    await desk.open(`${firstName} Lindqvist`)
    await desk.edit('Phone', `+46 70 555 01 0${n}`)
    await desk.edit('Strategy', `Another plan ${n}`)
    await desk.addTag('lunch')
    await ask('note', { id, type: 'call', note: `Call ${n}` })
  }
  await ask('create', { values: { firstName: 'New', email: 'new@nordport.example' } })
}

/** Everything unsent: also of contacts that are not there until they are pulled again. */
async function waitingIn(ask: Watched['ask']): Promise<string[]> {
  const changes = await ask('waiting', null)
  return changes.map(({ id, field, change }) => `${id} ${field} ${JSON.stringify(change)}`).sort()
}

/** The title of what keeps the contacts from opening; undefined when they do. */
async function opened({ page, pill }: Watched['desk']): Promise<string | undefined> {
  const problem = page.getByRole('alert').getByRole('heading')
  await expect(
    pill
      .filter({ hasNotText: /^\s*Starting/ })
      .or(problem)
      .first(),
  ).toBeVisible()
  return (await problem.allTextContents())[0]
}

function journalOf(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : []
  return names.map((name) => readFileSync(path.join(folder, name), 'utf8'))
}

function each(folder: string, name: string | RegExp, does: (file: string) => void): void {
  const fits = (file: string) => (typeof name === 'string' ? file.endsWith(name) : name.test(file))
  const files = readdirSync(folder).filter(fits)
  if (files.length === 0) throw new Error(`nothing to damage: ${readdirSync(folder).join(' ')}`)
  for (const file of files) does(path.join(folder, file))
}

/** One bit, not in the last line of a file of lines: a torn end is no damage. */
function flip(file: string, random: Random): void {
  const bytes = readFileSync(file)
  const end = file.endsWith('.jsonl') ? bytes.lastIndexOf('\n', -2) : bytes.length
  const at = random.below(Math.max(1, end))
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
  writeFileSync(file, bytes)
}

function never(): never {
  throw new Error('no such damage')
}
