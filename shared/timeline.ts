import { z } from 'zod'

const Who = z.object({ id: z.string(), name: z.string() })
const told = { id: z.string(), at: z.string(), who: Who }

/** What the server tells of a contact: who changed which fields, and the notes of everybody. `at` is UTC text. */
export const TimelineEntry = z.discriminatedUnion('kind', [
  z.object({
    ...told,
    kind: z.literal('audit'),
    operation: z.enum(['create', 'update', 'delete', 'restore']),
    fields: z.array(z.string()),
  }),
  z.object({
    ...told,
    kind: z.literal('note'),
    type: z.enum(['note', 'call', 'meeting', 'email', 'news']),
    text: z.string(),
  }),
])
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** One page of a timeline, newest first; `next`: the cursor of the page after it. */
export const TimelinePage = z.object({ entries: z.array(TimelineEntry), next: z.string().nullable() })
export type TimelinePage = z.infer<typeof TimelinePage>

/** `busy`: sync has a better use for what the rate limit leaves. */
export const TimelineAnswer = z.discriminatedUnion('kind', [
  TimelinePage.extend({ kind: z.literal('read') }),
  z.object({ kind: z.literal('not-read'), cause: z.enum(['offline', 'busy', 'failed']) }),
])
export type TimelineAnswer = z.infer<typeof TimelineAnswer>
