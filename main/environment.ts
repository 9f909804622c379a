import type { StartProblem } from '../shared/ipc'
import { parseUrl } from './parse-url'

export type Environment = {
  /** From `FIELDBOOK_API_URL` and `FIELDBOOK_TOKEN`: signs in by itself. */
  signIn: { origin: string; token: string } | null
  problem: StartProblem | null
  /** From `FIELDBOOK_USER_DATA`: the profile folder. */
  userData: string | null
}

/** Reads the variables for automation and managed installs. A bad one is reported, never guessed at. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const { FIELDBOOK_API_URL: url, FIELDBOOK_TOKEN: token, FIELDBOOK_USER_DATA: folder } = env
  const origin = url ? apiOrigin(url) : null
  const problem = url && !origin ? 'bad-api-url' : token && !url ? 'token-without-url' : null
  return { signIn: origin && token ? { origin, token } : null, problem, userData: folder || null }
}

/**
 * The origin of a server's address: https, or http on loopback, where no network can listen in. A path may only be the
 * API's own. Null for anything else.
 */
export function apiOrigin(text: string): string | null {
  const url = parseUrl(text.trim())
  if (!url || url.username || url.password || url.search || url.hash) return null
  if (!/^\/(api\/v1\/?)?$/.test(url.pathname)) return null
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback) ? url.origin : null
}
