import type { Language } from '../../shared/language'
import type { Words } from './catalogue'
import { en } from './en'
import { sv } from './sv'

const catalogues: Record<Language, Words> = { en, sv }

/** The catalogue in use, as long as the page lives: another language is another page. Without a window, English. */
export const words: Words = catalogues[globalThis.window?.fieldbook?.boot.language ?? 'en']
