/** Is a text written from right to left? Its first letter tells, as with `dir="auto"`, which can't see into inputs. */
export function isRightToLeft(text: string): boolean {
  return /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(text)
}
