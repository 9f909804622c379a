import { createSignal } from 'solid-js'
import type { Session } from '../session/session'
import type { ImportCounts, Matches, OpenedFile, Target } from '../store/import-api'
import type { Effect } from '../store/undo-api'
import type { UndoHistory } from '../undo/undo-history'
import type { words } from '../words/words'

export type CsvFile = Extract<OpenedFile, { kind: 'csv' }>

/** `effects`: what was written, as one undo takes it back. */
type Finished = {
  kind: 'finished'
  job: number
  done: number
  total: number
  end: 'whole' | 'stopped' | 'not-saved'
  effects: readonly Effect[]
}

/** How far an import is. `sendMs`: how long sending will take. */
export type ImportState =
  | { kind: 'choose'; failed: keyof typeof words.transfer.failed | null }
  | { kind: 'opening'; name: string }
  | { kind: 'mapping'; name: string; file: CsvFile }
  | { kind: 'reading'; name: string; job: number; done: number; total: number }
  | { kind: 'preview'; name: string; job: number; counts: ImportCounts; matches: Matches; sendMs: number }
  | { kind: 'writing'; job: number; done: number; total: number; stopping: boolean }
  | Finished
  | { kind: 'undone'; kept: number; before: Finished; again: readonly Effect[] }

export type ImportRun = ReturnType<typeof createImportRun>

/** What the user asked for last decides: whatever an earlier step still brings is dropped. */
export function createImportRun(session: Session, undo: UndoHistory) {
  const [state, setState] = createSignal<ImportState>({ kind: 'choose', failed: null })
  let turn = 0
  let mapped: CsvFile | null = null

  /** Runs to the end of one act of the user's, unless another comes. */
  async function run(act: (isOn: () => boolean) => Promise<void>): Promise<void> {
    const mine = ++turn
    const isOn = () => mine === turn
    try {
      await act(isOn)
    } catch (error) {
      console.error('import: started over after', error)
      if (isOn()) setState({ kind: 'choose', failed: 'failed' })
    }
  }

  async function open(name: string, read: () => Promise<Uint8Array | null>, isOn: () => boolean): Promise<void> {
    setState({ kind: 'opening', name })
    const bytes = await read()
    if (!isOn()) return
    const file = bytes && (await session.call('importOpen', { name, bytes }))
    if (!isOn()) return
    if (!file || file.kind === 'failed') setState({ kind: 'choose', failed: file?.cause ?? 'failed' })
    else if (file.kind === 'csv') {
      mapped = file
      setState({ kind: 'mapping', name, file })
    } else {
      mapped = null
      await preview({ name, job: file.job, targets: [], named: false }, isOn)
    }
  }

  async function preview(
    from: { name: string; job: number; targets: readonly Target[]; named: boolean },
    isOn: () => boolean,
  ) {
    const { name, job, targets, named } = from
    setState({ kind: 'reading', name, job, done: 0, total: 1 })
    await session.call('importMap', { job, targets, named })
    for (;;) {
      const step = await session.call('importStep', { job })
      if (!isOn()) return
      if (step.kind === 'gone') throw new Error('the import is gone')
      if (step.kind === 'ready') return show({ name, job, counts: step.counts, matches: 'fill' }, isOn)
      setState({ kind: 'reading', name, job, done: step.done, total: step.total })
    }
  }

  async function show(
    found: { name: string; job: number; counts: ImportCounts; matches: Matches },
    isOn: () => boolean,
  ): Promise<void> {
    const sendMs = await session.bridge.command['sync:estimate'](found.counts.requests)
    if (isOn()) setState({ kind: 'preview', ...found, sendMs })
  }

  /** `before`: what was written until it was stopped, which is one step of undo with the rest. */
  async function write(job: number, before: readonly Effect[]): Promise<void> {
    const written: Effect[] = []
    const end = (how: Finished['end'], { done, total }: { done: number; total: number }) => {
      const effects = undo.record(written, { name: { kind: 'import' }, after: before })
      setState({ kind: 'finished', job, done, total, end: how, effects: effects ? [...before, ...effects] : before })
    }
    for (;;) {
      const step = await session.call('importWrite', { job }).catch(() => null)
      const now = state()
      const at = now.kind === 'writing' ? now : { done: 0, total: 0, stopping: false }
      written.push(...((step && 'effects' in step && step.effects) || []))
      if (step?.kind !== 'written') return end('not-saved', at)
      if (step.done >= step.total || at.stopping) return end(step.done >= step.total ? 'whole' : 'stopped', step)
      setState({ kind: 'writing', job, done: step.done, total: step.total, stopping: false })
    }
  }

  /** By the button here or from anywhere else: it is one step, taken back and done again as one. */
  undo.onRan(({ back, effects, made, lost }) => {
    const now = state()
    const includes = (all: readonly Effect[]) => all.some((effect) => effects.includes(effect))
    if (now.kind === 'finished' && back && includes(now.effects.slice(0, 1))) {
      setState({ kind: 'undone', kept: lost, before: now, again: made })
    } else if (now.kind === 'undone' && !back && includes(now.again.slice(0, 1))) {
      setState({ ...now.before, effects: made })
    }
  })

  const isBusy = () => state().kind === 'writing' || undoing() !== null

  /** How far taking the import back is. */
  function undoing(): { done: number; total: number } | null {
    const [now, running] = [state(), undo.running()]
    return now.kind === 'finished' && running?.effects.at(-1) === now.effects[0] ? running : null
  }

  return {
    state,
    isBusy,
    undoing,
    isIdle: () => ['choose', 'undone'].includes(state().kind),
    /** Asks for a file. What is being written is not broken off for it. */
    choose: () =>
      run(async (isOn) => {
        const file = await session.bridge.command['file:choose-open'](null)
        if (!isOn() || file.kind === 'cancelled') return
        if (file.kind !== 'open') {
          setState({ kind: 'choose', failed: file.kind })
          return
        }
        await open(file.name, () => readPieces(session, file), isOn)
      }),
    /** Takes a file that was dropped on the window. */
    take: (file: File) => run((isOn) => open(file.name, async () => new Uint8Array(await file.arrayBuffer()), isOn)),
    toPreview: (name: string, job: number, targets: readonly Target[], named: boolean) => {
      if (mapped) mapped = { ...mapped, targets: [...targets], named }
      return run((isOn) => preview({ name, job, targets, named }, isOn))
    },
    chooseMatches: (matches: Matches) =>
      run(async (isOn) => {
        const now = state()
        if (now.kind !== 'preview') return
        const counts = await session.call('importChoose', { job: now.job, matches })
        if (counts && isOn()) await show({ ...now, counts, matches }, isOn)
      }),
    /** One step back: nothing has been written yet. */
    back: () =>
      run(async () => {
        const now = state()
        const name = 'name' in now ? now.name : ''
        setState(
          now.kind !== 'mapping' && mapped ? { kind: 'mapping', name, file: mapped } : { kind: 'choose', failed: null },
        )
      }),
    confirm: () =>
      run(async () => {
        const now = state()
        if (now.kind !== 'preview') return
        setState({ kind: 'writing', job: now.job, done: 0, total: now.counts.requests, stopping: false })
        await write(now.job, [])
      }),
    stop: () => setState((now) => (now.kind === 'writing' ? { ...now, stopping: true } : now)),
    goOn: () =>
      run(async () => {
        const now = state()
        if (now.kind !== 'finished') return
        setState({ kind: 'writing', job: now.job, done: now.done, total: now.total, stopping: false })
        await write(now.job, now.effects)
      }),
    undo(): void {
      const now = state()
      if (now.kind === 'finished') void undo.takeBack(now.effects)
    },
    startOver: () => run(async () => void setState({ kind: 'choose', failed: null })),
  }
}

/** A chosen file, piece by piece; null where it can't be read or has grown meanwhile. */
async function readPieces(
  session: Session,
  { file, size }: { file: number; size: number },
): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(size)
  for (let at = 0; ; ) {
    const piece = await session.bridge.command['file:read']({ file, at })
    if (!piece || at + piece.length > size) return null
    if (piece.length === 0) return bytes.subarray(0, at)
    bytes.set(piece, at)
    at += piece.length
  }
}
