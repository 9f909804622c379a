import type { TimelineAnswer } from '../../shared/timeline'
import type { Api } from './api'

/** Of the server's budget this part stays for sync: a timeline is nice to read, and can wait. */
const reserved = 1 / 2

/** Asks for a page of a timeline once, without waiting for anything: whoever looks can look again. */
export async function timelineFor(
  api: Api,
  { id, cursor }: { id: string; cursor: string | null },
): Promise<TimelineAnswer> {
  const budget = api.budget()
  if (api.waitMs() > 0 || (budget && budget.remaining < budget.limit * reserved)) {
    return { kind: 'not-read', cause: 'busy' }
  }
  const answer = await api.timeline(id, cursor)
  if (answer.kind === 'ok') return { kind: 'read', ...answer.value }
  if (answer.kind === 'limited') return { kind: 'not-read', cause: 'busy' }
  return { kind: 'not-read', cause: answer.kind === 'unanswered' ? 'offline' : 'failed' }
}
