import type { Waiting } from '../store/api'

/** Does the change wait for the user, and not for the network? */
export function needsReview(change: Waiting): boolean {
  const { kind } = change.status
  return kind === 'refused' || kind === 'conflict' || kind === 'deleted'
}
