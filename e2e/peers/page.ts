import type { Outcome } from './play'
import type { Finding, Wish } from './verdict'

/** A case, and what came of it with each contender in turn. */
export type Result = { name: string; outcomes: readonly Outcome[] }

type Kind = Finding['kind']
/** In the order in which a cell names them. */
const words: Record<Kind, string> = {
  lost: '**lost**',
  overwritten: '**overwritten unseen**',
  made: '**duplicate**',
  differs: '**shown wrong**',
  'asks needlessly': '**asks needlessly**',
  hidden: 'kept, hidden',
  asks: 'asks A',
}
const kinds = Object.keys(words) as Kind[]

/** A Markdown table: a row for each case, a column for each contender, what was counted in the last row. */
export function tableOf(names: readonly string[], results: readonly Result[]): string {
  const rows = results.map(({ name, outcomes }, at) => [`${at + 1}. ${name}`, ...outcomes.map(cell)])
  const sums = names.map((_, at) => sum(results.flatMap(({ outcomes }) => outcomes[at] ?? [])))
  const head = ['case', ...names]
  const lines = [head, head.map(() => '---'), ...rows, ['counted in all', ...sums]]
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
}

function cell({ kind, findings, unmet }: Outcome): string {
  if (kind === 'not built') return 'not built yet'
  const told = kinds.flatMap((one) => {
    const found = findings.filter((finding) => finding.kind === one)
    return found.length > 0 ? [`${words[one]}: ${found.map(brief).join(', ')}`] : []
  })
  return `${told.join('; ') || 'all kept'}${unmet.length > 0 ? ' (never came to it)' : ''}`
}

function sum(outcomes: readonly Outcome[]): string {
  const findings = outcomes.flatMap((outcome) => outcome.findings)
  const told = kinds.flatMap((kind) => {
    const found = findings.filter((finding) => finding.kind === kind)
    const count = found.reduce((total, finding) => total + (finding.kind === 'made' ? finding.count - 1 : 1), 0)
    return count > 0 ? [`${count} ${words[kind].replaceAll('*', '')}`] : []
  })
  const unbuilt = outcomes.filter(({ kind }) => kind === 'not built').length
  return [...(told.length > 0 ? told : ['nothing']), ...(unbuilt > 0 ? [`${unbuilt} not built yet`] : [])].join(', ')
}

function brief(finding: Finding): string {
  switch (finding.kind) {
    case 'made':
      return `${finding.count} contacts`
    case 'lost':
    case 'overwritten':
    case 'hidden':
      return `${finding.wish.by}'s ${nameOf(finding.wish)}`
    default:
      return finding.path
  }
}

/** A sentence for each finding, under its case. */
export function sentencesOf(names: readonly string[], results: readonly Result[]): string {
  return results
    .flatMap(({ name, outcomes }, at) => {
      const told = outcomes.flatMap(({ findings }, i) =>
        findings.map((finding) => `   - ${names[i]}: ${sentence(finding)}`),
      )
      return told.length > 0 ? [`${at + 1}. ${name}\n${told.join('\n')}`] : []
    })
    .join('\n')
}

function sentence(finding: Finding): string {
  switch (finding.kind) {
    case 'lost':
      return `${whole(finding.wish)} is nowhere in the end, and A is not told; ${nowOf(finding)}.`
    case 'overwritten':
      return `A's client replaced ${whole(finding.wish)}, which A had never seen; ${nowOf(finding)}.`
    case 'hidden':
      return `${whole(finding.wish)} is kept as a losing revision, which nobody is told of; ${nowOf(finding)}.`
    case 'made':
      return `A made one contact, and the server has ${finding.count}.`
    case 'differs':
      return `A is shown ${finding.path} “${finding.screen}”, and the server has “${finding.server}”.`
    case 'asks':
      return `A is asked about ${finding.path}: “${finding.mine}” or “${finding.theirs}”.`
    case 'asks needlessly':
      return `A is asked about ${finding.path}, “${finding.mine}” or “${finding.theirs}”, though nobody else changed it.`
  }
}

function nameOf({ path, value }: Wish): string {
  if (path !== 'contact') return path
  return value === 'deleted' ? 'deletion' : 'new contact'
}

function whole(wish: Wish): string {
  const value = wish.path === 'contact' || wish.path.startsWith('tag ') ? '' : ` “${wish.value}”`
  return `${wish.by}'s ${nameOf(wish)}${value}`
}

function nowOf({ wish, now }: { wish: Wish; now: string }): string {
  if (now === 'deleted' || now === 'there')
    return `on the server the contact is ${now === 'there' ? 'still there' : now}`
  return wish.path.startsWith('tag ') ? 'the server does not have it' : `the server has “${now}”`
}
