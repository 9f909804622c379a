/** Places that a page which is loaded again may begin at. */
const places = ['settings'] as const
export type ComeBack = (typeof places)[number]

const KEY = 'come-back-to'

/** Has the next page of this window begin where this one is. */
export function comeBackTo(place: ComeBack): void {
  sessionStorage.setItem(KEY, place)
}

/** Where the page before wanted this one to begin; once. */
export function cameBackTo(): ComeBack | null {
  const wanted = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  return places.find((place) => place === wanted) ?? null
}
