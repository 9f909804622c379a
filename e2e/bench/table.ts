import type { Measured } from './time-acts'

/** The middle of the values, so that one slow run does not count. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}

/** A Markdown table of what was measured, in ms, and how each compares with the first. */
export function tableOf(measured: Readonly<Record<string, readonly number[]>>): string {
  const [base = []] = Object.values(measured)
  const rows = Object.entries(measured).map(([name, times]) => {
    const ratio = (median(times) / median(base)).toFixed(2)
    return `| ${name} | ${ms(median(times))} | ${range(times)} | ${ratio} |`
  })
  return ['| From process start to | median ms | range | ratio |', '| --- | ---: | ---: | ---: |', ...rows].join('\n')
}

const ms = (value: number) => value.toFixed(0)
const range = (values: readonly number[]) => `${ms(Math.min(...values))}–${ms(Math.max(...values))}`

/** A Markdown table of how the window answered, in ms. */
export function tableOfActs(measured: Readonly<Record<string, Measured>>): string {
  const rows = Object.entries(measured).map(([name, { times, frames, long }]) => {
    const worst = long.length === 0 ? '-' : ms(Math.max(...long))
    const frame = frames.length === 0 ? '- | -' : `${ms(median(frames))} | ${range(frames)}`
    return `| ${name} | ${times.length} | ${ms(median(times))} | ${frame} | ${long.length} | ${worst} |`
  })
  return [
    '| what | times | median ms | key or click to its frame, median ms | range | tasks above 50 ms | the worst |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n')
}
