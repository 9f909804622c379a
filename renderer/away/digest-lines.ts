import type { IconName } from '../icon/shapes'
import type { Digest } from '../store/api'
import { words } from '../words/words'

export type DigestLine = { kind: 'changed' | 'deleted' | 'sent' | 'merged' | 'review'; icon: IconName; text: string }

/** What a digest says, in the order in which it matters; nothing about what did not happen. */
export function digestLines(digest: Digest): DigestLine[] {
  const { changed, deleted, sent, merged, review } = digest
  const names = digest.names.map(({ name }) => name || words.contact.noName)
  const lines: (DigestLine & { count: number })[] = [
    { kind: 'review', icon: 'warn', count: review, text: words.away.review(review) },
    { kind: 'changed', icon: 'download', count: changed, text: words.away.changed(changed, names, digest.by) },
    { kind: 'deleted', icon: 'trash', count: deleted, text: words.away.deleted(deleted) },
    { kind: 'sent', icon: 'upload', count: sent, text: words.away.sent(sent) },
    { kind: 'merged', icon: 'check', count: merged, text: words.away.merged(merged) },
  ]
  return lines.filter(({ count }) => count > 0).map(({ count: _, ...line }) => line)
}
