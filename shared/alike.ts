import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Alike } from './leaf'

/** The ways in which the values of a text field may be alike. */
export type AlikeKind = 'text' | 'email' | 'phone' | 'url'

/** Texts are alike after NFC, trimming and line ends; none, missing and empty are one. */
export function alikeText(a: string | null, b: string | null): boolean {
  return plain(a) === plain(b)
}

/** Emails also without case. */
export function alikeEmail(a: string | null, b: string | null): boolean {
  return plain(a).toLowerCase() === plain(b).toLowerCase()
}

/** URLs also without the last slash. */
export function alikeUrl(a: string | null, b: string | null): boolean {
  return plain(a).replace(/\/$/, '') === plain(b).replace(/\/$/, '')
}

/** The country a number without a prefix is read in. Propstreet's customers are Swedish; Settings will name another. */
const defaultCountry: CountryCode = 'SE'

/** Phones: equal E.164 forms, or the digits of one (no leading zeros, 7 or more) end the other's. */
export function alikePhone(a: string | null, b: string | null): boolean {
  if (alikeText(a, b)) return true
  if (!a || !b) return false
  const [x, y] = [e164(a), e164(b)]
  if (x && y && x === y) return true
  const [short, long] = [phoneDigits(a), phoneDigits(b)].sort((m, n) => m.length - n.length) as [string, string]
  return short.length >= 7 && long.endsWith(short)
}

function plain(value: string | null): string {
  return (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim()
}

function e164(phone: string): string | undefined {
  return parsePhoneNumberFromString(phone, defaultCountry)?.number
}

/** What of a number is the same with and without the country's zeros. */
export function phoneDigits(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^0+/, '')
}

/** What each way is. */
export const alikeBy: Record<AlikeKind, Alike<string | null>> = {
  text: alikeText,
  email: alikeEmail,
  phone: alikePhone,
  url: alikeUrl,
}
