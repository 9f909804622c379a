/** Where the keyboard goes by name. */
export const LIST_ID = 'contacts'
export const SEARCH_ID = 'search'

/** The element id of the row at an index. */
export function rowId(index: number): string {
  return `row-${index}`
}
