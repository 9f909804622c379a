/** The element id of a section on the review screen. */
export function sectionId(key: string): string {
  return `decide-${encodeURIComponent(key)}`
}

/** Gives a section the focus and brings it on the screen; false where it is not there. */
export function focusSection(key: string | undefined): boolean {
  const section = key === undefined ? null : document.getElementById(sectionId(key))
  section?.focus({ preventScroll: true })
  section?.scrollIntoView({ block: 'nearest' })
  return section !== null
}
