import { createFormat } from '../format'

/** British English: days before months, 24 hours. */
export const format = createFormat('en-GB')

export const contacts = (count: number) => format.count(count, { one: 'contact', other: 'contacts' })
export const changes = (count: number) => format.count(count, { one: 'change', other: 'changes' })
