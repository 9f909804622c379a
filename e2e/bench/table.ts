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
    return `| ${name} | ${ms(median(times))} | ${ms(Math.min(...times))}–${ms(Math.max(...times))} | ${ratio} |`
  })
  return ['| From process start to | median ms | range | ratio |', '| --- | ---: | ---: | ---: |', ...rows].join('\n')
}

const ms = (value: number) => value.toFixed(0)
