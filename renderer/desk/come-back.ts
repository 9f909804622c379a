/** Places that a page which is loaded again may begin at. */
const places = ['settings'] as const
type ComeBack = (typeof places)[number]

/** Has the page, once it is loaded again, begin where it is. Kept in the history: reading it costs the start nothing. */
export function comeBackTo(place: ComeBack): void {
  history.replaceState(place, '')
}

/** Where the page before wanted this one to begin; once. */
export function cameBackTo(): ComeBack | null {
  const wanted = places.find((place) => place === history.state) ?? null
  if (wanted) history.replaceState(null, '')
  return wanted
}
