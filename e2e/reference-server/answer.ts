/** Requests and answers without a network: header names in lower case, bodies as values. */

export type ApiRequest = {
  method: string
  /** From the origin's root, `/api/v1/…`; a query may follow it. */
  path: string
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  /** The text of the wire, or the value already parsed. */
  body?: unknown
}

export type ApiAnswer = { status: number; headers: Record<string, string>; body?: unknown }

export type FieldErrors = Record<string, string[]>

const titles: Record<number, string> = {
  400: 'One or more validation errors occurred.',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  415: 'Unsupported Media Type',
  428: 'Precondition Required',
  429: 'Too Many Requests',
}

/** An RFC 9457 answer; `help` is the last part of its type. */
export function problem(
  status: number,
  help: string,
  detail: string,
  more: { errors?: FieldErrors; headers?: Record<string, string> } = {},
): ApiAnswer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...more.headers },
    body: {
      type: `https://app.propstreet.example/help/${help}`,
      title: titles[status] ?? 'Error',
      status,
      detail,
      ...(more.errors ? { errors: more.errors } : {}),
    },
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): ApiAnswer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body }
}

export const noContent: () => ApiAnswer = () => ({ status: 204, headers: {} })
