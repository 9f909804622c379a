import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { ApiAnswer, ApiRequest } from './answer'
import { deliver, type Wire } from './fault-delivery'
import type { FaultBook } from './faults'
import type { Model } from './model'

const host = '127.0.0.1'

/** A server that can go away and come back at the same port, as a laptop's network does. */
export type Listener = { url: string; start(): Promise<void>; stop(): Promise<void> }

/** Listens on loopback. Port 0 takes a free one, which stays the same from then on. */
export async function listen(
  port: number,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listener> {
  let server: Server | undefined
  let bound = port
  const sockets = new Set<Socket>()

  const start = async (): Promise<void> => {
    if (server) return
    const next = createServer({ keepAlive: true }, answer)
    next.on('connection', (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    await new Promise<void>((resolve, reject) => {
      next.once('error', reject)
      next.listen(bound, host, resolve)
    })
    server = next
    bound = portOf(next.address())
  }
  const stop = async (): Promise<void> => {
    const last = server
    if (!last) return
    server = undefined
    const closed = new Promise((resolve) => last.close(resolve))
    // Without this, close() would wait for every idle kept-alive connection.
    for (const socket of sockets) socket.destroy()
    await closed
  }

  await start()
  return { url: `http://${host}:${bound}`, start, stop }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}

export type ApiOptions = { model: Model; faults: FaultBook; delayMs: () => number }

/** The contract over HTTP, with the faults in between. */
export function serveApi(options: ApiOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const { model, faults, delayMs } = options
  return (message, response) => {
    readBody(message).then(
      (bytes) => {
        const request = requestOf(message, bytes)
        const wire = wireOf(response)
        const work = (): void => {
          const pathAndQuery = message.url ?? '/'
          const hit = faults.take({ method: request.method, pathAndQuery })
          if (hit) deliver(hit, request, { model, wire })
          else wire.send(model.handle(request))
        }
        const delay = delayMs()
        if (delay > 0) setTimeout(work, delay)
        else work()
      },
      () => response.destroy(),
    )
  }
}

export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function requestOf(message: IncomingMessage, bytes: Buffer): ApiRequest {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  // An upload's bytes must keep their number; everything else is UTF-8.
  const encoding = /^multipart\//i.test(headers['content-type'] ?? '') ? 'latin1' : 'utf8'
  return { method: message.method ?? 'GET', path: message.url ?? '/', headers, body: bytes.toString(encoding) }
}

function wireOf(response: ServerResponse): Wire {
  return {
    send(answer) {
      // What was held may be released when its client has long gone.
      if (response.destroyed) return
      const bytes = bytesOf(answer)
      response.writeHead(answer.status, { ...answer.headers, ...lengthOf(answer, bytes.length) })
      response.end(bytes)
    },
    sendHalf(answer, framing) {
      if (response.destroyed) return
      const bytes = bytesOf(answer)
      const half = bytes.subarray(0, Math.floor(bytes.length / 2))
      response.writeHead(answer.status, {
        ...answer.headers,
        ...lengthOf(answer, framing === 'broken' ? bytes.length : half.length),
      })
      if (framing === 'whole') response.end(half)
      else response.write(half, () => response.socket?.destroy())
    },
    reset() {
      response.socket?.resetAndDestroy()
    },
  }
}

function bytesOf({ body }: ApiAnswer): Buffer {
  if (body === undefined) return Buffer.alloc(0)
  if (body instanceof Uint8Array) return Buffer.from(body)
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

function lengthOf({ status }: ApiAnswer, length: number): Record<string, string> {
  if (status === 204) return {}
  return { 'content-length': String(length) }
}
