import { openDexieStorage } from '../../renderer/store/dexie-storage'
import { historyOf } from './history'
import { play } from './play'

/** This module runs in a dedicated worker; the project's types are the window's. */
const scope = self as unknown as Pick<Worker, 'addEventListener'>

/** Durability of every transaction that was opened, by its mode. */
const opened: Played['opened'] = []

const transaction = IDBDatabase.prototype.transaction
IDBDatabase.prototype.transaction = function (...args) {
  const made = transaction.apply(this, args)
  opened.push({ mode: made.mode, durability: made.durability })
  return made
}

export type Played = {
  /** What was seen in each step, or what ended the history. */
  answers: string[] | string
  opened: { mode: IDBTransactionMode; durability: IDBTransactionDurability }[]
}

scope.addEventListener('message', ({ data, ports }) => {
  void answer(data).then((played) => ports[0]?.postMessage(played))
})

async function answer(seed: number): Promise<Played> {
  const answers = await playHere(seed).catch((error: unknown) => String(error))
  return { answers, opened: opened.splice(0) }
}

/** Each history has a database of its own, gone at its end. */
async function playHere(seed: number): Promise<string[]> {
  const name = `storage-${seed}`
  try {
    return await play({ open: () => open(name), refuses: true }, historyOf(seed))
  } finally {
    await removed(name)
  }
}

async function open(name: string) {
  const opened = await openDexieStorage(name)
  if (opened.kind === 'failed') throw new Error(`${name} does not open: ${opened.cause}`)
  return opened.storage
}

/** It may say that it is blocked first: Dexie gives what it has read before that transaction has ended. */
function removed(name: string): Promise<void> {
  const request = indexedDB.deleteDatabase(name)
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}
