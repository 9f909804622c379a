/** Hues far enough apart that neighbours in a list look different. */
const hues = [20, 50, 80, 110, 140, 170, 200, 220, 250, 280, 300, 330] as const

/** The hue of a contact's initials: the same in every list and after every start. */
export function hueOf(id: string): number {
  let hash = 0
  for (const char of id) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0
  return hues[(hash ^ (hash >>> 11)) % hues.length] ?? hues[0]
}
