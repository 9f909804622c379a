import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and gives `{ code, stdout, stderr, error }`: `code` is null if it could not start or was
 * killed, and `error` then says why. Output is collected unless `stdio` sends it elsewhere, and with `echo` shown as it
 * comes as well. Never throws.
 */
export function run(command, args, { echo = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let stdout = ''
    let stderr = ''
    let error = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text
      if (echo) process.stdout.write(text)
    })
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text
      if (echo) process.stderr.write(text)
    })
    child.on('error', (reason) => {
      error = reason.message
      if (child.pid === undefined) resolve({ code: null, stdout, stderr, error })
    })
    child.on('close', (code, signal) => resolve({ code, stdout, stderr, error: error || (signal ?? '') }))
  })
}
