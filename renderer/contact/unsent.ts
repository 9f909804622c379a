import type { ContactView } from '../store/api'

/** Whether anything of the user's waits on a contact. */
export function hasUnsent(view: ContactView): boolean {
  const states = [
    ...Object.values(view.text).map(({ state }) => state),
    ...view.companies.map(({ state }) => state),
    ...[view.blocked.state, view.primaryCompany, view.deletion],
  ]
  const elements = [...view.tags, ...view.externalRefs]
  return (
    states.some(({ kind }) => kind !== 'clean') ||
    elements.some(({ state }) => state !== 'clean') ||
    view.created !== null ||
    view.notes.length > 0
  )
}
