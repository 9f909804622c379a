import type { Session } from '../session/session'

/** The country that a number without a prefix is read in (ISO 3166): the user's choice, else where the system is. */
export function defaultCountry({ settings, bridge }: Pick<Session, 'settings' | 'bridge'>): string {
  return settings().defaultCountry ?? bridge.boot.country ?? regionOf(navigator.language) ?? 'SE'
}

/** The region of a language tag, the likeliest where it names none. */
export function regionOf(tag: string): string | null {
  try {
    return new Intl.Locale(tag).maximize().region ?? null
  } catch {
    return null // not a language tag
  }
}
