import type { en } from './en'

/** The form of a catalogue: what English has, every language has, with the same arguments and other texts. */
export type Words = Widened<typeof en>

type Widened<T> = T extends (...args: infer A) => infer R
  ? (...args: A) => Widened<R>
  : T extends string
    ? string
    : T extends readonly unknown[]
      ? T
      : T extends object
        ? { [K in keyof T]: Widened<T[K]> }
        : T
