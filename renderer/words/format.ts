const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MEGABYTE = 1_000_000
const GIGABYTE = 1000 * MEGABYTE

export type Format = ReturnType<typeof createFormat>

/** Numbers, plurals, dates and names of languages as one language writes them. */
export function createFormat(locale: string) {
  const integer = later(() => new Intl.NumberFormat(locale))
  const clock = later(() => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }))
  const day = later(() => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }))
  const dayWithYear = later(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }))
  const date = later(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full' }))
  const relative = later(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const plurals = later(() => new Intl.PluralRules(locale))
  const languages = later(() => new Intl.DisplayNames(locale, { type: 'language' }))
  const regions = later(() => new Intl.DisplayNames(locale, { type: 'region' }))
  const lists = later(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const megabytes = later(
    () => new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
  )
  const gigabytes = later(
    () => new Intl.NumberFormat(locale, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 }),
  )
  const unit = (name: 'minute' | 'hour' | 'day', count: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(count)

  return {
    number: (value: number) => integer().format(value),
    /** "1 contact", "12,486 contacts". */
    count: (value: number, forms: { one: string; other: string }) =>
      `${integer().format(value)} ${plurals().select(value) === 'one' ? forms.one : forms.other}`,
    /** "10:42", or "Thu 19 Nov 10:42" for another day. */
    time: (at: number, now: number) =>
      new Date(at).toDateString() === new Date(now).toDateString()
        ? clock().format(at)
        : `${day().format(at)} ${clock().format(at)}`,
    /** "Today", "Yesterday", "Thu 19 Nov", and with its year the day of another year. */
    day: (at: number, now: number) => {
      const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY)
      if (days === 0 || days === 1) return capitalised(relative().format(-days, 'day'), locale)
      const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
      return (sameYear ? day() : dayWithYear()).format(at)
    },
    /** "10:42". */
    clock: (at: number) => clock().format(at),
    /** "Thursday 19 November 2026". */
    date: (at: number) => date().format(at),
    /** "3m", "2h", "5d"; below a minute "now". */
    age: (at: number, now: number) => {
      const passed = Math.max(0, now - at)
      if (passed < MINUTE) return relative().format(0, 'second')
      if (passed < HOUR) return unit('minute', Math.floor(passed / MINUTE))
      if (passed < DAY) return unit('hour', Math.floor(passed / HOUR))
      return unit('day', Math.floor(passed / DAY))
    },
    /** "15 s", "3 min", "2 h": as exact as an estimate is. */
    duration: (ms: number) => {
      if (ms < 1.5 * MINUTE) return `${integer().format(Math.max(1, Math.round(ms / 1000)))} s`
      if (ms < 1.5 * HOUR) return `${integer().format(Math.round(ms / MINUTE))} min`
      return `${integer().format(Math.round(ms / HOUR))} h`
    },
    /** "12.4 MB", "67.1 GB". */
    size: (bytes: number) =>
      bytes < GIGABYTE ? megabytes().format(bytes / MEGABYTE) : gigabytes().format(bytes / GIGABYTE),
    /** "Anna, Bo and Carl". */
    list: (names: readonly string[]) => lists().format(names),
    /** "Swedish" for "sv". */
    language: (code: string) => named(languages, code, locale),
    /** "Sweden" for "SE". */
    country: (code: string) => named(regions, code, locale),
    /** Names in the order of the language's alphabet. */
    compare: (a: string, b: string) => a.localeCompare(b, locale),
  }
}

/** The start pays for none of what the first screen does not say, and for nothing of the other language. */
function later<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function named(names: () => Intl.DisplayNames, code: string, locale: string): string {
  try {
    return capitalised(names().of(code) ?? code, locale)
  } catch {
    return code // not a code: shown as it came
  }
}

/** Rounding takes up the hour that a change of clocks adds or takes. */
function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}
