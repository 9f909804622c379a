import type { Target } from '../store/import-api'

/** What a column may become, in the order in which it is offered. */
export const guessable: readonly Target[] = [
  'skip',
  'firstName',
  'lastName',
  'fullName',
  'email',
  'phone',
  'linkedInUrl',
  'company',
  'jobTitle',
  'tags',
  'strategy',
  'language',
  'refs',
  'hubspotId',
]

/** Whether any column says who a row is about. */
export function tellsWho(targets: readonly Target[]): boolean {
  return targets.some((target) => ['firstName', 'lastName', 'fullName', 'email', 'phone'].includes(target))
}
