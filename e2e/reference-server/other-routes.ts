import { type ApiAnswer, json, problem } from './answer'
import { deltaList, type Query } from './lists'
import type { ServerState } from './state'
import type { Client, Tokens } from './tokens'

export function listCompanies(state: ServerState, query: Query): ApiAnswer {
  return deltaList(state.companyOrder, query, {
    settings: state.settings,
    show: (row) => row.company,
    isDeleted: (row) => row.company.deletedUtc !== null,
  })
}

const fileLimit = 100 * 1024 * 1024
const filePart =
  /\r\ncontent-disposition: *form-data;[^\r]*\bfilename="([^"\r]*)"[^\r]*\r\n(?:content-type: *([^\r]+)\r\n)?(?:[^\r\n]+\r\n)*\r\n/i

/** The first file of a multipart body; the body's text has one character for each byte. */
export function postFile(state: ServerState, contentType: string, body: unknown): ApiAnswer {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return problem(415, 'unsupported-media-type', 'Expected multipart/form-data.')
  const text = typeof body === 'string' ? `\r\n${body}` : ''
  const part = filePart.exec(text)
  const end = part ? text.indexOf(`\r\n--${boundary}`, part.index + part[0].length) : -1
  if (!part || end === -1) return problem(400, 'validation', 'No file.', { errors: { file: ['A file is needed.'] } })
  const from = part.index + part[0].length
  const contentLength = end - from
  if (contentLength > fileLimit) return problem(400, 'validation', 'Too large.', { errors: { file: ['Over 100 MB.'] } })
  const id = state.files.size + 1
  const file = {
    id,
    fileName: part[1] ?? '',
    contentType: part[2] ?? 'application/octet-stream',
    contentLength,
    url: fileUrl(state, id),
  }
  state.files.set(id, { ...file, bytes: Buffer.from(text.slice(from, end), 'latin1') })
  return json(201, file)
}

/** Where a file can be fetched, without a token, as pictures are. */
export function fileUrl({ settings }: ServerState, id: number): string {
  return `${settings.filesOrigin}/files/${id}`
}

export function getFile({ files }: ServerState, id: number): ApiAnswer {
  const file = files.get(id)
  if (!file) return problem(404, 'not-found', 'No such file.')
  return { status: 200, headers: { 'content-type': file.contentType }, body: file.bytes }
}

/** OAuth 2.0 client credentials (RFC 6749 §4.4), as a bot user signs in. */
export function postToken(tokens: Tokens, clients: readonly Client[], contentType: string, body: unknown): ApiAnswer {
  const refuse = (status: number, error: string): ApiAnswer => json(status, { error })
  if (!/^application\/x-www-form-urlencoded\b/i.test(contentType)) return refuse(400, 'invalid_request')
  const form = new URLSearchParams(typeof body === 'string' ? body : '')
  if (form.get('grant_type') !== 'client_credentials') return refuse(400, 'unsupported_grant_type')
  const client = clients.find(({ id, secret }) => id === form.get('client_id') && secret === form.get('client_secret'))
  if (!client) return refuse(401, 'invalid_client')
  if (form.get('scope') !== 'api:public') return refuse(400, 'invalid_scope')
  const { token, expiresInSeconds } = tokens.issue(client)
  return json(200, { access_token: token, token_type: 'Bearer', expires_in: expiresInSeconds, scope: 'api:public' })
}
