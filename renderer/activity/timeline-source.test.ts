import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import type { Desk } from '../desk/desk'
import type { Timeline } from '../store/api'
import { createTimelineSource } from './timeline-source'

const of = (me: string): Timeline => ({ entries: [], asOf: null, more: false, own: [], me })

test('what comes late of the contact that was open before is not shown for the one that is', async () => {
  const answers = new Map<string, (timeline: Timeline) => void>()
  let changed = () => {}
  const session = {
    call: (_: string, { id }: { id: string }) => new Promise<Timeline>((resolve) => answers.set(id, resolve)),
    told: () => undefined,
    onChanged(tell: (change: { contacts: 'many' }) => void) {
      changed = () => tell({ contacts: 'many' })
      return () => undefined
    },
  }
  const [id, setId] = createSignal('a')
  const desk = { session } as unknown as Desk
  const { source, end } = createRoot((end) => ({
    source: createTimelineSource(desk, { id, isThere: () => true }),
    end,
  }))
  changed()
  setId('b')
  changed()
  answers.get('b')?.(of('of b'))
  answers.get('a')?.(of('of a'))
  await new Promise((resolve) => setTimeout(resolve))
  expect(source.timeline().me).toBe('of b')
  end()
})
