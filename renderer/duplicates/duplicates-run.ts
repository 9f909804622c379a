import { createSignal, onCleanup } from 'solid-js'
import type { Desk } from '../desk/desk'
import type { ContactView } from '../store/api'
import type { DuplicateGroup } from '../store/similar-api'
import type { Effect } from '../store/undo-api'
import { words } from '../words/words'
import { type Choosing, mergeValues } from './merge-values'

export type DuplicatesRun = ReturnType<typeof createDuplicatesRun>

/** Looks for contacts that may be one person, and merges those that the user says are. */
export function createDuplicatesRun(desk: Desk) {
  const { session } = desk
  const [groups, setGroups] = createSignal<readonly DuplicateGroup[] | null>(null)
  const [progress, setProgress] = createSignal({ done: 0, total: 1 })
  const [chosen, setChosen] = createSignal(0)
  const [last, setLast] = createSignal<{ effects: readonly Effect[]; name: string } | null>(null)
  let stopped = false
  const notDone = () => session.notices.show({ kind: 'trouble', key: 'notDone' })
  const forget = desk.undo.onRan(({ name, back, effects }) => {
    if (name.kind !== 'merge') return
    if (back && effects.some((effect) => last()?.effects.includes(effect))) setLast(null)
    void look().catch(notDone)
  })
  onCleanup(() => {
    stopped = true
    forget()
  })

  async function look(): Promise<void> {
    setGroups(null)
    for (let restart = true; ; restart = false) {
      const step = await session.call('duplicatesStep', { restart })
      if (stopped) return
      if (step.kind === 'done') {
        setGroups(step.groups)
        setChosen((at) => Math.min(at, Math.max(0, step.groups.length - 1)))
        return
      }
      setProgress(step)
    }
  }

  function drop(group: DuplicateGroup): void {
    const left = (groups() ?? []).filter((other) => other !== group)
    setGroups(left)
    setChosen((at) => Math.min(at, Math.max(0, left.length - 1)))
  }

  void look().catch(notDone)

  return {
    groups,
    progress,
    chosen,
    setChosen,
    last,
    look: () => void look().catch(notDone),
    group: () => groups()?.[chosen()],
    async merge(group: DuplicateGroup, views: readonly ContactView[], choosing: Choosing): Promise<boolean> {
      const gone = views.map(({ id }) => id).filter((id) => id !== choosing.kept)
      const values = mergeValues(views, choosing)
      const seen = Object.fromEntries(views.map(({ id, etag }) => [id, etag]))
      const args = { kept: choosing.kept, gone, values, seen }
      const result = await session.call('mergeContacts', args).catch(() => null)
      if (result?.kind === 'saved') {
        const name = views.find(({ id }) => id === choosing.kept)?.name ?? ''
        const effects = desk.undo.record(result.effects ?? [], { name: { kind: 'merge' } })
        if (effects) setLast({ effects, name })
        if (group.ids.length > views.length) void look().catch(notDone)
        else drop(group)
        return true
      }
      const text = words.duplicates.moved
      if (result?.kind === 'moved') session.notices.show({ kind: 'trouble', key: 'said', text })
      else notDone()
      return false
    },
    async dismiss(group: DuplicateGroup): Promise<void> {
      const saved = await session.call('notDuplicates', { ids: group.ids }).catch(() => null)
      if (saved?.kind !== 'saved') return void notDone()
      drop(group)
      session.notices.show({ kind: 'done', key: 'said', text: words.duplicates.dismissed })
    },
    /** Takes the last merge back as one. */
    undo: () => void desk.undo.takeBack(last()?.effects ?? []),
  }
}
