/** Domains that people mean when they type one letter too few or two the wrong way round. */
const meant = ['gmail.com', 'hotmail.com', 'outlook.com', 'icloud.com', 'yahoo.com', 'live.com', 'telia.com'] as const
const endings: Readonly<Record<string, string>> = {
  ...{ con: 'com', cmo: 'com', comm: 'com', ocm: 'com', cpm: 'com' },
  ...{ nett: 'net', ogr: 'org', oeg: 'org' },
}

/** The address that was probably meant; null where nothing looks amiss. Only ever a hint. */
export function emailMeant(email: string): string | null {
  const at = email.lastIndexOf('@')
  const [name, domain] = [email.slice(0, at), email.slice(at + 1).toLowerCase()]
  if (at < 1) return null
  const dot = domain.lastIndexOf('.')
  const ending = endings[domain.slice(dot + 1)]
  const tidy = ending ? `${domain.slice(0, dot)}.${ending}` : domain.replace(/\.{2,}/g, '.')
  const likely = meant.find((known) => isSlip(tidy, known)) ?? tidy
  return likely === domain ? null : `${name}@${likely}`
}

/** Two letters swapped, or one missing, doubled or added, never the first: mail.com is not gmail.com. */
function isSlip(typed: string, known: string): boolean {
  if (typed === known || Math.abs(typed.length - known.length) > 1) return false
  let start = 0
  while (start < typed.length && typed[start] === known[start]) start++
  if (start === 0) return false
  const [a, b] = [typed.slice(start), known.slice(start)]
  return a.slice(1) === b || a === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
}
