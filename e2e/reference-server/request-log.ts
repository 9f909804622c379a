import type { TokenStanding } from './tokens'

/** One request as the server saw it. The token itself is never kept, only what it was worth. */
export type LogEntry = {
  seq: number
  atMs: number
  method: string
  path: string
  query: Readonly<Record<string, string>>
  ifMatch: string | null
  idempotencyKey: string | null
  authorization: TokenStanding
  body: unknown
  /** Null where a fault kept the request from the server, or the server from answering. */
  status: number | null
  etag: string | null
  fault: string | null
}
