import { describe, expect, test } from 'vitest'
import type { ImportCounts, Matches, Target } from './import-api'
import { createDisk, createMemoryStorage } from './memory-storage'
import { done, names, openTwin, person } from './open-twin'
import { StorageFull } from './storage'
import type { Effect } from './undo-api'

type Twin = Awaited<ReturnType<typeof openTwin>>

const wide = (text: string) => [...text].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8])
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function opened(
  rows = [person(1, { firstName: 'Anna', lastName: 'Berg', email: 'anna@ek.example', phone: '+46 70 174 06 18' })],
) {
  const twin = await openTwin(createDisk())
  await twin.engine.applyPage({ rows, state: done })
  await twin.engine.applyCompanies({
    rows: [{ id: 'k1', name: 'Ek & Alm', etag: 'x', updatedUtc: '2026-01-01T00:00:00.0000000Z' }],
    state: done,
  })
  return twin
}

/** Opens a file and reads it to its end. */
async function preview({ window }: Twin, text: string | Uint8Array, matches: Matches = 'fill') {
  const file = await window.importOpen({ name: 'a.csv', bytes: typeof text === 'string' ? bytesOf(text) : text })
  if (file.kind === 'failed') throw new Error(file.cause)
  const targets: Target[] = file.kind === 'csv' ? file.targets : []
  await window.importMap({ job: file.job, targets, named: file.kind === 'csv' ? file.named : false })
  let counts: ImportCounts | null = null
  while (!counts) {
    const step = await window.importStep({ job: file.job })
    if (step.kind === 'gone') throw new Error('gone')
    if (step.kind === 'ready') counts = step.counts
  }
  counts = (await window.importChoose({ job: file.job, matches })) ?? counts
  const { rows } = await window.importRows({ job: file.job, kind: null, from: 0, count: 1000 })
  return { file, job: file.job, counts, rows }
}

/** Gives what was written, as it is taken back. */
async function write({ window }: Twin, job: number): Promise<Effect[]> {
  const written: Effect[] = []
  for (;;) {
    const step = await window.importWrite({ job })
    if (step.kind !== 'written') throw new Error(step.kind)
    written.push(...step.effects)
    if (step.done >= step.total) return written
  }
}

const undo = ({ window }: Twin, written: readonly Effect[]) => window.undoMany({ changes: written.toReversed() })

const header = 'First name,Last name,Email,Phone,Company,Job title,Tags\n'

test('a preview writes nothing, and says what becomes of each row', async () => {
  const twin = await opened()
  const text = `${header}Bo,Ek,bo@ek.example,+46 70 1,Ek & alm,CFO,"vip; new"\nAnna,Berg,ANNA@ek.example,,,,hot\nBo,Ek,BO@ek.example,,,,\n,,not-an-email,,,,\n,,,,,,x\n`
  const { counts, rows } = await preview(twin, text)
  expect(rows.map(({ kind }) => kind)).toEqual(['new', 'update', 'duplicate', 'invalid', 'invalid'])
  expect(counts).toMatchObject({ new: 1, update: 1, duplicate: 1, invalid: 2, rows: 5, requests: 2 })
  expect(rows[1]).toMatchObject({
    match: { id: 'c1', by: 'email' },
    changes: [{ path: 'tags/hot', from: false, to: true }],
  })
  expect(rows[2]).toMatchObject({ sameAs: 2 })
  expect(twin.store.summary()).toMatchObject({ total: 1, waiting: 0 })
})

test('confirmed, contacts are made and changed, and one undo takes all of it back', async () => {
  const twin = await opened()
  const text = `${header}Bo,Ek,bo@ek.example,+46 70 1,ek & ALM,CFO,vip\nAnna,Berg,anna@ek.example,,Ek & Alm,CEO,hot\n`
  const { job } = await preview(twin, text)
  const written = await write(twin, job)
  expect(new Set(written.map(({ id }) => id)).size).toBe(2)
  expect(await names(twin.window)).toEqual(['Anna Berg', 'Bo Ek'])
  const anna = await twin.window.contact({ id: 'c1' })
  expect(anna?.tags.map(({ tag }) => tag)).toEqual(['vip', 'hot'])
  expect(anna?.companies).toMatchObject([{ id: 'k1', jobTitle: 'CEO', primary: true }])
  const back = await undo(twin, written)
  expect(back).toMatchObject({ moved: [], gone: 0, stopped: null })
  expect(await names(twin.window)).toEqual(['Anna Berg'])
  expect(twin.store.state.edits.size).toBe(0)
  await undo(twin, back.changes)
  expect(await names(twin.window)).toEqual(['Anna Berg', 'Bo Ek'])
  expect((await twin.window.contact({ id: 'c1' }))?.tags.map(({ tag }) => tag)).toEqual(['vip', 'hot'])
})

test('after a part that could not be saved nothing else is tried, and going on leaves nobody out and makes nobody twice', async () => {
  const memory = createMemoryStorage(createDisk())
  let room = Number.POSITIVE_INFINITY
  const commit: typeof memory.commit = async (change) => {
    if (change.edits && room-- <= 0) throw new StorageFull('no room')
    await memory.commit(change)
  }
  const twin = await openTwin(createDisk(), { ...memory, commit })
  const people = Array.from({ length: 1_600 }, (_, i) => `Nina ${i},Ny,nina.${i}@ek.example,,,,`)
  const { job } = await preview(twin, header + people.join('\n'))
  const made = () => twin.store.state.directory.size()

  room = 2
  const first = await twin.window.importWrite({ job })
  expect(first).toMatchObject({ kind: 'not-saved', cause: 'full', effects: { length: 500 } })
  expect(room, 'one part was tried and refused').toBe(-1)
  expect(made()).toBe(500)
  room = Number.POSITIVE_INFINITY
  const written = [...(('effects' in first && first.effects) || []), ...(await write(twin, job))]
  expect(written).toHaveLength(1_600)
  expect(new Set(await names(twin.window)).size).toBe(1_600)
  expect(made()).toBe(1_600)

  room = 1
  const { changes, stopped } = await undo(twin, written)
  expect(changes).toHaveLength(500)
  expect(stopped).toMatchObject({ cause: 'full', left: 1_100 })
  expect(made()).toBe(1_100)
  room = Number.POSITIVE_INFINITY
  const all = written.toReversed()
  const rest = (stopped?.rest ?? []).flatMap((at) => all[at] ?? [])
  expect((await twin.window.undoMany({ changes: rest })).moved).toEqual([])
  expect(made()).toBe(0)
})

test('what was changed since the import stays when the import is taken back', async () => {
  const twin = await opened()
  const { job } = await preview(
    twin,
    `${header}Bo,Ek,bo@ek.example,,,,\nCy,Dal,,,,,\nAnna,Berg,anna@ek.example,,,,hot\n`,
  )
  const written = await write(twin, job)
  const [, bo] = await twin.window.rows({
    query: { text: '', show: 'all' },
    from: 0,
    count: 9,
  })
  await twin.window.edit({ id: bo?.id ?? '', path: 'strategy', value: 'Call on Monday' })
  expect((await undo(twin, written)).moved).toEqual([bo?.id])
  expect(await names(twin.window)).toEqual(['Anna Berg', 'Bo Ek'])
})

describe('contacts that are here', () => {
  const text = 'First name,Last name,Email,Phone,Strategy\nAnnika,Berg,anna@ek.example,+46 8 465 00 00,Renew\n'

  test.each([
    ['fill', ['strategy']],
    ['overwrite', ['strategy', 'firstName', 'phone']],
    ['skip', []],
  ] as const)('%s changes %j', async (matches, paths) => {
    const { rows } = await preview(await opened(), text, matches)
    expect(rows[0]?.changes.map(({ path }) => path)).toEqual(paths)
    expect(rows[0]?.kind).toBe(paths.length > 0 ? 'update' : 'same')
  })

  test('what a colleague has filled in since the preview is not replaced', async () => {
    const twin = await opened()
    const { job } = await preview(twin, text)
    const row = person(1, {
      firstName: 'Anna',
      lastName: 'Berg',
      email: 'anna@ek.example',
      strategy: 'Theirs',
      updatedUtc: '9',
    })
    await twin.engine.applyPage({ rows: [row], state: done })
    await write(twin, job)
    expect((await twin.window.contact({ id: 'c1' }))?.text.strategy.value).toBe('Theirs')
  })

  test('what a colleague has changed since the preview is not overwritten', async () => {
    const twin = await opened()
    const { job } = await preview(twin, text, 'overwrite')
    const theirs = { firstName: 'Anna', lastName: 'Berg', email: 'anna@ek.example', phone: '+46 8 111 11 11' }
    await twin.engine.applyPage({ rows: [person(1, { ...theirs, updatedUtc: '9' })], state: done })
    await write(twin, job)
    const { text: now } = (await twin.window.contact({ id: 'c1' })) ?? {}
    expect(now).toMatchObject({ phone: { value: '+46 8 111 11 11' }, firstName: { value: 'Annika' } })
  })

  test('are found by a reference, a telephone number and an exact name; never by a switchboard or a namesake', async () => {
    const rows = [
      person(1, { firstName: 'Anna', lastName: 'Berg', email: 'a@x.example', phone: '+46 8 465 00 00' }),
      person(2, {
        firstName: 'Bo',
        lastName: 'Ek',
        email: null,
        phone: '08-465 00 00',
        externalRefs: [{ namespace: 'CRM', id: '17' }],
      }),
      person(3, { firstName: 'Cy', lastName: 'Dal', email: 'cy@x.example', phone: null }),
    ]
    const file = [
      'Name;Email;Phone;References',
      'Bosse Ek;;;crm/17',
      'Ek, Bo;;+46 8 4650000;',
      'Eva Ny;;08-465 00 00;',
      'cy dal;;;',
      'Cy Dal;other@x.example;;',
      'Anna Berg;;+4684650000;',
    ].join('\n')
    const { rows: found } = await preview(await opened(rows), file)
    expect(found.map(({ match }) => match && `${match.id} ${match.by}`)).toEqual([
      ...['c2 reference', 'c2 phone', null, 'c3 name', null, 'c1 phone'],
    ])
    expect(found.map(({ kind }) => kind)).toEqual(['same', 'duplicate', 'new', 'same', 'new', 'same'])
  })
})

test('a company that nobody knows is told, and the contact is made without it', async () => {
  const { rows, counts } = await preview(
    await opened(),
    `${header}Bo,Ek,bo@ek.example,070-not a number,Nowhere AB,CFO,\n`,
  )
  expect(rows[0]?.remarks).toEqual([{ kind: 'company-unknown', company: 'Nowhere AB' }])
  expect(rows[0]).toMatchObject({ kind: 'new', phone: '070-not a number' })
  expect(counts.companiesUnknown).toBe(1)
})

test('a mapping is remembered for the headers it was made for', async () => {
  const twin = await opened()
  const open = () => twin.window.importOpen({ name: 'a.csv', bytes: bytesOf('Who,Where\nBo,bo@ek.example\n') })
  const first = await open()
  expect(first).toMatchObject({ targets: ['skip', 'skip'], remembered: false })
  if (first.kind === 'csv') await twin.window.importMap({ job: first.job, targets: ['fullName', 'email'], named: true })
  expect(await open()).toMatchObject({ targets: ['fullName', 'email'], remembered: true })
})

describe('files that are none', () => {
  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', bytesOf(' \n\n '), 'empty'],
    ['a picture', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256), 'not-text'],
  ])('%s', async (_what, bytes, cause) => {
    const { window } = await opened()
    expect(await window.importOpen({ name: 'x', bytes })).toEqual({ kind: 'failed', cause })
  })

  test.each([
    [
      'a quote without end',
      'Name,Email\nBo Ek,bo@ek.example\n"Cy,cy@ek.example\nDi,di@ek.example\n',
      ['new', 'invalid'],
    ],
    ['a formula', `Name,Email\n"'=HYPERLINK(""x"")",bo@ek.example\n`, ['new']],
    ['cards', 'BEGIN:VCARD\nFN:Bo Ek\nEND:VCARD\nBEGIN:VCARD\nFN:Anna Berg\nEND:VCARD\n', ['new', 'same']],
  ])('%s', async (_what, text, kinds) => {
    const { rows } = await preview(await opened(), text)
    expect(rows.map(({ kind }) => kind)).toEqual(kinds)
  })
})

test.each([
  ['utf-16le', (text: string) => Uint8Array.from([0xff, 0xfe, ...wide(text)])],
  ['utf-16le', (text: string) => Uint8Array.from(wide(text))],
  ['windows-1252', (text: string) => Uint8Array.from([...text].map((char) => char.charCodeAt(0)))],
  ['utf-8', (text: string) => bytesOf(`\ufeff${text}`)],
])('a file in %s is read', async (encoding, encode) => {
  const { file, rows } = await preview(
    await opened(),
    encode('Förnamn;Efternamn;E-post\r\nÅsa;Öberg;asa@ek.example\r\n'),
  )
  expect(file).toMatchObject({ encoding, delimiter: ';', targets: ['firstName', 'lastName', 'email'] })
  expect(rows[0]).toMatchObject({ name: 'Åsa Öberg', kind: 'new' })
})

test.each(['csv', 'vcard-3', 'vcard-4'] as const)(
  'what is exported as %s says nothing new when it is imported',
  async (format) => {
    const rows = [
      person(1, {
        firstName: '=cmd',
        lastName: '+Öberg',
        email: 'a@x.example',
        phone: '+46 70 174 06 18',
        tags: ['a;b', 'c, d'],
      }),
      person(2, { firstName: 'Bo', strategy: 'two\nlines, "quoted"', primaryLanguage: 'sv', email: 'b@x.example' }),
      person(3, { linkedInUrl: 'https://www.linkedin.com/in/x', externalRefs: [{ namespace: 'a/b', id: 'c/d;e' }] }),
    ]
    const twin = await opened(rows)
    const headers = [
      'First name',
      'Last name',
      'Email',
      'Phone',
      'LinkedIn',
      'Company',
      'Job title',
      'Tags',
      'Strategy',
      'Language',
      'References',
    ]
    const of = { kind: 'ids', ids: ['c1', 'c2', 'c3'] } as const
    const { job, total } = await twin.window.exportBegin({ of, format, headers })
    let text = ''
    for (let at = 0; at < total; ) {
      const part = await twin.window.exportNext({ job })
      text += part?.text ?? ''
      at = part?.done ?? total
    }
    expect((await preview(twin, text, 'overwrite')).rows.map(({ kind }) => kind)).toEqual(['same', 'same', 'same'])
    const fresh = await openTwin(createDisk())
    const { job: into } = await preview(fresh, text)
    await write(fresh, into)
    const views = await Promise.all(
      (await fresh.window.rows({ query: { text: '', show: 'all' }, from: 0, count: 9 })).map(({ id }) =>
        fresh.window.contact({ id }),
      ),
    )
    const byEmail = new Map(views.map((view) => [view?.text.email.value, view]))
    expect(byEmail.get('a@x.example')?.text).toMatchObject({
      firstName: { value: '=cmd' },
      phone: { value: '+46 70 174 06 18' },
    })
    expect(byEmail.get('a@x.example')?.tags.map(({ tag }) => tag)).toEqual(['a;b', 'c, d'])
    expect(byEmail.get('b@x.example')?.text).toMatchObject({
      strategy: { value: 'two\nlines, "quoted"' },
      primaryLanguage: { value: 'sv' },
    })
  },
)
