import { z } from 'zod'
import type { TimelineEntry, TimelinePage } from '../../shared/timeline'
import { padUtc } from '../../shared/utc'
import { isFlat, type Read, rowsOf } from './answer'

/** What a window is made to hold of one entry at most: a note has 10,000 characters, and a contact not that many fields. */
const longest = 10_000
const mostFields = 100

const Utc = z.string().refine((text) => padUtc(text) !== null)
const User = z
  .object({ id: z.string(), name: z.string().nullish() })
  .nullish()
  .transform((user) => ({ id: user?.id ?? '', name: cut(user?.name ?? '') }))
const told = { id: z.union([z.string(), z.number()]).transform(String), timestampUtc: Utc, user: User }
const Audit = z.object({
  ...told,
  type: z.literal('audit'),
  details: z.object({
    operation: z.enum(['create', 'update', 'delete', 'restore']).catch('update'),
    changedFields: z.array(z.string()).nullish(),
  }),
})
const Note = z.object({
  ...told,
  type: z.literal('note'),
  details: z.object({ note: z.string(), type: z.enum(['note', 'call', 'meeting', 'email', 'news']).catch('note') }),
})

/** A page of a contact's timeline. An entry that can't be read is left out: nothing is decided by it. */
export const readTimeline: Read<TimelinePage> = (body) => {
  const list = rowsOf(body)
  return list && { value: { entries: list.rows.flatMap((raw) => entryOf(raw) ?? []), next: list.nextCursor } }
}

function entryOf(raw: unknown): TimelineEntry | null {
  if (!isFlat(raw)) return null
  const audit = Audit.safeParse(raw).data
  if (audit) {
    const { operation, changedFields } = audit.details
    return { ...headOf(audit), kind: 'audit', operation, fields: (changedFields ?? []).slice(0, mostFields).map(cut) }
  }
  const note = Note.safeParse(raw).data
  return note ? { ...headOf(note), kind: 'note', type: note.details.type, text: cut(note.details.note) } : null
}

function headOf({ id, timestampUtc, user }: z.infer<typeof Audit> | z.infer<typeof Note>) {
  return { id, at: timestampUtc, who: user }
}

function cut(text: string): string {
  return text.slice(0, longest)
}
