import type { JournalCalls, JournalRecord, StoreMark } from '../../shared/journal'
import type { Peer } from '../../shared/rpc'
import type { StorePort } from '../../shared/store-port'
import { createEngineCalls } from './engine-calls'
import { type Damage, recover } from './recover'
import { createSecondHome } from './second-home'
import { openStore, type Store, type StoreDeps } from './store'
import { userRows } from './user-rows'
import { createWindowCalls } from './window-calls'

/** A store and its second home. After a recovery all three are other ones. */
export type Homes = {
  store: () => Store
  engine: () => StorePort
  window: () => ReturnType<typeof createWindowCalls>
  /** Joins the journal. A store that is not as it was left is restored from it first, and the user is told. */
  join: (journal: Peer<JournalCalls>['call']) => Promise<void>
}

/** `late`: see `SecondHomeDeps`. */
export type HomesDeps = Omit<StoreDeps, 'keep'> & { late: () => Promise<void> }

/** Opens the store over its storage. Until a journal is joined nothing is said to be saved (S12). */
export async function openHomes({ late, ...deps }: HomesDeps): Promise<Homes> {
  let store: Store
  let engine: StorePort
  let window: ReturnType<typeof createWindowCalls>
  let opened: StoreMark
  const home = createSecondHome({ opened: () => opened, whole: () => wholeOf(store), late })

  async function open(): Promise<void> {
    store = await openStore({ ...deps, keep: home.keep })
    const { generation, seq, lastPage } = store.state
    opened = { generation, seq, lastPage }
    engine = createEngineCalls(store)
    window = createWindowCalls(store)
  }
  await open()

  return {
    store: () => store,
    engine: () => engine,
    window: () => window,
    async join(call) {
      // What a damaged store has lost must not go out of the journal as well.
      const damage: Damage | 'joined' = store.state.damaged ? 'damaged' : await home.join(call)
      if (damage === 'joined') return
      const [mark, journal] = [await call('mark', null), await call('state', null)]
      const { edits } = await store.retire(async () => {
        const restored = await recover(deps.storage, journal, { damage, newId: deps.newId })
        await open()
        return restored
      })
      deps.notify({ kind: 'changed', summary: store.summary(), contacts: 'many' })
      deps.notify({ kind: 'recovered', damage, edits, complete: mark !== null && !mark.damaged })
      await home.join(call, true)
    },
  }
}

function wholeOf({ state }: Store): JournalRecord {
  const { generation, seq, lastPage } = state
  return { generation, seq, lastPage, whole: true, durable: true, rows: userRows(state) }
}
