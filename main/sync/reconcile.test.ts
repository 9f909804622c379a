import { beforeEach, describe, expect, test } from 'vitest'
import type { Contact } from '../../shared/contact'
import type { Answer, ListPage } from './answer'
import { createReconciler } from './reconcile'
import { type Calls, scriptedApi, scriptedStore } from './scripted/ports'
import { contactRow } from './scripted/rows'

const week = 7 * 24 * 60 * 60 * 1000
let now = 0
let calls: Calls = []
let answers: Answer<ListPage<Contact>>[] = []
beforeEach(() => {
  now = 1_000 * week
  calls = []
  answers = []
})

const page = (nextCursor: string | null, etag = 'e1'): Answer<ListPage<Contact>> => {
  return { kind: 'ok', value: { rows: [contactRow(etag)], nextCursor } }
}

function reconciler(last: number | null) {
  const list = async () => answers.shift() ?? ({ kind: 'unanswered', cause: 'unreachable' } as const)
  const deps = { api: scriptedApi(calls, { list }), store: scriptedStore(calls), wallTime: () => now }
  return createReconciler(deps, last)
}

describe('a reconcile is due', () => {
  test('when there was none yet', () => expect(reconciler(null).isDue()).toBe(true))
  test('not within a week of the last', () => expect(reconciler(now - week).isDue()).toBe(false))
  test('more than a week after the last', () => expect(reconciler(now - week - 1).isDue()).toBe(true))
  test('when the clock was set back by more than a week', () => {
    expect(reconciler(now + week).isDue()).toBe(false)
    expect(reconciler(now + week + 1).isDue()).toBe(true)
  })
  test('when the user asks for one, until it has ended', async () => {
    const asked = reconciler(now)
    expect(asked.isDue()).toBe(false)
    asked.ask()
    expect(asked.isDue()).toBe(true)
    answers = [page(null)]
    await asked.step()
    expect(asked.isDue()).toBe(false)
  })
  test('while one is under way', async () => {
    const walking = reconciler(now)
    answers = [page('p2'), page(null)]
    await walking.step()
    expect(walking.isDue()).toBe(true)
    await walking.step()
    expect(walking.isDue()).toBe(false)
  })
  test('a week after the end of the one that was just made', async () => {
    const done = reconciler(null)
    answers = [page(null)]
    await done.step()
    expect(done.isDue()).toBe(false)
    now += week + 1
    expect(done.isDue()).toBe(true)
  })
})

test('it walks the whole list page by page, tells the store where it begins, and when it has ended', async () => {
  const walking = reconciler(null)
  answers = [page('p2', 'e1'), page('p3', 'e2'), page(null, 'e3')]
  expect([await walking.step(), await walking.step()]).toEqual([{ kind: 'more' }, { kind: 'more' }])
  expect(await walking.step()).toEqual({ kind: 'caught-up' })
  expect(calls).toEqual([
    ['list', { since: null, cursor: null }],
    ['reconcile', { rows: [contactRow('e1')], first: true, ended: null }],
    ['list', { since: null, cursor: 'p2' }],
    ['reconcile', { rows: [contactRow('e2')], first: false, ended: null }],
    ['list', { since: null, cursor: 'p3' }],
    ['reconcile', { rows: [contactRow('e3')], first: false, ended: now }],
  ])
})

test('a cursor that is no longer taken starts the walk anew', async () => {
  const walking = reconciler(null)
  const refused: Answer<never> = { kind: 'refused', refusals: [] }
  answers = [page('p2'), refused, page(null)]
  await walking.step()
  expect(await walking.step()).toEqual(refused)
  await walking.step()
  expect(calls.filter(([name]) => name === 'list').at(-1)).toEqual(['list', { since: null, cursor: null }])
  expect(calls.at(-1)).toEqual(['reconcile', { rows: [contactRow('e1')], first: true, ended: now }])
})

test('no answer leaves the walk where it is, and the store as it is', async () => {
  const walking = reconciler(null)
  const silence = { kind: 'unanswered', cause: 'no-answer' } as const
  answers = [page('p2'), silence, page(null)]
  await walking.step()
  expect(await walking.step()).toEqual(silence)
  expect(calls.filter(([name]) => name === 'reconcile')).toHaveLength(1)
  await walking.step()
  expect(calls.filter(([name]) => name === 'list').at(-1)).toEqual(['list', { since: null, cursor: 'p2' }])
})
