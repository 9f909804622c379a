/** What a MessagePort, a Worker and Electron's MessagePortMain have in common. */
export type Wire = {
  post: (message: unknown) => void
  /** Calls back with each message, parsed by nobody yet. */
  receive: (listener: (message: unknown) => void) => void
}

type Message =
  | { kind: 'call'; id: number; name: string; args: unknown }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failure'; id: number; message: string }
  | { kind: 'event'; value: unknown }

/** The message, or null when it is none of ours. By hand: the window speaks this too, and starts without a parser. */
function parseMessage(raw: unknown): Message | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { kind, id, name, args, value, message } = raw as Record<string, unknown>
  if (kind === 'event') return { kind, value }
  if (typeof id !== 'number') return null
  if (kind === 'call' && typeof name === 'string') return { kind, id, name, args }
  if (kind === 'failure' && typeof message === 'string') return { kind, id, message }
  return kind === 'answer' ? { kind, id, value } : null
}

type Call = { args: unknown; result: unknown }
type Parser<T> = { parse: (raw: unknown) => T }

/** The other end did not do the call, or its answer got lost with the port. */
export class CallFailed extends Error {
  override name = 'CallFailed'
}

export type Peer<Calls extends Record<string, Call>> = {
  call: <C extends keyof Calls & string>(name: C, args: Calls[C]['args']) => Promise<Calls[C]['result']>
  emit: (event: unknown) => void
  /** The port is gone: whatever is still unanswered fails, and nothing more is served. */
  close: () => void
}

export type Handlers<Calls extends Record<string, Call>> = {
  [C in keyof Calls]: (args: Calls[C]['args']) => Promise<Calls[C]['result']>
}

export type PeerOptions<Calls extends Record<string, Call>, Served extends Record<string, Call>> = {
  wire: Wire
  /** Parses the answers of the other end; without it they are believed (both ends are ours and of one build). */
  results?: { [C in keyof Calls]: { result: Parser<Calls[C]['result']> } }
  /** What the other end may call here now. `parsers` for its arguments: without them they are believed. */
  serves?: {
    parsers?: { [C in keyof Served]: { args: Parser<Served[C]['args']> } }
    handlers: () => Partial<Handlers<Served>>
  }
  onEvent?: (event: unknown) => void
  /** A message that is not of this protocol: dropped, and reported. */
  onForeign: (why: string) => void
}

/** One end of a typed request-and-answer protocol over a wire. */
export function createPeer<
  Calls extends Record<string, Call>,
  Served extends Record<string, Call> = Record<never, never>,
>(options: PeerOptions<Calls, Served>): Peer<Calls> {
  const { wire } = options
  const waiting = new Map<number, { name: string; resolve: (value: never) => void; reject: (error: Error) => void }>()
  let next = 1
  let closed = false

  wire.receive((raw) => {
    // Messages may still arrive over a port that another has taken the place of.
    if (closed) return
    const message = parseMessage(raw)
    if (message) take(message)
    else options.onForeign('a message of unknown form')
  })

  function take(message: Message): void {
    if (message.kind === 'call') void serve(message)
    else if (message.kind !== 'event') finish(message)
    else if (options.onEvent) options.onEvent(message.value)
    else options.onForeign('an event nobody listens to')
  }

  function finish(message: Extract<Message, { kind: 'answer' | 'failure' }>): void {
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (!call) options.onForeign('an answer to nothing that was asked')
    else if (message.kind === 'failure') call.reject(new CallFailed(message.message))
    else {
      const parser = options.results?.[call.name as keyof Calls]?.result
      try {
        call.resolve((parser ? parser.parse(message.value) : message.value) as never)
      } catch {
        options.onForeign(`an answer of the wrong form to ${call.name}`)
        call.reject(new CallFailed(`the answer to ${call.name} was of the wrong form`))
      }
    }
  }

  async function serve({ id, name, args }: Extract<Message, { kind: 'call' }>): Promise<void> {
    const fail = (why: string) => wire.post({ kind: 'failure', id, message: why })
    const key = name as keyof Served
    const handlers: Partial<Handlers<Served>> = options.serves?.handlers() ?? {}
    const handler = Object.hasOwn(handlers, name) ? handlers[key] : undefined
    if (!handler) {
      options.onForeign('a call of unknown name')
      fail('no such call')
      return
    }
    const parser = options.serves?.parsers?.[key].args
    let parsed: Served[typeof key]['args']
    try {
      parsed = parser ? parser.parse(args) : args
    } catch {
      options.onForeign(`arguments of the wrong form for ${name}`)
      fail('arguments of the wrong form')
      return
    }
    try {
      wire.post({ kind: 'answer', id, value: await handler(parsed) })
    } catch (error) {
      fail(error instanceof Error ? error.message : 'failed')
    }
  }

  return {
    call: (name, args) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new CallFailed('the port is closed'))
          return
        }
        const id = next++
        waiting.set(id, { name, resolve, reject })
        wire.post({ kind: 'call', id, name, args })
      }),
    emit: (value) => wire.post({ kind: 'event', value }),
    close: () => {
      closed = true
      for (const { reject } of waiting.values()) reject(new CallFailed('the port closed'))
      waiting.clear()
    },
  }
}
