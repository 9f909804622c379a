import { session } from 'electron'
import type { Fetch } from './sync/api'

/**
 * HTTP through Chromium, with the system's proxy and certificates, in a session of its own: no disk cache (contacts
 * would lie in it in plain text), no cookies. The per-request options are the caller's.
 */
export function createApiFetch(): Fetch {
  const api = session.fromPartition('api', { cache: false })
  api.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  return async (url, init) => {
    const answer = await api.fetch(url, init)
    return {
      status: answer.status,
      headers: answer.headers,
      text: () => answer.text(),
      bytes: async () => new Uint8Array(await answer.arrayBuffer()),
    }
  }
}
