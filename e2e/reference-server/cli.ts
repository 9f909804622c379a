import process from 'node:process'
import { parseCli } from './cli-options'
import { startWithControl } from './start-with-control'

const parsed = parseCli(process.argv.slice(2))
if (parsed.kind === 'help') {
  console.log(parsed.usage)
} else if (parsed.kind === 'refused') {
  console.error(`${parsed.message}\n\n${parsed.usage}`)
  process.exitCode = 2
} else {
  try {
    const server = await startWithControl(parsed.options)
    console.log(`API      ${server.url}/api/v1\nControl  ${server.controlUrl}\nToken    ${server.token}`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
  } catch (error) {
    console.error(`The server did not start: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
