import type { Random } from './prng'

/** Numbers set aside for fiction by their countries' regulators: the app has a Call button, and nobody must answer. */
const ranges: Record<string, readonly [Range, ...Range[]]> = {
  SE: [
    { before: '+46 70 174 06 ', from: 5, to: 99 },
    { before: '+46 8 465 004 ', from: 0, to: 99 },
    { before: '+46 31 390 06 ', from: 0, to: 99 },
    { before: '+46 40 628 04 ', from: 0, to: 99 },
  ],
  GB: [
    { before: '+44 7700 900', from: 0, to: 999 },
    { before: '+44 20 7946 0', from: 0, to: 999 },
  ],
  DE: [
    { before: '+49 30 23125 ', from: 0, to: 999 },
    { before: '+49 171 39200', from: 0, to: 99 },
  ],
  FR: [
    { before: '+33 1 99 00 12 ', from: 0, to: 99 },
    { before: '+33 6 39 98 04 ', from: 0, to: 99 },
  ],
  US: [{ before: '+1 212 555 01', from: 0, to: 99 }],
}
type Range = { before: string; from: number; to: number }

const elsewhere = ['SE', 'GB', 'DE', 'FR', 'US'] as const

export function makePhone(random: Random, country: string): string {
  const [range, ...more] = ranges[country] ?? ranges[random.pick(elsewhere)] ?? []
  if (!range) return ''
  const { before, from, to } = random.pick([range, ...more])
  const digits = String(to).length
  return before + String(from + random.below(to - from + 1)).padStart(digits, '0')
}
