/** The languages there is a catalogue for. */
export const languages = ['en', 'sv'] as const
export type Language = (typeof languages)[number]

/** The language to speak: the one chosen, else the system's, else English. */
export function languageOf(chosen: Language | 'system', systemLocale: string): Language {
  if (chosen !== 'system') return chosen
  const system = systemLocale.split(/[-_]/)[0]?.toLowerCase()
  return languages.find((language) => language === system) ?? 'en'
}
