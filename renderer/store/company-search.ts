import { fold } from '../search/fold'

type Wanted = { text: string; not: readonly string[]; limit: number }
type Found = { id: string; name: string }

/** Companies whose folded name has every word of the text at the beginning of a word; those that begin with it first. */
export function findCompanies(companies: ReadonlyMap<string, string>, { text, not, limit }: Wanted): Found[] {
  const wanted = fold(text).trim()
  const tokens = wanted.split(/\s+/).filter(Boolean)
  const left = new Set(not)
  const found: (Found & { begins: boolean })[] = []
  for (const [id, name] of companies) {
    if (name === '' || left.has(id)) continue
    const hay = ` ${fold(name)}`.replace(/[\s@,./()&-]+/g, ' ')
    if (tokens.every((token) => hay.includes(` ${token}`)))
      found.push({ id, name, begins: hay.startsWith(` ${wanted}`) })
  }
  found.sort((a, b) => Number(b.begins) - Number(a.begins) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
  return found.slice(0, limit).map(({ id, name }) => ({ id, name }))
}
