import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What the line between the app and the server does to a request or to its answer. */
export type LineFault =
  /** Nobody listens at the port, and the connections that are open are reset. */
  | { kind: 'refuse' }
  /** Accepted, and never answered; the server sees nothing. */
  | { kind: 'silence' }
  /** The server gets so many bytes (negative: all but so many), then the connection is reset. */
  | { kind: 'cut-request'; bytes: number }
  /** The server acts; then the connection is reset. `reused` spares the first request of a connection. */
  | { kind: 'act-then-reset'; reused?: true }
  | { kind: 'act-then-close' }
  | { kind: 'act-then-silence' }
  /** The answer ends in the middle of its body, which is shorter than it said. */
  | { kind: 'cut-answer' }
  | { kind: 'delay'; ms: number }
  /** The head comes at once, the body takes so long. */
  | { kind: 'drip'; ms: number }
  /** Somebody on the way answers, and may hang up; the server sees nothing. */
  | { kind: 'answer'; bytes: string | Buffer; hangsUp?: true }

export type LineRule = {
  fault: LineFault
  method?: string
  /** How the path ends. */
  path?: string
}

export type SeenRequest = {
  method: string
  path: string
  headers: Headers
  /** Was it sent on a connection that had carried a request before? */
  reused: boolean
  fault: LineFault['kind'] | null
}

export type FaultProxy = {
  /** The origin that the app is told. */
  url: string
  /** Every request that came. */
  requests: SeenRequest[]
  /** Every byte that came, requests or not, as latin1. */
  heard: () => string
  /** From now on these faults alone; the first rule that fits a request applies. None: the line is sound. */
  faults: (...rules: LineRule[]) => Promise<void>
  close: () => Promise<void>
}

/** A line on which anything goes wrong, below HTTP, where the reference server's own faults cannot reach. */
export async function startFaultProxy(to: { url: string }): Promise<FaultProxy> {
  const upstream = Number(new URL(to.url).port)
  const requests: SeenRequest[] = []
  const heard: Buffer[] = []
  let rules: readonly LineRule[] = []

  async function carry(client: Socket): Promise<void> {
    client.on('data', (chunk) => heard.push(chunk))
    let reused = false
    for await (const message of messagesOf(client)) {
      const request = read(message)
      const fault = rules.find((rule) => fits(rule, request, reused))?.fault ?? null
      requests.push({ ...request, reused, fault: fault?.kind ?? null })
      reused = true
      await answer(client, message, fault)
    }
  }

  async function answer(client: Socket, request: Message, fault: LineFault | null): Promise<void> {
    switch (fault?.kind) {
      case 'silence':
        return
      case 'cut-request':
        await send(request.bytes.subarray(0, fault.bytes))
        client.resetAndDestroy()
        return
      case 'act-then-reset':
        await ask(request)
        client.resetAndDestroy()
        return
      case 'act-then-close':
        await ask(request)
        client.end()
        return
      case 'act-then-silence':
        await ask(request)
        return
      case 'cut-answer': {
        const { bytes, head } = await ask(request)
        client.end(bytes.subarray(0, Math.floor((head.length + bytes.length) / 2)))
        return
      }
      case 'drip': {
        const { bytes, head } = await ask(request)
        client.write(head)
        const pieces = 40
        const size = Math.ceil((bytes.length - head.length) / pieces)
        for (let at = head.length; at < bytes.length && !client.destroyed; at += size) {
          await wait(fault.ms / pieces)
          client.write(bytes.subarray(at, at + size))
        }
        return
      }
      case 'answer':
        client.write(fault.bytes)
        if (fault.hangsUp) client.end()
        return
      case 'delay':
        await wait(fault.ms)
        if (!client.destroyed) client.write((await ask(request)).bytes)
        return
      default:
        client.write((await ask(request)).bytes)
    }
  }

  /** A connection for each request: what the app reuses is decided by the app and this line alone. */
  async function ask({ bytes }: Message): Promise<Message> {
    const server = connect(upstream, host)
    server.write(bytes)
    for await (const message of messagesOf(server)) return message
    throw new Error('the server closed without an answer: its faults are not for behind this line')
  }

  /** Sends what is not a whole request, and goes away. */
  async function send(bytes: Buffer): Promise<void> {
    const server = connect(upstream, host)
    await once(server, 'connect')
    await new Promise((resolve) => server.write(bytes, resolve))
    server.resetAndDestroy()
  }

  const listener = await listen(carry)
  return {
    url: listener.url,
    requests,
    heard: () => Buffer.concat(heard).toString('latin1'),
    async faults(...next) {
      rules = next
      await (rules.some(({ fault }) => fault.kind === 'refuse') ? listener.stop() : listener.start())
    },
    close: listener.stop,
  }
}

/** An origin that nobody has configured. It answers anything, and keeps all that it was ever told. */
export async function startStranger(): Promise<{ url: string; heard: string[]; close: () => Promise<void> }> {
  const heard: string[] = []
  const listener = await listen(async (client) => {
    heard.push('a connection')
    for await (const { bytes } of messagesOf(client)) {
      heard.push(bytes.toString('latin1'))
      client.write(httpAnswer('200 OK', { 'content-type': 'application/json' }, '{"data":[],"page":{"hasMore":false}}'))
    }
  })
  return { url: listener.url, heard, close: listener.stop }
}

/** What a hotel's network says in place of the server: with everything that could outlast the sign-in to it. */
export function portalAnswer(status: string): string {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    'set-cookie': 'portal=guest; Path=/; Max-Age=3600',
  }
  return httpAnswer(status, headers, '<!doctype html><title>Guest Wi-Fi</title><form><input name="room"></form>')
}

/** One that may be remembered, as a permanent one is by default. */
export function redirectAnswer(status: string, location: string): string {
  return httpAnswer(status, { location, 'cache-control': 'public, max-age=3600' }, '')
}

/** A fatal alert (protocol_version, RFC 8446 §6.2): a port that speaks TLS, spoken to in plain text. */
export const tlsAlert = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x46])

const host = '127.0.0.1'

function httpAnswer(status: string, headers: Record<string, string>, body: string): string {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`
}

function fits({ fault, method, path }: LineRule, request: Pick<SeenRequest, 'method' | 'path'>, reused: boolean) {
  if (fault.kind === 'act-then-reset' && fault.reused && !reused) return false
  return (method ?? request.method) === request.method && request.path.endsWith(path ?? '')
}

/** A request or an answer, byte for byte; the head ends with its empty line. */
type Message = { bytes: Buffer; head: Buffer }

/** The messages of one direction of a connection. Bytes that begin no HTTP (TLS, say) are a message as they come. */
async function* messagesOf(socket: Socket): AsyncGenerator<Message> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of socket) {
    rest = Buffer.concat([rest, chunk])
    for (let length = lengthOf(rest); length !== null && length.whole <= rest.length; length = lengthOf(rest)) {
      yield { bytes: rest.subarray(0, length.whole), head: rest.subarray(0, length.head) }
      rest = rest.subarray(length.whole)
    }
  }
}

function lengthOf(bytes: Buffer): { head: number; whole: number } | null {
  if (bytes.length === 0) return null
  if (!/^[A-Z]/.test(bytes.toString('latin1', 0, 1))) return { head: bytes.length, whole: bytes.length }
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const headers = read({ head: bytes.subarray(0, end + 4) }).headers
  if (headers.has('transfer-encoding')) throw new Error('a body in chunks: this line reads lengths only')
  return { head: end + 4, whole: end + 4 + Number(headers.get('content-length') ?? 0) }
}

function read({ head }: Pick<Message, 'head'>): Pick<SeenRequest, 'method' | 'path' | 'headers'> {
  const [first = '', ...lines] = head.toString('latin1').split('\r\n')
  const [method = '', path = ''] = first.split(' ')
  const headers = new Headers()
  for (const line of lines) {
    const [, name, value] = /^([^\s:]+):\s*(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) headers.append(name, value)
  }
  return { method, path, headers }
}

/** Listens on loopback, at the same port after every stop. */
async function listen(carry: (client: Socket) => Promise<void>) {
  const clients = new Set<Socket>()
  let server: Server | null = null
  let port = 0

  async function start(): Promise<void> {
    if (server) return
    server = createServer((client) => {
      clients.add(client)
      client.on('close', () => clients.delete(client))
      carry(client).catch(unlessBroken)
    })
    server.listen(port, host)
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }

  async function stop(): Promise<void> {
    const last = server
    server = null
    if (!last) return
    for (const client of clients) client.resetAndDestroy()
    last.close()
    await once(last, 'close')
  }

  await start()
  return { url: `http://${host}:${port}`, start, stop }
}

/** Connections break here by design; whatever else fails is a bug of the tests and must be heard. */
function unlessBroken(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'ECONNRESET' && code !== 'EPIPE' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}
