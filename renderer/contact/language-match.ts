export type Language = { code: string; name: string }

/** The languages that a typed text may mean, the likeliest first: its code or name, then names that begin with it. */
export function languagesFor(typed: string, languages: readonly Language[], locale: string): Language[] {
  const wanted = fold(typed, locale)
  if (wanted === '') return [...languages]
  const rank = ({ code, name }: Language) => {
    const folded = fold(name, locale)
    if (folded === wanted) return 0
    if (code === wanted) return 1
    if (folded.startsWith(wanted)) return 2
    return folded.includes(wanted) ? 3 : 4
  }
  return languages
    .map((language) => ({ language, rank: rank(language) }))
    .filter((found) => found.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ language }) => language)
}

/** The one language that is meant by a text that nothing was chosen for; null when it could be several, or none. */
export function languageMeant(typed: string, languages: readonly Language[], locale: string): Language | null {
  const wanted = fold(typed, locale)
  const found = languagesFor(typed, languages, locale)
  const named = found.find(({ code, name }) => fold(name, locale) === wanted || code === wanted)
  return named ?? (found.length === 1 ? (found[0] ?? null) : null)
}

/** Without case and accents: "Farsi" and "farsí" are one. */
function fold(text: string, locale: string): string {
  return text.trim().toLocaleLowerCase(locale).normalize('NFD').replace(/\p{M}/gu, '')
}
