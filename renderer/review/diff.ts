/** A run of a text that both sides have, that only the later has, or that only the earlier had. */
export type Part = { kind: 'same' | 'added' | 'removed'; text: string }

/** Above this many pairs of words two texts are told apart as wholes: nobody reads such a difference word by word. */
const MAX_PAIRS = 1_000_000

/** Less than this part of a text in common, and it is another text. */
const LITTLE = 0.3

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** What became of a text, word by word: `same` and `removed` joined are `before`, `same` and `added` joined `after`. */
export function diffWords(before: string, after: string): Part[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const head = commonHead(a, b)
  const tail = commonHead(a.slice(head).reverse(), b.slice(head).reverse())
  const middle = diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const same = (words: string[]): Step[] => words.map((text) => ({ kind: 'same', text }))
  const parts = joined([...same(a.slice(0, head)), ...middle, ...same(a.slice(a.length - tail))])
  return isRewritten(parts, Math.max(before.length, after.length)) ? whole(before, after) : parts
}

/** So little is left of the one in the other that its islands only get in the way of reading. */
function isRewritten(parts: readonly Part[], length: number): boolean {
  const kept = parts.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0)
  return kept < length * LITTLE
}

function whole(before: string, after: string): Part[] {
  const parts: Part[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return parts.filter(({ text }) => text !== '')
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

/** Words as runs, what goes before what comes. Without a letter in it, what stands between two changes belongs to both. */
function joined(steps: readonly Step[]): Part[] {
  const parts: Part[] = []
  let [removed, added, between] = ['', '', '']
  const flush = () => {
    if (removed) parts.push({ kind: 'removed', text: removed })
    if (added) parts.push({ kind: 'added', text: added })
    if (between) parts.push({ kind: 'same', text: between })
    removed = added = between = ''
  }
  for (const { kind, text } of steps) {
    if (kind === 'same') {
      between += text
      continue
    }
    if (between !== '' && (removed + added === '' || /[\p{L}\p{N}]/u.test(between))) flush()
    removed += between
    added += between
    between = ''
    if (kind === 'removed') removed += text
    else added += text
  }
  flush()
  return parts
}
