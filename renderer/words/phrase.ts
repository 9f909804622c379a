/** A sentence with parts that stand out, such as a field's name or a value. */
export type Phrase = readonly (string | { em: string })[]
