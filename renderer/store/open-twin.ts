import type { Contact } from '../../shared/contact'
import type { Query, StoreNotice } from './api'
import { createEngineCalls } from './engine-calls'
import { createMemoryStorage, type Disk } from './memory-storage'
import type { Storage } from './storage'
import { openStore } from './store'
import { createWindowCalls } from './window-calls'

export const everything: Query = { text: '', show: 'all' }
export const done = { marks: [], walk: null }

export function person(n: number, more: Partial<Contact> = {}): Contact {
  const stamp = String(more.updatedUtc ?? n).padStart(2, '0')
  return {
    ...{ id: `c${n}`, firstName: `Person ${String(n).padStart(3, '0')}`, email: `p${n}@firm.example`, tags: ['vip'] },
    ...more,
    etag: `W/"${n}-${stamp}"`,
    updatedUtc: `2026-05-18T20:22:36.00000${stamp}Z`,
  }
}

export async function openTwin(disk: Disk, storage: Storage = createMemoryStorage(disk), locale = 'sv') {
  const notices: StoreNotice[] = []
  let ids = 0
  const store = await openStore({
    account: 'a',
    storage,
    locale,
    now: () => 1_000,
    newId: () => `00000000-0000-0000-0000-${String(++ids).padStart(12, '0')}`,
    keep: async () => {},
    notify: (notice) => notices.push(notice),
    tell: () => {},
  })
  return { store, engine: createEngineCalls(store), window: createWindowCalls(store), notices }
}

export async function names(window: Awaited<ReturnType<typeof openTwin>>['window'], query: Partial<Query> = {}) {
  const rows = await window.rows({ query: { ...everything, ...query }, from: 0, count: 10_000 })
  return rows.map((row) => row.name)
}
