/** The conflict cases, as data: the same steps for every contender. */

import type { Fate, Moment } from './wire'

export type TextName = 'firstName' | 'lastName' | 'email' | 'phone' | 'strategy'
/** A contact as this comparison knows it. */
export type Fields = Record<TextName, string> & { tags: readonly string[] }

export type Change =
  | { set: Partial<Record<TextName, string>> }
  | { addTag: string }
  | { delete: true }
  | { create: Fields }

/**
 * A is the user of the client under test, B a colleague at the server. `next` is planned for the next request of its
 * kind (`wire.ts`); `until` lets time pass until it has come about, but not for ever.
 */
export type Step =
  | { A: Change | 'pulls' }
  | { B: Change }
  | { network: 'down' }
  | { next: Fate }
  | { until: Moment }
  | { deliver: 'answer' }

/** The network is up and A has synced `contact` when the steps begin; after them it is up, until nothing moves. */
export type Case = { name: string; contact: Fields | null; normalises?: boolean; steps: readonly Step[] }

const annika: Fields = {
  firstName: 'Annika',
  lastName: 'Lindqvist',
  email: 'annika@nordvik.example',
  phone: '+4684650042',
  strategy: 'Renew before the move',
  tags: ['vip'],
}

export const cases: readonly Case[] = [
  {
    name: 'offline, they edit different fields',
    contact: annika,
    steps: [{ network: 'down' }, { A: { set: { firstName: 'Anna' } } }, { B: { set: { lastName: 'Berg' } } }],
  },
  {
    name: 'offline, both edit the same field',
    contact: annika,
    steps: [{ network: 'down' }, { A: { set: { firstName: 'Anna' } } }, { B: { set: { firstName: 'Anneli' } } }],
  },
  {
    name: 'online, A edits the field that B has just edited, before the next pull',
    contact: annika,
    steps: [{ B: { set: { firstName: 'Anneli' } } }, { A: { set: { firstName: 'Anna' } } }, { until: 'pushed' }],
  },
  {
    name: 'offline, A edits three fields, B one of them',
    contact: annika,
    steps: [
      { network: 'down' },
      { A: { set: { firstName: 'Anna', lastName: 'Berg', strategy: 'Call in May' } } },
      { B: { set: { strategy: 'Visit in June' } } },
    ],
  },
  {
    name: 'offline, each adds a tag',
    contact: annika,
    steps: [{ network: 'down' }, { A: { addTag: 'east' } }, { B: { addTag: 'pilot' } }],
  },
  {
    name: 'A edits offline what B deletes',
    contact: annika,
    steps: [{ network: 'down' }, { A: { set: { firstName: 'Anna' } } }, { B: { delete: true } }],
  },
  {
    name: 'A deletes offline what B edits',
    contact: annika,
    steps: [{ network: 'down' }, { A: { delete: true } }, { B: { set: { lastName: 'Berg' } } }],
  },
  {
    name: 'the answer to an edit is lost, then A types a third value',
    contact: annika,
    steps: [
      { next: 'lost' },
      { A: { set: { firstName: 'Anna' } } },
      { until: 'lost' },
      { A: { set: { firstName: 'Anja' } } },
    ],
  },
  {
    name: 'the server normalises, its answer is lost, then A edits another field',
    contact: annika,
    normalises: true,
    steps: [
      { next: 'lost' },
      { A: { set: { email: 'Annika@Nordvik.example', phone: '+46 70 174 06 18' } } },
      { until: 'lost' },
      { A: { set: { lastName: 'Berg' } } },
    ],
  },
  {
    name: 'the answer to a create is lost',
    contact: null,
    steps: [{ next: 'lost' }, { A: { create: { ...annika, email: '' } } }, { until: 'lost' }],
  },
  {
    name: 'A edits on while a push is under way',
    contact: annika,
    steps: [
      { next: 'held' },
      { A: { set: { firstName: 'Anna' } } },
      { until: 'held' },
      { A: { set: { firstName: 'Anja', strategy: 'Call in May' } } },
      { deliver: 'answer' },
    ],
  },
  {
    name: 'an older page arrives after a newer answer, then A edits another field',
    contact: annika,
    steps: [
      { A: { set: { firstName: 'Anna' } } },
      { until: 'pushed' },
      { next: 'kept' },
      { A: 'pulls' },
      { until: 'kept' },
      { A: { set: { firstName: 'Anja' } } },
      { until: 'pushed' },
      { next: 'repeated' },
      { A: 'pulls' },
      { until: 'repeated' },
      { A: { set: { lastName: 'Berg' } } },
    ],
  },
]
