import type { Case, Change, Step } from './cases'
import { type Contender, NotBuilt, type Running } from './contender'
import { type Finding, holds, judge, type Wish, wishesOf } from './verdict'
import { createWire, type Wire } from './wire'

export type Outcome = { kind: 'played' | 'not built'; findings: readonly Finding[]; unmet: readonly string[] }

/** Plays a case with a contender, and judges what is left at its end. */
export async function play({ contact, normalises = false, steps }: Case, contender: Contender): Promise<Outcome> {
  const wire = createWire()
  const running = await contender.open({ contact, normalises, wire })
  const wishes: Wish[] = []
  const unmet: string[] = []
  try {
    await running.quiet()
    for (const step of steps) await take(step, { running, wire, wishes, unmet })
    wire.setUp(true)
    wire.deliver()
    await running.quiet()
    return { kind: 'played', findings: judge(wishes, await running.look()), unmet }
  } catch (error) {
    if (error instanceof NotBuilt) return { kind: 'not built', findings: [], unmet }
    throw error
  } finally {
    await running.close()
  }
}

type Played = { running: Running; wire: Wire; wishes: Wish[]; unmet: string[] }

async function take(step: Step, { running, wire, wishes, unmet }: Played): Promise<void> {
  if ('A' in step) {
    if (step.A === 'pulls') return running.pull()
    await wish('A', step.A, { running, wishes })
    wire.seen.pushed = false
    return running.change(step.A)
  }
  if ('B' in step) {
    await wish('B', step.B, { running, wishes })
    return running.colleague(step.B)
  }
  if ('network' in step) return wire.setUp(false)
  if ('next' in step) return wire.plan(step.next)
  if ('deliver' in step) {
    wire.deliver()
    return passing(running)
  }
  // A contender may never come to it: one that does not read back what it wrote.
  for (let i = 0; i < 60 && !wire.seen[step.until]; i++) await running.pass()
  if (!wire.seen[step.until]) unmet.push(step.until)
  return passing(running)
}

/** What has just arrived is worked on before the next step. */
async function passing(running: Running): Promise<void> {
  for (let i = 0; i < 3; i++) await running.pass()
}

/** Notes what a user asks for, and which of the other's values they had before their eyes. */
async function wish(
  by: 'A' | 'B',
  change: Change,
  { running, wishes }: Pick<Played, 'running' | 'wishes'>,
): Promise<void> {
  const { screen, server } = await running.look()
  const eyes = by === 'A' ? screen : server
  for (const other of wishes) if (other.by !== by && holds(eyes, other)) other.seen = true
  wishes.push(...wishesOf(by, change))
}
