import { type Storage, type TableName, tableNames } from '../../renderer/store/storage'
import type { Commit, Step } from './history'

export type Subject = {
  open: () => Promise<Storage>
  /** Whether it refuses what no database takes. The twin does not look: such a commit is not made there. */
  refuses: boolean
}

/** Takes the steps one after the other and gives, as text, what was seen after each and at the end. */
export async function play(subject: Subject, history: readonly Step[]): Promise<string[]> {
  let storage = await subject.open()

  async function seen(step: Step): Promise<unknown> {
    switch (step.kind) {
      case 'commit': {
        const ends = await Promise.all(step.together.map((commit) => endOf(commit)))
        const touched = step.together.flatMap(({ change }) => tableNames.filter((table) => change[table]))
        return { ends, ...(await contents(storage, ends.includes('refused') ? tableNames : [...new Set(touched)])) }
      }
      case 'reopen':
        storage.close()
        storage = await subject.open()
        return contents(storage, tableNames)
      case 'all':
        return storage.all(step.table)
      case 'count':
        return storage.count(step.table)
      case 'get':
        return storage.get(step.table, step.key)
      case 'pagesAfter':
        return storage.pagesAfter(step.no)
    }
  }

  async function endOf({ change, refused }: Commit): Promise<string> {
    if (refused && !subject.refuses) return 'refused'
    return storage.commit(change).then(
      () => 'done',
      (error: unknown) => (refused ? 'refused' : `failed: ${String(error)}`),
    )
  }

  const answers: string[] = []
  for (const step of history) {
    answers.push(await seen(step).then(textOf, (error: unknown) => `failed: ${String(error)}`))
  }
  answers.push(textOf(await contents(storage, tableNames)))
  storage.close()
  return answers
}

async function contents(storage: Storage, tables: readonly TableName[]): Promise<Record<string, unknown>> {
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await storage.all(table)] as const)))
}

/** Equal for equal values alone. What is long is told by its length and its hash. */
function textOf(value: unknown): string {
  return String(JSON.stringify(value, (_key, inner: unknown) => told(inner), 1))
}

function told(value: unknown): unknown {
  if (value === undefined) return { undefined: true } // which JSON leaves out
  if (value instanceof Uint8Array) {
    return { bytes: value.length < 20 ? [...value].join(' ') : hashOf(value.length, (i) => value[i] ?? 0) }
  }
  if (typeof value !== 'string' || value.length < 80) return value
  return { text: hashOf(value.length, (i) => value.charCodeAt(i)) }
}

/** FNV-1a, over bytes or over units of UTF-16. */
function hashOf(length: number, at: (i: number) => number): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ at(i), 0x01000193)
  return `${length} long, hash ${(hash >>> 0).toString(16)}`
}
