import { realpathSync } from 'node:fs'

/** One line to the person at the terminal, on stderr: stdout belongs to results. */
export const say = (line) => console.error(`fieldbook: ${line}`)

/** A failure whose message tells the person what to do; shown without a stack. */
export class Told extends Error {}

/** Runs a script's main function: its number (or nothing, for 0) is the exit code, a `Told` error is told, a bug throws. */
export async function exitWith(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    if (!(error instanceof Told)) throw error
    say(error.message)
    process.exitCode = 1
  }
}

/** Whether the module of this `import.meta` is the one that node was asked to run. */
export const isMain = (meta) => Boolean(process.argv[1]) && meta.filename === realpathSync(process.argv[1])
