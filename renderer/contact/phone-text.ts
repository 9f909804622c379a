import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min'

/** What may be amiss with a number; never a reason to refuse it. */
export type PhoneHint = { kind: 'short' | 'long' | 'length'; country: string } | { kind: 'not-a-number' }

export type PhoneLook = {
  /** How it is shown at rest; null: as it was typed. */
  shown: string | null
  hint: PhoneHint | null
}

const problems = { TOO_SHORT: 'short', TOO_LONG: 'long', INVALID_LENGTH: 'length' } as const

/** How a phone number looks to somebody in `region`. The value itself stays as it was typed. */
export function lookOf(value: string, region: string): PhoneLook {
  const country = countryOf(region)
  const problem = validatePhoneNumberLength(value, country)
  const number = parsePhoneNumberFromString(value, { defaultCountry: country, extract: false })
  // One of the right length that no country has may be another country's: its digits are left as they are.
  if (problem === undefined) return { shown: number?.isValid() ? number.formatInternational() : null, hint: null }
  if (problem === 'NOT_A_NUMBER' || problem === 'INVALID_COUNTRY')
    return { shown: null, hint: { kind: 'not-a-number' } }
  return { shown: null, hint: { kind: problems[problem], country: homeOf(number, country) } }
}

/** What a telephone is to dial: with its country where the number is whole, else the digits that there are. */
export function dialled(value: string, region: string): string {
  const number = parsePhoneNumberFromString(value, { defaultCountry: countryOf(region), extract: false })
  return number?.isValid() ? number.number : value.replace(/[^\d+]/g, '')
}

function homeOf(number: PhoneNumber | undefined, fallback: CountryCode): string {
  return number?.country ?? number?.getPossibleCountries()[0] ?? fallback
}

function countryOf(region: string): CountryCode {
  return isSupportedCountry(region) ? region : 'SE'
}
