import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseCli } from './cli-options'
import { createControlClient } from './control-client'

test('without options: port 4010, 1,000 contacts, seed 1, no rate limit', () => {
  expect(parseCli([])).toEqual({
    kind: 'start',
    options: { port: 4010, controlPort: 0, contacts: 1_000, seed: 1, delayMs: 0, rateLimit: null },
  })
})

test.each([
  ['--port', '65536'],
  ['--contacts', '-1'],
  ['--contacts', '100001'],
  ['--seed', 'x'],
  ['--token', 'two words'],
  ['--colour', 'red'],
  ['stray'],
])('bad arguments are refused: %s %s', (...args) => {
  expect(parseCli(args)).toMatchObject({ kind: 'refused', usage: expect.stringContaining('--control-port') })
})

test('it prints its addresses and token, and ends cleanly on SIGTERM; a bad argument ends it with 2', async () => {
  const started = run(['--port', '0', '--contacts', '3', '--token', 'abc'])
  const lines = await started.output((text) => text.includes('Token'))
  expect(lines).toMatch(/API +http:\/\/127\.0\.0\.1:\d+\/api\/v1\n/)
  expect(lines).toMatch(/Token +abc\n/)
  const control = createControlClient(/Control +(\S+)/.exec(lines)?.[1] ?? '')
  expect(await control.contacts()).toHaveLength(3)
  started.child.kill('SIGTERM')
  expect(await started.exit).toBe(0)
  expect(await run(['--contacts', 'many']).exit).toBe(2)
}, 30_000)

function run(args: string[]) {
  const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', cli, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const output = (enough: (text: string) => boolean): Promise<string> =>
    new Promise((resolve) => {
      let text = ''
      child.stdout.on('data', (chunk) => {
        text += String(chunk)
        if (enough(text)) resolve(text)
      })
      child.stdout.on('end', () => resolve(text))
    })
  return { child, exit, output }
}
