import { describe, expect, test } from 'vitest'
import type { Send } from '../../shared/store-port'
import { clientOf, contact, type Reply, send } from './scripted/client'

describe('the yes to a note and to a deletion', () => {
  const of = (kind: Send['kind'], reply: Reply) => clientOf(reply).api.send({ ...send, kind })
  const yes = { kind: 'ok', value: null }

  test.each<[string, Reply]>([
    ['204', { status: 204, type: null, body: '' }],
    ['an empty 200', { body: '' }],
    ['an empty 200 of no type', { type: null, body: '' }],
    ['an empty 202', { status: 202, type: 'text/plain', body: '\r\n' }],
    ['200 with null', { body: 'null' }],
    ['201 with something', { status: 201, body: { ok: true } }],
    ['200 with the contact', { body: contact }],
  ])('is %s', async (_what, reply) => {
    expect(await of('note', reply)).toEqual(yes)
    expect(await of('delete', reply)).toEqual(yes)
  })

  test.each<[string, Reply, object]>([
    ['a page of HTML', { type: 'text/html', body: '<p>Wi-Fi' }, { kind: 'unanswered', cause: 'portal' }],
    ['plain text', { type: 'text/plain', body: 'Success' }, { kind: 'unanswered', cause: 'not-the-api' }],
    ['cut JSON', { body: '{"id":' }, { kind: 'unanswered', cause: 'not-the-api' }],
    ['a redirect', { status: 304, body: '' }, { kind: 'unanswered', cause: 'not-the-api' }],
  ])('is not %s', async (_what, reply, meaning) => {
    expect(await of('note', reply)).toEqual(meaning)
    expect(await of('delete', reply)).toEqual(meaning)
  })

  test('is, to a deletion, not one about another contact', async () => {
    const other = { body: { ...contact, id: '8' } }
    expect(await of('delete', other)).toEqual({ kind: 'unanswered', cause: 'not-the-api' })
    // What is made of a note has an id of its own.
    expect(await of('note', other)).toEqual(yes)
  })
})
