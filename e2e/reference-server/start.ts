import type { CompanyInput, ContactInput, User } from './contact'
import { createFaultBook, type FaultBook } from './faults'
import { listen, serveApi } from './http'
import { createModel, type Model } from './model'
import { createSeedData } from './seed'
import type { Settings } from './settings'
import type { Client } from './tokens'

export type ReferenceServerOptions = {
  /** 0, the default, takes a free one. */
  port?: number
  /** How many to make up (1,000 by default), or the contacts themselves. */
  contacts?: number | readonly ContactInput[]
  /** Only beside contacts of one's own; made-up ones bring theirs. */
  companies?: readonly CompanyInput[]
  seed?: number
  token?: string
  user?: User
  clients?: readonly Client[]
  /** Requests a minute; null, the default, is no limit. */
  rateLimit?: number | null
  /** Added to every answer. */
  delayMs?: number
  settings?: Partial<Settings>
  now?: () => number
}

export type ReferenceServer = {
  /** The origin; the API is below `/api/v1`. */
  url: string
  token: string
  model: Model
  faults: FaultBook
  setDelay(ms: number): void
  /** Closes the port and every connection; the data stays. */
  stop(): Promise<void>
  /** Listens at the same port again. */
  start(): Promise<void>
  /** Stops for good: nothing held is carried out any more. */
  close(): Promise<void>
}

export const defaultToken = 'fieldbook-sample-token'

/** The reference server in this process, without the control interface (`start-with-control.ts` adds it). */
export async function startReferenceServer(options: ReferenceServerOptions = {}): Promise<ReferenceServer> {
  const { contacts = 1_000, companies = [], seed = 1, token = defaultToken } = options
  const data = typeof contacts === 'number' ? createSeedData({ contacts, seed }) : { contacts, companies }
  const model = createModel({
    now: options.now ?? Date.now,
    token,
    ...data,
    ...(options.user ? { user: options.user } : {}),
    clients: options.clients ?? [],
    rateLimit: options.rateLimit ?? null,
    settings: options.settings ?? {},
  })
  const faults = createFaultBook()
  let delayMs = options.delayMs ?? 0
  const listener = await listen(options.port ?? 0, serveApi({ model, faults, delayMs: () => delayMs }))
  model.settings.filesOrigin = options.settings?.filesOrigin ?? listener.url
  return {
    ...listener,
    token,
    model,
    faults,
    setDelay(ms) {
      delayMs = ms
    },
    async close() {
      faults.close()
      await listener.stop()
    },
  }
}
