import type { ApiAnswer, ApiRequest } from './answer'
import type { Hit } from './faults'
import type { Model } from './model'

/** One client's connection, as far as a fault may touch it. */
export type Wire = {
  send(answer: ApiAnswer): void
  /** Sends half of the body; `broken` promises the whole length first. */
  sendHalf(answer: ApiAnswer, framing: 'broken' | 'whole'): void
  reset(): void
}

const portal = '<!doctype html><title>Guest Wi-Fi</title><p>Please accept the terms to go online.</p>'

/** Carries out one fault on one request. Every way through leaves an entry in the model's log. */
export function deliver(
  { fault, wait }: Hit,
  request: ApiRequest,
  { model, wire }: { model: Model; wire: Wire },
): void {
  const act = (): ApiAnswer => model.handle(request, fault.kind)
  const unseen = (status: number | null): void => model.logUnseen(request, { fault: fault.kind, status })
  switch (fault.kind) {
    case 'reset':
      unseen(null)
      wire.reset()
      break
    case 'act-then-reset':
      act()
      wire.reset()
      break
    case 'silence':
      unseen(null)
      break
    case 'act-then-silence':
      act()
      break
    case 'act-late':
      wait(fault.ms, act)
      if (fault.client !== 'silence') wire.reset()
      break
    case 'cut-body':
      wire.sendHalf(act(), fault.framing ?? 'broken')
      break
    case 'duplicate': {
      const first = act()
      const second = act()
      wire.send(fault.answer === 'first' ? first : second)
      break
    }
    case 'html': {
      const status = fault.status ?? 200
      unseen(status)
      wire.send({ status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: fault.body ?? portal })
      break
    }
    case 'redirect': {
      const status = fault.status ?? 302
      unseen(status)
      wire.send({ status, headers: { location: fault.location } })
      break
    }
    case 'hold': {
      const answer = act()
      wait(fault.ms, () => wire.send(answer))
      break
    }
    case 'answer': {
      if (fault.acts) act()
      else unseen(fault.status)
      wire.send({ status: fault.status, headers: fault.headers ?? {}, body: fault.body })
      break
    }
    case 'delay':
      wait(fault.ms, () => wire.send(act()))
      break
    case 'colleague-first': {
      const id = /\/network\/contacts\/([^/?]+)/.exec(request.path)?.[1]
      if (id !== undefined && model.contact(id)?.deletedUtc === null) {
        if (fault.fields) model.colleague.patch(id, fault.fields, fault.who)
        else model.colleague.touch(id, fault.who)
      }
      wire.send(act())
      break
    }
  }
}
