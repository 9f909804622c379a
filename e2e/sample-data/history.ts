import type { ApiRequest } from '../reference-server/answer'

/** Something that changed the sample data, with the time it was done at. */
export type Step =
  | { kind: 'request'; time: number; request: ApiRequest }
  | { kind: 'colleague'; time: number; id: string; fields: Record<string, unknown>; who: string }

/** The steps in a file, one JSON a line. A torn last line, from a kill in the middle of a write, is left out. */
export function stepsIn(text: string): Step[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Step]
    } catch {
      return []
    }
  })
}

/** Does the steps again, each at its own time: the server is deterministic, so rows and etags come out the same. */
export function replay(
  steps: readonly Step[],
  to: {
    at: (time: number) => void
    request: (request: ApiRequest) => unknown
    colleague: (id: string, fields: Record<string, unknown>, who: string) => unknown
  },
): void {
  for (const step of steps) {
    to.at(step.time)
    if (step.kind === 'request') to.request(step.request)
    else to.colleague(step.id, step.fields, step.who)
  }
}
