import { parseUrl } from './parse-url'

/** The scheme of links to contacts, as in `fieldbook://contact/789`. */
export const linkScheme = 'fieldbook'

/** The contact a link names, or null. Anybody can write such a link, so it can only ever open what is here. */
export function contactOf(text: string): string | null {
  const url = parseUrl(text)
  if (url?.protocol !== `${linkScheme}:` || url.host !== 'contact') return null
  try {
    const id = decodeURIComponent(url.pathname.slice(1))
    return /^[\w-]{1,64}$/.test(id) ? id : null
  } catch {
    return null
  }
}

/** The contact that a start of the app was asked to show: the system hands the link over as an argument. */
export function contactIn(argv: readonly string[]): string | null {
  for (const argument of argv) {
    const id = contactOf(argument)
    if (id !== null) return id
  }
  return null
}
