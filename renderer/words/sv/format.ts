import { createFormat } from '../format'

export const format = createFormat('sv-SE')

export const contacts = (count: number) => format.count(count, { one: 'kontakt', other: 'kontakter' })
export const changes = (count: number) => format.count(count, { one: 'ändring', other: 'ändringar' })
