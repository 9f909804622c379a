import { en } from './en'

/** The catalogue in use. */
export const words: typeof en = en
