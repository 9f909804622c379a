/** A run of a text that both sides have, that only the later has, or that only the earlier had. */
export type Part = { kind: 'same' | 'added' | 'removed'; text: string }

/** Above this many pairs of words two texts are told apart as wholes: nobody reads such a difference word by word. */
const MAX_PAIRS = 1_000_000

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** What became of a text, word by word: `same` and `removed` joined are `before`, `same` and `added` joined `after`. */
export function diffWords(before: string, after: string): Part[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const head = commonHead(a, b)
  const tail = commonHead(a.slice(head).reverse(), b.slice(head).reverse())
  const middle = diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const same = (words: string[]): Step[] => words.map((text) => ({ kind: 'same', text }))
  return joined([...same(a.slice(0, head)), ...middle, ...same(a.slice(a.length - tail))])
}

type Step = { kind: Part['kind']; text: string }

function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

/** The longest common subsequence of words, walked from the front. */
function diffMiddle(a: readonly string[], b: readonly string[]): Step[] {
  const all = (kind: 'added' | 'removed', words: readonly string[]): Step[] => words.map((text) => ({ kind, text }))
  if (a.length * b.length > MAX_PAIRS) return [...all('removed', a), ...all('added', b)]
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const lengthAt = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const next = a[i] === b[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1))
      lengths[i * width + j] = next
    }
  }
  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const [from = '', to = ''] = [a[i], b[j]]
    if (from === to) {
      steps.push({ kind: 'same', text: from })
      i++
      j++
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) steps.push({ kind: 'removed', text: a[i++] ?? '' })
    else steps.push({ kind: 'added', text: b[j++] ?? '' })
  }
  return [...steps, ...all('removed', a.slice(i)), ...all('added', b.slice(j))]
}

/** Words as runs, what goes before what comes. A space alone between two changes belongs to both: it reads as one. */
function joined(steps: readonly Step[]): Part[] {
  const parts: Part[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed) parts.push({ kind: 'removed', text: removed })
    if (added) parts.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const [at, { kind, text }] of steps.entries()) {
    const bridges = kind === 'same' && /^\s+$/.test(text) && removed + added !== '' && isChange(steps[at + 1])
    if (kind === 'removed' || bridges) removed += text
    if (kind === 'added' || bridges) added += text
    if (kind !== 'same' || bridges) continue
    flush()
    const last = parts.at(-1)
    if (last?.kind === 'same') last.text += text
    else parts.push({ kind: 'same', text })
  }
  flush()
  return parts
}

function isChange(step: Step | undefined): boolean {
  return step !== undefined && step.kind !== 'same'
}
