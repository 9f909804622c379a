import path from 'node:path'
import { type UtilityProcess, utilityProcess } from 'electron'
import { z } from 'zod'

export type SampleServer = { origin: string; token: string; stop: () => void }

const Ready = z.object({ kind: z.literal('ready'), origin: z.string() })
/** Making a thousand contacts takes a fraction of this. */
const startWithinMs = 15_000
/** The sample server listens on loopback only and holds invented people. */
const token = 'sample'

/** Starts the server of the sample data as a process of its own. Rejects when it does not come up. */
export async function startSampleServer(userData: string): Promise<SampleServer> {
  const script = path.join(import.meta.dirname, 'sample-server.js')
  const child = utilityProcess.fork(script, [path.join(userData, 'sample-data.jsonl'), token], {
    serviceName: 'Fieldbook sample data',
  })
  const origin = await started(child)
  return { origin, token, stop: () => child.kill() }
}

function started(child: UtilityProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the sample server did not start in time')), startWithinMs)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the sample server ended with code ${code}`))
    })
    child.once('message', (raw: unknown) => {
      clearTimeout(timer)
      const ready = Ready.safeParse(raw)
      if (ready.success) resolve(ready.data.origin)
      else reject(new Error('the sample server answered in an unknown way'))
    })
  })
}
