import type { LogEntry } from '../reference-server/request-log'
import { people } from './story'

/** Prints the story and counts what did not come out as it must. */
export function createTelling() {
  const wrong: string[] = []
  let step = 0
  return {
    wrong,
    step(text: string): void {
      console.log(`\n${++step}. ${text}`)
    },
    note(text: string): void {
      console.log(`   ${text}`)
    },
    exchanges(entries: readonly LogEntry[]): void {
      for (const entry of entries) console.log(`   ${exchange(entry)}`)
    },
    check(sentence: string, found: unknown, expected: unknown): void {
      const [is, must] = [JSON.stringify(found), JSON.stringify(expected)]
      console.log(`   ${is === must ? '✓' : '✗'} ${sentence}`)
      if (is === must) return
      wrong.push(sentence)
      console.log(`       must be: ${must}\n       is:      ${is}`)
    },
  }
}

export type Telling = ReturnType<typeof createTelling>

function exchange({ method, path, query, ifMatch, body, status, etag }: LogEntry): string {
  const id = /\/contacts\/([^/]+)$/.exec(path)?.[1]
  const whom = people.find((person) => person.id === id)?.name ?? id
  const what = whom ?? `list page, changes since ${query.updated_since ?? 'the beginning'}`
  const sent = body ? ` {${Object.keys(body).join(', ')}}` : ''
  const condition = ifMatch ? `  If-Match: ${ifMatch}` : ''
  const meaning = status === 412 ? ' (changed by somebody else since)' : ''
  return `${method.padEnd(5)} ${what}${sent}${condition}  →  ${status ?? 'no answer'}${meaning}${etag ? `, ETag: ${etag}` : ''}`
}
