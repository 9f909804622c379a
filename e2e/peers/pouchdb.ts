import memory from 'pouchdb-adapter-memory'
import PouchDB from 'pouchdb-core'
import replication from 'pouchdb-replication'
import type { Fields } from './cases'
import { type Contender, changed, normal } from './contender'
import type { Wire } from './wire'

type Doc = Fields & { _id: string; _rev: string; _deleted?: boolean }
type Database = PouchDB.Database<Fields>

PouchDB.plugin(memory).plugin(replication)

let databases = 0

/** `db.sync` between two databases, with nothing set about conflicts. */
export const pouchdb: Contender = {
  name: 'PouchDB',
  async open({ contact, normalises, wire }) {
    const run = databases++
    const open = (name: string): Database => new PouchDB(`${name}-${run}`, { adapter: 'memory' })
    const [local, server, far] = [open('local'), open('server'), open('server')]
    throughWire(far, { server, wire, normalises })
    if (contact) await server.put({ _id: 'c1', ...contact })

    const sync = () => PouchDB.sync(local, far).then(moved, () => 1)

    return {
      async change(change) {
        await write(local, change)
        if (wire.isUp()) void sync()
      },
      pull: () => void sync(),
      colleague: (change) => write(server, change),
      pass: () => new Promise((resolve) => setTimeout(resolve, 10)),
      async quiet() {
        while ((await sync()) > 0);
      },
      async look() {
        const [there, here] = [await leaves(server), await leaves(local)]
        return {
          server: there.slice(0, 1).flatMap(live),
          screen: here.slice(0, 1).flatMap(live),
          asked: [],
          hidden: hidden(there),
        }
      },
      async close() {
        await Promise.all([local.destroy(), server.destroy()])
      },
    }
  },
}

/**
 * Puts the wire before what the replicator calls. A CouchDB can't normalise what it is sent: a process beside it writes
 * it once more.
 */
function throughWire(
  far: Database,
  { server, wire, normalises }: { server: Database; wire: Wire; normalises: boolean },
) {
  const { bulkDocs, bulkGet } = far
  async function tidy(): Promise<void> {
    const doc = await server.get('c1')
    const tidied = { ...doc, ...normal(doc) }
    if (JSON.stringify(tidied) !== JSON.stringify(doc)) await server.put(tidied)
  }
  far.bulkGet = (async (...args: Parameters<typeof bulkGet>) =>
    wire.carry('pull', () => bulkGet.apply(far, args))) as typeof bulkGet
  far.bulkDocs = (async (...args: Parameters<typeof bulkDocs>) =>
    wire.carry('push', async () => {
      const answer = await bulkDocs.apply(far, args)
      if (normalises) await tidy()
      return answer
    })) as typeof bulkDocs
}

async function write(db: Database, change: Parameters<typeof changed>[1]): Promise<void> {
  if ('create' in change) return void (await db.put({ _id: 'c1', ...change.create }))
  const doc = await db.get('c1')
  const fields = changed(doc, change)
  await (fields ? db.put({ ...doc, ...fields }) : db.remove(doc))
}

/** Every newest revision of the contact, what a reader gets first: the winner as PouchDB names it. */
async function leaves(db: Database): Promise<Doc[]> {
  const all = await db.get('c1', { open_revs: 'all' }).catch(() => [])
  const docs = all.flatMap((leaf) => ('ok' in leaf ? [leaf.ok as unknown as Doc] : []))
  const winner = await db.get('c1').catch(() => null)
  return docs.sort((a, b) => Number(b._rev === winner?._rev) - Number(a._rev === winner?._rev))
}

const live = (doc: Doc) => (doc._deleted ? [] : [doc])
const hidden = (docs: Doc[]) => docs.slice(1).map((doc) => (doc._deleted ? null : doc))

function moved({ push, pull }: PouchDB.Replication.SyncResultComplete<Fields>): number {
  return (push?.docs_written ?? 0) + (pull?.docs_written ?? 0)
}
