import type { Action, Contact, ContactFields, WriteOnly } from './contact'
import type { FaultRule, FaultStatus } from './faults'
import type { LogEntry } from './request-log'
import type { Settings } from './settings'

export type ControlClient = ReturnType<typeof createControlClient>

/** The control interface from another process. A refused command throws with the server's reason. */
export function createControlClient(controlUrl: string) {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(new URL(path, controlUrl), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    // The two ends are built together from the same types, so the answer is believed.
    const answer = (await response.json()) as T
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const at = (id: string): string => `/contacts/${encodeURIComponent(id)}`

  return {
    info: () => call<{ url: string; token: string; settings: Settings }>('GET', '/'),
    contact: (id: string) => call<Contact | null>('GET', at(id)),
    writeOnly: (id: string) => call<WriteOnly | null>('GET', `${at(id)}/write-only`),
    timeline: (id: string) => call<Action[]>('GET', `${at(id)}/timeline`),
    /** Those whose name or email contains the text; 100 at most unless told. */
    contacts: (search = '', limit = 100) =>
      call<Contact[]>('GET', `/contacts?${new URLSearchParams({ search, limit: String(limit) })}`),
    create: (fields: ContactFields, who?: string) => call<Contact>('POST', '/contacts', { fields, who }),
    patch: (id: string, fields: ContactFields, who?: string) => call<Contact>('POST', at(id), { fields, who }),
    touch: (id: string, who?: string) => call<Contact>('POST', `${at(id)}/touch`, { who }),
    delete: (id: string, who?: string) => call<Contact>('DELETE', at(id), { who }),
    restore: (id: string, who?: string) => call<Contact>('POST', `${at(id)}/restore`, { who }),
    /** All edits with one `updatedUtc`. */
    bulk: (edits: readonly { id: string; fields: ContactFields; who?: string }[]) =>
      call<Contact[]>('POST', '/bulk', { edits }),
    log: (after = 0) => call<LogEntry[]>('GET', `/log?after=${after}`),
    clearLog: () => call<null>('POST', '/log/clear'),
    stop: () => call<null>('POST', '/stop'),
    start: () => call<null>('POST', '/start'),
    setDelay: (ms: number) => call<null>('POST', '/delay', { ms }),
    addFault: (rule: FaultRule) => call<{ id: number }>('POST', '/faults', rule).then(({ id }) => id),
    faults: () => call<FaultStatus[]>('GET', '/faults'),
    clearFaults: () => call<null>('DELETE', '/faults'),
    /** Lets go of what one fault, or every fault, holds back; answers how many that were. */
    release: (id?: number) =>
      call<{ released: number }>('POST', id === undefined ? '/release' : `/faults/${id}/release`).then(
        ({ released }) => released,
      ),
    setRateLimit: (perMinute: number | null) => call<null>('POST', '/rate-limit', { perMinute }),
    setSettings: (settings: Partial<Settings>) => call<Settings>('POST', '/settings', settings),
    setToken: (token: string) => call<null>('POST', '/token', { change: 'set', token }),
    expireToken: (token: string) => call<null>('POST', '/token', { change: 'expire', token }),
    revokeToken: (token: string) => call<null>('POST', '/token', { change: 'revoke', token }),
  }
}
