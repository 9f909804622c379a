import { z } from 'zod'
import { languages } from './language'
import { type PaneName, paneLimits } from './panes'

const width = (pane: PaneName) => {
  const { min, max, usual } = paneLimits[pane]
  return { schema: z.int().min(min).max(max), usual }
}

/** Every setting of this laptop: what it may be, and what it is until somebody chooses. */
const fields = {
  theme: { schema: z.enum(['system', 'light', 'dark']), usual: 'system' },
  /** Height of the list's rows. */
  density: { schema: z.enum(['comfortable', 'compact']), usual: 'comfortable' },
  language: { schema: z.enum(['system', ...languages]), usual: 'system' },
  /** Keys without Ctrl, such as J and K. */
  singleKeys: { schema: z.boolean(), usual: true },
  /** Where a phone number without a country code is from (ISO 3166); null: where the system says it is. */
  defaultCountry: {
    schema: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
    usual: null,
  },
  /** What the list is ordered by. */
  order: { schema: z.enum(['first', 'last', 'company', 'changed']), usual: 'first' },
  sidebarWidth: width('sidebar'),
  listWidth: width('list'),
} as const

type Fields = typeof fields
export type SettingName = keyof Fields
export type Settings = { [F in SettingName]: z.infer<Fields[F]['schema']> }

const names = Object.keys(fields) as SettingName[]
const schemas = Object.fromEntries(names.map((name) => [name, fields[name].schema])) as {
  [F in SettingName]: Fields[F]['schema']
}

export const usualSettings = Object.fromEntries(names.map((name) => [name, fields[name].usual])) as Settings

export const Settings = z.strictObject(schemas)

/** Some settings and what they are to be. */
export const SettingsChange = Settings.partial()
export type SettingsChange = { [F in SettingName]?: Settings[F] | undefined }

/**
 * The settings in a file's JSON. One that is missing is as usual; one that is none (of a newer version, or written by
 * hand) is as usual too and named in `bad`, and takes no other with it. Names nobody knows are `bad` as well.
 */
export function readSettings(raw: unknown): { settings: Settings; bad: string[] } {
  if (raw === undefined) return { settings: usualSettings, bad: [] }
  const given = z.record(z.string(), z.unknown()).safeParse(raw)
  if (!given.success) return { settings: usualSettings, bad: ['the whole of it'] }
  const entries = Object.entries(given.data)
  const parsed = entries.map(([name, value]) => {
    const known = isName(name) ? schemas[name].safeParse(value) : null
    return known?.success ? { name, value: known.data } : { name, bad: true }
  })
  const good = parsed.filter((field) => !('bad' in field)).map(({ name, value }) => [name, value])
  const bad = parsed.filter((field) => 'bad' in field).map(({ name }) => name)
  return { settings: { ...usualSettings, ...Object.fromEntries(good) }, bad }
}

function isName(name: string): name is SettingName {
  return Object.hasOwn(fields, name)
}

/** The settings after a change; what the change does not name stays. */
export function changed(settings: Settings, change: SettingsChange): Settings {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...settings, ...Object.fromEntries(given) }
}
