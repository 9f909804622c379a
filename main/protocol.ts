import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseUrl } from './parse-url'

/** The one origin of the window. Changing it would orphan every database, so a test pins it. */
export const scheme = 'app'
export const host = 'fieldbook'
export const origin = `${scheme}://${host}`

/** Scripts and styles from the bundle, nothing inline, no eval; the window itself never talks to the network. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** A request and an answer of `protocol.registerBufferProtocol`, as far as they are used. */
type BundleRequest = { method: string; url: string }
type BundleAnswer = { statusCode: number; headers: Record<string, string>; data: Buffer }

/** Serves the bundle in `folder` and nothing else: any other host, method, name or form of name is a 404. */
export function createBundleHandler(folder: string): (request: BundleRequest) => Promise<BundleAnswer> {
  return async ({ method, url }) => {
    const file = method === 'GET' ? bundleFile(folder, url) : null
    const type = file && types[path.extname(file)]
    if (!file || !type) return notFound()
    try {
      const headers = { 'content-type': type, 'content-security-policy': contentSecurityPolicy }
      const data = await readFile(file)
      return { statusCode: 200, headers: { ...headers, 'x-content-type-options': 'nosniff' }, data }
    } catch {
      return notFound()
    }
  }
}

/** The file a URL names inside `folder`, or null. Names are plain: no dots that climb, no escapes that hide them. */
export function bundleFile(folder: string, text: string): string | null {
  const url = parseUrl(text)
  if (url?.protocol !== `${scheme}:` || url.host !== host) return null
  const name = url.pathname === '/' ? '/index.html' : url.pathname
  return /^(\/[\w-][\w.-]*)+$/.test(name) && !name.includes('..') ? path.join(folder, name) : null
}

function notFound(): BundleAnswer {
  return { statusCode: 404, headers: { 'content-type': 'text/plain' }, data: Buffer.from('Not found') }
}
