import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fuzzed } from '../../main/sync/fuzz/answers'
import { isRefusal, promised } from '../../main/sync/fuzz/promised'
import type { Disk } from '../../renderer/store/memory-storage'
import type { Contact } from '../../shared/contact'
import { localIdsOf } from '../../shared/create'
import {
  type Answers,
  copyOf,
  type Delivered,
  idIn,
  type JobName,
  jobs,
  local,
  play,
  prepare,
  read,
  type Told,
} from './desk'

const runs = Number(process.env.FUZZ_RUNS ?? 1_000)
const counts = { answers: 0, lies: 0, refusals: 0, truths: 0 }
let disk: Disk
let before: Told

beforeAll(async () => {
  disk = await prepare()
  before = await read(disk)
})

const names = Object.keys(jobs) as JobName[]
const turn = fc.oneof(
  ...names.map((job) => {
    const asked = { id: idIn(job), local }
    const answers: fc.Arbitrary<Answers> = fc.record({
      first: fuzzed(jobs[job].call, asked),
      again: fuzzed(jobs[job].call, asked),
      get: fuzzed('get', asked),
      audit: fuzzed('audit', asked),
    })
    return answers.map((answers) => ({ job, answers }))
  }),
)

const wishOf = ({ contact, path, mine }: Told['edits'][number]) => `${contact} ${path} ${String(mine)}`
const standOf = ({ refused: _, sent: _sent, ...edit }: Told['edits'][number]) => edit

const isPromised = ({ call, answer, id }: Delivered) => promised(call, answer, { id, local }) !== null
const isNo = ({ answer }: Delivered) => isRefusal(answer)

/** Without a word of truth nothing has happened: no row, no wish, no mark of how far the pull is. */
function expectUnchanged(after: Told): void {
  const bare = (told: Told) => ({ ...told, edits: told.edits.map(({ sent: _, ...edit }) => edit) })
  expect(bare(after)).toEqual(bare(before))
}

/** A no changes no row but that of a contact which is said to be missing, and gives up no wish but a deletion's. */
function expectRefused(after: Told, delivered: readonly Delivered[]): void {
  const missing = delivered.filter((one) => isNo(one) && [404, 410].includes(one.answer.status))
  for (const [id, row] of before.rows) {
    const now = after.rows.get(id)
    const isGone = missing.some((one) => one.id === id) && Boolean(now?.deletedUtc)
    expect(isGone ? { ...now, deletedUtc: row.deletedUtc } : now).toEqual(row)
  }
  expect(after.rows.size).toBe(before.rows.size)
  expect({ ...after.pulls, contacts: null }).toEqual({ ...before.pulls, contacts: null })
  const kept = before.edits.filter(({ contact }) => !missing.some(({ call, id }) => id === contact && call !== 'patch'))
  const wishes = after.edits.map(wishOf)
  // The key of a create changes with a refusal: the same one means the same body.
  for (const edit of kept) if (edit.path !== 'created') expect(wishes).toContain(wishOf(edit))
}

/** A row in a form of its own: the parser puts the fields that it knows first, and drops what would be a prototype. */
function textOf(row: unknown): string {
  return JSON.stringify(row, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== '__proto__')
        .sort(),
    )
  })
}

/** Each row that is another now is one that the server has truly sent in this job; others' wishes are where they were. */
function expectTaken(after: Told, delivered: readonly Delivered[]): void {
  const rows = delivered.flatMap(({ call, answer, id }) => promised(call, answer, { id, local }) ?? [])
  const said = new Set(rows.map(textOf))
  // A row that bears the reference of a contact made here is that contact.
  const touched = new Set([...delivered.map(({ id }) => id), ...rows.flatMap((row) => localIdsOf(row as Contact))])
  for (const [id, row] of after.rows) {
    const [was, now] = [before.rows.get(id), textOf(row)]
    if (now === textOf(was)) continue
    touched.add(id)
    const isGone = Boolean(row.deletedUtc) && textOf({ ...row, deletedUtc: was?.deletedUtc }) === textOf(was)
    if (!isGone) expect(said).toContain(now)
  }
  const others = (told: Told) => told.edits.filter(({ contact }) => !touched.has(contact)).map(standOf)
  const mine = new Set(before.edits.map(({ mine }) => mine))
  expect(others(after)).toEqual(others(before))
  for (const edit of after.edits) if (edit.path !== 'created') expect(mine.has(edit.mine)).toBe(true)
}

test('no answer but a true one changes a row, a wish or how far the pull is; a create keeps its body with its key', async () => {
  await fc.assert(
    fc.asyncProperty(turn, async ({ job, answers }) => {
      const used = copyOf(disk)
      const delivered = await play(used, job, answers)
      const after = await read(used)
      expect(after.damaged).toBe(false)
      counts.answers += delivered.length
      const truths = delivered.filter(isPromised)
      const refusals = delivered.filter(isNo)
      counts.truths += truths.length
      counts.refusals += refusals.length
      counts.lies += delivered.length - truths.length - refusals.length
      if (truths.length > 0) expectTaken(after, delivered)
      else if (refusals.length > 0) expectRefused(after, delivered)
      else expectUnchanged(after)
      const bodies = new Map<string, string>()
      for (const { key, body = '' } of delivered) {
        if (key === undefined) continue
        expect(bodies.get(key) ?? body).toBe(body)
        bodies.set(key, body)
      }
    }),
    { numRuns: runs },
  )
})

afterAll(() => {
  const { answers, ...kinds } = counts
  const told = Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`)
  console.log(`fuzz: ${answers} answers into the store, ${told.join(', ')}`)
})
