import type { Language } from '../../shared/language'
import { en } from './en'
import { sv } from './sv'

export type MainWords = typeof en

const catalogues: Record<Language, MainWords> = { en, sv }

/** The main process's own words in a language. */
export function wordsIn(language: Language): MainWords {
  return catalogues[language]
}
