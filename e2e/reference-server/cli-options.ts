import { parseArgs } from 'node:util'
import type { ReferenceServerOptions } from './start'

export type CliOptions =
  | { kind: 'start'; options: ReferenceServerOptions & { controlPort: number } }
  | { kind: 'help'; usage: string }
  | { kind: 'refused'; message: string; usage: string }

const usage = `Usage: npm run server -- [options]

  --port N          port of the API on 127.0.0.1; 0 takes a free one (4010)
  --control-port N  port of the control interface; 0 takes a free one (0)
  --contacts N      made-up contacts, 0 to 100000 (1000)
  --seed N          the same seed makes the same contacts (1)
  --token TEXT      the personal access token (fieldbook-sample-token)
  --rate-limit N    requests a minute; 0 is no limit (0)
  --delay MS        added to every answer (0)
  --help            this text`

const numbers = {
  port: { fallback: 4010, max: 65_535 },
  'control-port': { fallback: 0, max: 65_535 },
  contacts: { fallback: 1_000, max: 100_000 },
  seed: { fallback: 1, max: 4_294_967_295 },
  'rate-limit': { fallback: 0, max: 1_000_000 },
  delay: { fallback: 0, max: 600_000 },
} as const
type NumberName = keyof typeof numbers

/** What the command line asks for. */
export function parseCli(args: readonly string[]): CliOptions {
  const string = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: string,
        'control-port': string,
        contacts: string,
        seed: string,
        'rate-limit': string,
        delay: string,
        token: string,
        help: { type: 'boolean' },
      },
    })
    if (values.help) return { kind: 'help', usage }
    const number = (name: NumberName): number => {
      const text = values[name]
      const { fallback, max } = numbers[name]
      if (text === undefined) return fallback
      if (!/^\d+$/.test(text) || Number(text) > max)
        throw new TypeError(`--${name} must be a whole number from 0 to ${max}, not '${text}'`)
      return Number(text)
    }
    if (values.token !== undefined && !/^[\x21-\x7e]+$/.test(values.token))
      throw new TypeError('--token must be printable ASCII without spaces')
    const perMinute = number('rate-limit')
    return {
      kind: 'start',
      options: {
        port: number('port'),
        controlPort: number('control-port'),
        contacts: number('contacts'),
        seed: number('seed'),
        delayMs: number('delay'),
        rateLimit: perMinute === 0 ? null : perMinute,
        ...(values.token === undefined ? {} : { token: values.token }),
      },
    }
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'refused', message: error.message, usage }
    throw error
  }
}
