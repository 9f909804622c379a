/** A law was broken, in words. */
export class Violation extends Error {
  override name = 'Violation'
}
