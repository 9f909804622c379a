import { createSignal } from 'solid-js'
import type { Checked, Problem } from '../../shared/fields'
import type { Saved } from '../store/api'
import { DRAFT_MS } from './kept-text'

/** Why what is typed has not been saved. */
export type Trouble =
  | { kind: 'invalid'; problem: Problem }
  | { kind: 'not-saved'; cause: Extract<Saved, { kind: 'not-saved' }>['cause'] }
  | { kind: 'restored' }

export type FieldEditorDeps = {
  /** What is shown of the field when nobody types. */
  value: () => string | null
  /** What was typed before a crash or refused by validation. */
  draft: string | null
  check: (typed: string) => Checked
  /** Resolves when the edit is durable and the new value is shown. */
  save: (typed: string, to: string | null) => Promise<Saved>
  keepDraft: (text: string | null) => void
}

export type FieldEditor = ReturnType<typeof createFieldEditor>

/** Typing in one field: kept as a draft, then saved, refused or taken back. What comes in meanwhile never replaces it. */
export function createFieldEditor(deps: FieldEditorDeps) {
  const restored = deps.draft !== null && deps.draft !== (deps.value() ?? '') ? deps.draft : null
  const [typed, setTyped] = createSignal(restored)
  const [trouble, setTrouble] = createSignal<Trouble | null>(restored === null ? null : troubleOf(restored))
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: { text: string; done: Promise<void> } | null = null

  function troubleOf(text: string): Trouble {
    const checked = deps.check(text)
    return checked.kind === 'problem' ? { kind: 'invalid', problem: checked.problem } : { kind: 'restored' }
  }

  function settle(): void {
    clearTimeout(timer)
    setTyped(null)
    setTrouble(null)
    deps.keepDraft(null)
  }

  async function save(text: string): Promise<void> {
    const checked = deps.check(text)
    if (checked.kind === 'problem') {
      setTrouble({ kind: 'invalid', problem: checked.problem })
      deps.keepDraft(text)
      return
    }
    // While an earlier text is being saved, the value shown is not yet the one that will stand: back to it is an edit.
    // After a failure the value may stand in one of its two homes, and is shown: it has to be asked for again.
    if (checked.value === deps.value() && !saving && trouble()?.kind !== 'not-saved') return settle()
    const saved = await deps.save(text, checked.value)
    const unchanged = typed() === text // somebody may have typed on meanwhile
    if (saved.kind === 'saved') {
      if (unchanged) settle()
    } else if (unchanged) {
      setTrouble(saved.kind === 'invalid' ? { kind: 'invalid', problem: saved.problem } : saved)
      deps.keepDraft(text)
    }
  }

  return {
    text: () => typed() ?? deps.value() ?? '',
    /** Is there text that is not saved? */
    dirty: () => typed() !== null,
    trouble,
    input(text: string): void {
      setTyped(text)
      if (trouble()?.kind === 'restored') setTrouble(null)
      clearTimeout(timer)
      timer = setTimeout(() => deps.keepDraft(text), DRAFT_MS)
    },
    /** Takes back what was typed. */
    escape: settle,
    async commit(): Promise<void> {
      clearTimeout(timer)
      const text = typed()
      if (text === null) return
      if (saving?.text === text) return saving.done
      const mine = { text, done: save(text) }
      saving = mine
      await mine.done
      if (saving === mine) saving = null
    },
  }
}
