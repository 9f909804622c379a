/**
 * Plays very many stories, in a process per core, and prints what happened in them. A seed that fails is told with the
 * fewest steps that fail and their history. Sized by SIMULATION_RUNS, SIMULATION_SEED and SIMULATION_WORKERS.
 *
 *   npm run test:deep -- simulation
 */
import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fates } from './network'
import { playStory } from './story'

const runs = Number(process.env.SIMULATION_RUNS ?? 1_000_000)
const first = Number(process.env.SIMULATION_SEED ?? 1)
const workers = Number(process.env.SIMULATION_WORKERS ?? availableParallelism())
const steps = 40

/** How many seeds a worker gets at once, how many failures end the run, and how long no story takes. */
const atOnce = 200
const enough = 5
const storyLimitMs = 120_000
/** Each fault must have fired this often per story: 1,000 times in a million. */
const leastPerStory = 1 / 1_000
const progressMs = 60_000

type Task = { from: number; to: number }
type Failure = { seed: number; told: string }
type Message =
  | { kind: 'playing'; seed: number }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'done'; counts: [string, number][]; edits: number; crashes: number; stories: number }

async function work({ from, to }: Task): Promise<void> {
  const counts = new Map<string, number>()
  const sum = { edits: 0, crashes: 0, stories: 0 }
  for (let seed = from; seed < to; seed++) {
    tell({ kind: 'playing', seed })
    try {
      const told = await playStory(seed, steps)
      for (const [fate, count] of told.counts) counts.set(fate, (counts.get(fate) ?? 0) + count)
      sum.edits += told.edits
      sum.crashes += told.crashes
      sum.stories++
    } catch {
      tell({ kind: 'failed', failure: { seed, told: await shortest(seed) } })
    }
  }
  tell({ kind: 'done', counts: [...counts], ...sum })
}

/** Steps are drawn one by one, so a story with fewer of them is the beginning of the same one. */
async function shortest(seed: number): Promise<string> {
  let good = -1
  let bad = steps
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if ((await failureOf(seed, middle)) === null) good = middle
    else bad = middle
  }
  const found = await failureOf(seed, bad)
  return found ? `fails after ${bad} of ${steps} steps\n${found}` : 'failed, and passes when it is played again (S11)'
}

async function failureOf(seed: number, length: number): Promise<string | null> {
  const history: string[] = []
  try {
    await playStory(seed, length, (line) => history.push(line))
    return null
  } catch (error) {
    return [...history, String(error)].map((line) => `  ${line}`).join('\n')
  }
}

function tell(message: Message): void {
  process.send?.(message)
}

async function lead(): Promise<number> {
  const start = performance.now()
  const counts = new Map<string, number>(fates.map((fate) => [fate, 0]))
  const failures: Failure[] = []
  const sum = { edits: 0, crashes: 0, stories: 0 }
  let next = first
  const seconds = () => (performance.now() - start) / 1_000
  const progress = setInterval(
    () => console.log(`${sum.stories} of ${runs} stories, ${(sum.stories / seconds()).toFixed(1)} a second`),
    progressMs,
  )

  function failed(failure: Failure) {
    failures.push(failure)
    console.log(`seed ${failure.seed} (SIMULATION_SEED=${failure.seed} SIMULATION_RUNS=1): ${failure.told}`)
  }

  /** Resolves when there is nothing more to play. A worker that died or hangs is a failure of the seed it was playing. */
  async function manage(): Promise<void> {
    while (next < first + runs && failures.length < enough) {
      const lost = await employ(fork(import.meta.filename, ['worker']))
      if (lost) failed(lost)
    }
  }

  function employ(worker: ChildProcess): Promise<Failure | null> {
    return new Promise((resolve) => {
      let seed = next
      let why = ''
      let over = false
      const watch = setTimeout(() => {
        why = `no end after ${storyLimitMs / 1_000} s`
        worker.kill('SIGKILL')
      }, storyLimitMs)
      const give = () => {
        over = next >= first + runs || failures.length >= enough
        if (over) return worker.disconnect()
        const task: Task = { from: next, to: Math.min(next + atOnce, first + runs) }
        next = task.to
        worker.send(task)
      }
      worker.on('message', (message: Message) => {
        watch.refresh()
        if (message.kind === 'playing') seed = message.seed
        if (message.kind === 'failed') failed(message.failure)
        if (message.kind !== 'done') return
        for (const [fate, count] of message.counts) counts.set(fate, (counts.get(fate) ?? 0) + count)
        for (const name of ['edits', 'crashes', 'stories'] as const) sum[name] += message[name]
        give()
      })
      worker.on('exit', (code, signal) => {
        clearTimeout(watch)
        resolve(over ? null : { seed, told: why || `the process ended with ${code ?? signal}` })
      })
      give()
    })
  }

  await Promise.all(Array.from({ length: workers }, manage))
  clearInterval(progress)
  const { stories, edits, crashes } = sum
  const pace = `${(stories / seconds()).toFixed(1)} stories/s, ${((stories * steps) / seconds()).toFixed(0)} steps/s`
  const shares = [...counts].map(([fate, count]) => `${fate} ${count}`).join(', ')
  console.log(`simulation faults: ${shares}`)
  console.log(`simulation: ${stories} stories of ${steps} steps, ${edits} edits, ${crashes} crashes, ${pace}`)
  const rare = [...counts].filter(([, count]) => count < Math.floor(runs * leastPerStory)).map(([fate]) => fate)
  if (rare.length > 0) console.log(`fired too seldom to prove anything: ${rare.join(', ')}`)
  return failures.length > 0 || rare.length > 0 || stories < runs ? 1 : 0
}

if (process.argv[2] === 'worker') process.on('message', work)
else process.exitCode = await lead()
