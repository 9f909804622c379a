import { createRxDatabase, deepEqual, type RxCollection, type WithDeleted } from 'rxdb'
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { Change, Fields } from './cases'
import { type Contender, changed, normal, only } from './contender'
import type { Wire } from './wire'

type Doc = Fields & { id: string }
type Row = { assumedMasterState?: WithDeleted<Doc>; newDocumentState: WithDeleted<Doc> }
type Checkpoint = { seq: number }

const text = { type: 'string' } as const
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    ...{ firstName: text, lastName: text, email: text, phone: text, strategy: text },
    tags: { type: 'array', items: text },
  },
} as const

let databases = 0

/** `replicateRxCollection` with nothing set about conflicts. */
export const rxdb: Contender = {
  name: 'RxDB',
  async open({ contact, normalises, wire }) {
    const master = createMaster(normalises)
    if (contact) master.write({ id: 'c1', ...contact, _deleted: false })
    const database = await createRxDatabase({
      name: `peers-${databases++}`,
      storage: getRxStorageMemory(),
      multiInstance: false,
    })
    const { contacts } = await database.addCollections({ contacts: { schema } })
    const replication = replicate(contacts as unknown as RxCollection<Doc>, { master, wire })
    const shown = async () =>
      ((await contacts.find().exec()) as { toJSON: () => Doc }[]).map((doc) => bare(doc.toJSON()))

    async function quiet(): Promise<void> {
      for (let before = '', now = 'unknown'; now !== before; ) {
        before = now
        for (let i = 0; i < 3; i++) {
          replication.reSync()
          await replication.awaitInSync()
          await tick()
        }
        now = JSON.stringify([master.rows(), await shown()])
      }
    }

    return {
      async change(change) {
        if ('create' in change) return void (await contacts.insert({ id: 'c1', ...change.create }))
        const doc = await contacts.findOne('c1').exec()
        if ('delete' in change) return void (await doc.incrementalRemove())
        await doc.incrementalPatch(patchOf(bare(doc.toJSON()), change))
      },
      pull: () => replication.reSync(),
      async colleague(change) {
        const fields = changed(only(master.live()), change)
        master.write({ id: 'c1', ...only(master.live()), ...fields, _deleted: fields === null })
      },
      pass: tick,
      quiet,
      look: async () => ({ server: master.live(), screen: await shown(), asked: [], hidden: [] }),
      async close() {
        await replication.cancel()
        await database.close()
      },
    }
  },
}

function replicate(
  collection: RxCollection<Doc>,
  { master, wire }: { master: Master; wire: Wire },
): RxReplicationState<Doc, Checkpoint> {
  return replicateRxCollection<Doc, Checkpoint>({
    collection,
    replicationIdentifier: 'peers',
    live: true,
    retryTime: 1,
    waitForLeadership: false,
    pull: { handler: (checkpoint) => wire.carry('pull', async () => master.since(checkpoint?.seq ?? 0)) },
    push: { handler: (rows) => wire.carry('push', async () => master.push(rows as Row[])) },
  })
}

type Master = ReturnType<typeof createMaster>

/** With the rule of RxDB's own master (`rxStorageInstanceToReplicationHandler`): what is assumed must be what is there. */
function createMaster(normalises: boolean) {
  const rows = new Map<string, { doc: WithDeleted<Doc>; seq: number }>()
  let seq = 0
  function write(doc: WithDeleted<Doc>): void {
    rows.set(doc.id, { doc: normalises ? { ...doc, ...normal(bare(doc)) } : doc, seq: ++seq })
  }
  return {
    write,
    rows: () => [...rows.values()],
    live: () => [...rows.values()].filter(({ doc }) => !doc._deleted).map(({ doc }) => bare(doc)),
    since(from: number) {
      const newer = [...rows.values()].filter((row) => row.seq > from)
      return {
        documents: newer.map(({ doc }) => doc),
        checkpoint: { seq: Math.max(from, ...newer.map((row) => row.seq)) },
      }
    },
    push(pushed: readonly Row[]): WithDeleted<Doc>[] {
      return pushed.flatMap(({ assumedMasterState, newDocumentState }) => {
        const there = rows.get(newDocumentState.id)?.doc
        if (there && !(assumedMasterState && deepEqual(stateOf(there), stateOf(assumedMasterState)))) return [there]
        write(stateOf(newDocumentState))
        return []
      })
    },
  }
}

/** A field-level change of the local document: what is sent is the document all the same. */
function patchOf(fields: Fields, change: Change): Partial<Doc> {
  if ('set' in change) return change.set
  return { tags: [...(changed(fields, change)?.tags ?? [])] }
}

function bare({ firstName, lastName, email, phone, strategy, tags }: Fields): Fields {
  return { firstName, lastName, email, phone, strategy, tags }
}

function stateOf(doc: WithDeleted<Doc>): WithDeleted<Doc> {
  return { id: doc.id, ...bare(doc), _deleted: doc._deleted }
}

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}
