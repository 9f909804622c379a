import { batch, createSignal } from 'solid-js'
import type { Account, Bridge, SyncStatus } from '../../shared/ipc'
import type { SettingsChange } from '../../shared/settings'
import { createPictureUrls } from '../picture/picture-urls'
import type { Opened, Row, StoreNotice, Summary } from '../store/api'
import { createStoreClient } from '../store/client'
import { words } from '../words/words'
import { createNotices } from './notices'

/** Closing waits this long for what has to be done before. */
const CLOSE_MS = 2000

/** How far the contacts of the account are open. */
export type Opening = { kind: 'closed' } | { kind: 'opening' } | Opened

export type Session = ReturnType<typeof createSession>

type Changed = Extract<StoreNotice, { kind: 'changed' }>
/** A status with the moment it came, which its countdowns run from. */
type Told = { status: SyncStatus; at: number }

const nothing: Summary = { total: 0, waiting: 0, review: 0, version: 0 }

/** What the window knows of account, store and engine: starts the store worker at once and opens the account. */
export function createSession(bridge: Bridge) {
  const [account, setAccount] = createSignal<Account | null>(bridge.boot.account)
  const [opening, setOpening] = createSignal<Opening>({ kind: 'closed' })
  const [summary, setSummary] = createSignal(nothing)
  const [firstRows, setFirstRows] = createSignal<Row[]>([])
  const [told, setTold] = createSignal<Told | null>(null)
  const [settings, setSettings] = createSignal(bridge.boot.settings)
  const notices = createNotices()
  const listeners = new Set<(changed: Changed) => void>()
  const closers = new Set<() => Promise<unknown>>()

  const client = createStoreClient((notice) => {
    if (notice.kind === 'trouble') notices.show({ key: notice.cause, kind: 'trouble' })
    else if (notice.kind === 'recovered') notices.stand({ kind: 'trouble', key: 'said', text: recoveredText(notice) })
    else if (notice.kind === 'first') {
      batch(() => {
        setSummary(notice.summary)
        setFirstRows(notice.rows)
      })
    } else {
      setSummary(notice.summary)
      for (const listener of listeners) listener(notice)
    }
  })

  async function open(): Promise<void> {
    const wanted = account()
    if (!wanted) return
    setOpening({ kind: 'opening' })
    const opened = await client
      .call('open', { account: wanted.id, locale: collation() })
      .catch((): Opened => ({ kind: 'failed', cause: 'unavailable' }))
    if (account()?.id !== wanted.id) return
    batch(() => {
      if (opened.kind === 'open') setSummary(opened.summary)
      setOpening(opened)
    })
    if (opened.kind === 'open') await bridge.command['store:ready'](null)
  }

  /** Resolves when what has to be done before the page goes is done, or has taken too long. */
  function closed(): Promise<unknown> {
    const late = new Promise((resolve) => setTimeout(resolve, CLOSE_MS))
    return Promise.race([Promise.allSettled([...closers].map((close) => close())), late])
  }

  bridge.on('window:closing', () => void closed().then(() => bridge.command['window:close-ready'](null)))
  bridge.on('settings:changed', (next) => setSettings(next))
  bridge.on('sync:status', (status) => setTold({ status, at: performance.now() }))
  bridge.on('account:changed', (next) => {
    const same = next?.id === account()?.id
    batch(() => {
      setAccount(next)
      if (same) return
      setOpening({ kind: 'closed' })
      setSummary(nothing)
      setFirstRows([])
      setTold(null)
    })
    if (!same) void open()
  })
  window.addEventListener('message', (event) => {
    const port = event.ports[0]
    if (event.source === window && event.data === 'store-port' && port) client.connectMain(port)
  })
  // A hint only: whether the network is back shows when Propstreet answers.
  window.addEventListener('online', () => void bridge.command['sync:now'](null).catch(() => undefined))
  void open()

  return {
    bridge,
    call: client.call,
    pictures: createPictureUrls((source) => bridge.command['picture:read'](source)),
    account,
    opening,
    open,
    summary,
    firstRows,
    told,
    notices,
    /** How this laptop's Fieldbook is set. */
    settings,
    /** Changes some settings. Another language loads the page again: what is being typed is saved before. */
    setSettings: async (change: SettingsChange): Promise<void> => {
      if (change.language !== undefined) await closed()
      const kept = await bridge.command['settings:set'](change).catch(() => 'not-kept')
      if (kept === 'not-kept') notices.show({ kind: 'trouble', key: 'settingsNotKept' })
    },
    /** Is waited for before the window closes. Returns the way to stop. */
    beforeClosing: (close: () => Promise<unknown>) => {
      closers.add(close)
      return () => closers.delete(close)
    },
    /** Tells of every change of anything that is shown. Returns the way to stop. */
    onChanged: (listener: (changed: Changed) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Whose alphabet the names are in the order of: Swedish where Swedish was chosen, else the system's. */
function collation(): string {
  return words.lang === 'sv' ? 'sv' : navigator.language
}

function recoveredText({ damage, edits, complete }: Extract<StoreNotice, { kind: 'recovered' }>): string {
  const { recovered } = words
  return [recovered[damage], recovered.restored(edits), ...(complete ? [] : [recovered.incomplete])].join(' ')
}
