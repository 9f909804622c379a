import fc from 'fast-check'
import { fields } from '../../../shared/fields'
import type { FetchAnswer } from '../answer'
import { headers, status, type } from './heads'
import { hostile, mutated, nested } from './texts'

/** What can be asked of the API, as far as the answers differ. */
export const calls = ['list', 'companies', 'get', 'patch', 'create', 'delete', 'note', 'audit'] as const
export type Call = (typeof calls)[number]

/** An answer as it comes off the wire: header names in lower case, and where the connection breaks, if it does. */
export type Fuzzed = {
  status: number
  headers: Record<string, string>
  text: string
  breaks: 'never' | 'at once' | 'in the body'
}

/** Who is asked about: a contact of the server's, and one made here that is being created. */
export type Asked = { id: string; local: string }

/** What `fetch` gives for it. */
export async function deliver({ status, headers, text, breaks }: Fuzzed): Promise<FetchAnswer> {
  if (breaks === 'at once') throw new TypeError('net::ERR_CONNECTION_RESET')
  return {
    status,
    headers: { get: (name) => (Object.hasOwn(headers, name) ? (headers[name] ?? null) : null) },
    text: async () => {
      if (breaks === 'in the body') throw new TypeError('net::ERR_CONTENT_LENGTH_MISMATCH')
      return text
    },
  }
}

const megabyte = 1 << 20
const stamp = (n: number) => `2026-06-01T12:00:0${n}.0000001Z`

function contactOf(id: string, n = 3): Record<string, unknown> {
  return {
    ...{
      id,
      firstName: 'Ada',
      lastName: null,
      email: 'ada@lovelace.example',
      phone: '+46705550102',
      linkedInUrl: null,
    },
    ...{
      primaryLanguage: 'sv',
      strategy: 'Two\nlines',
      tags: ['vip', 'north'],
      externalRefs: [{ namespace: 'crm', id: '17' }],
    },
    ...{ companies: [{ id: 'k1', name: 'Nordvik', jobTitle: 'CEO', isPrimary: true }], primaryCompanyId: 'k1' },
    ...{ updatedUtc: stamp(n), deletedUtc: null, etag: `W/"${id}-${n}"` },
  }
}

function company(n: number): Record<string, unknown> {
  return { id: `k${n}`, name: `Company ${n}`, domain: null, updatedUtc: stamp(n), deletedUtc: null, etag: `W/"k${n}"` }
}

function action(n: number): Record<string, unknown> {
  const details = { operation: 'update', changedFields: n % 2 ? ['blocked'] : Object.keys(fields) }
  return { id: `a${n}`, type: 'audit', timestampUtc: stamp(n), user: { id: `u${n}`, name: 'Bo' }, details }
}

/** Mostly a page as promised around rows that may be anything. */
function listText(rows: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const page = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('{"nextCursor":null,"hasMore":false}', '{"nextCursor":"n","hasMore":true}'),
    },
    { weight: 3, arbitrary: mutated({ nextCursor: 'n', hasMore: true, pageSize: 500 }) },
    { weight: 1, arbitrary: hostile },
  )
  const data = fc.array(fc.oneof(...rows), { maxLength: 4 }).map((texts) => `[${texts.join()}]`)
  const whole = fc.record({ data: fc.oneof({ weight: 8, arbitrary: data }, { weight: 1, arbitrary: hostile }), page })
  return whole.chain(({ data, page }) =>
    fc.constantFrom(
      ...Array<string>(5).fill(`{"data":${data},"page":${page}}`),
      ...[`{"data":${data}}`, `{"data":${data},"hasMore":false}`, `{"data":${data},"hasMore":true,"nextCursor":5}`],
      ...[`{"__proto__":{"data":${data}},"page":${page}}`, data],
    ),
  )
}

/** Bodies that are like what the call was promised. */
function bodyOf(call: Call, { id, local }: Asked): fc.Arbitrary<string> {
  const wrongId = fc.constantFrom('8', ` ${id}`, `${id}\u0000`, id.toUpperCase(), '__proto__', local, '../x')
  const someContact = fc.oneof(
    { weight: 6, arbitrary: mutated(contactOf(id)) },
    { weight: 1, arbitrary: wrongId.chain((wrong) => mutated(contactOf(wrong))) },
  )
  const ref = fc.constantFrom(local, local, local, local.toUpperCase(), `${local}0`, 'local-1', id)
  switch (call) {
    case 'list':
      return listText([someContact, mutated(contactOf('c9', 4)), mutated(contactOf(id, 1)), hostile])
    case 'companies':
      return listText([mutated(company(1)), mutated(company(2)), hostile])
    case 'get':
    case 'patch':
      return someContact
    case 'create':
      return fc
        .record({ ref, wrong: fc.option(wrongId, { freq: 8 }) })
        .chain(({ ref, wrong }) =>
          mutated({ ...contactOf(wrong ?? 's1'), externalRefs: [{ namespace: 'Fieldbook', id: ref }] }),
        )
    case 'delete':
    case 'note':
      return fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: someContact })
    case 'audit':
      return listText([mutated(action(1)), mutated(action(2)), fc.constant('{"type":"note"}'), hostile])
  }
}

const problemText = mutated({
  ...{ type: 'https://app.example/help/concurrency-conflict', title: 'No', status: 400, detail: 'Because.' },
  errors: { email: ['bad', 'worse'], '$.phone': 'no', 'connections[0].jobTitle': [] },
})

/** What happens to a whole body on its way. */
function mangled(body: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const whole = fc.constantFrom(
    ...[
      '',
      ' ',
      'null',
      '7',
      '[]',
      '{}',
      '"ok"',
      'undefined',
      'NaN',
      '<!doctype html><title>Wi-Fi</title>',
      '\u0000',
      '\ud800',
    ],
  )
  return fc.oneof(
    { weight: 150, arbitrary: body },
    { weight: 6, arbitrary: fc.tuple(body, fc.nat(400)).map(([text, cut]) => text.slice(0, cut)) },
    { weight: 6, arbitrary: whole },
    { weight: 2, arbitrary: body.map((text) => `\ufeff${text}`) },
    { weight: 2, arbitrary: body.map((text) => `[${text}]`) },
    { weight: 2, arbitrary: body.map((text) => `${text}${text}`) },
    { weight: 2, arbitrary: body.map((text) => JSON.stringify(text)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 1, arbitrary: fc.constantFrom(5_000, 100_000).map(nested) },
  )
}

/** A megabyte of text in a field, in a key, and as nothing but blanks: few, since each costs as much as hundreds. */
function huge(call: Call, { id, local }: Asked): fc.Arbitrary<string> {
  const long = 'å'.repeat(megabyte)
  const contact = { ...contactOf(call === 'create' ? 's1' : id), externalRefs: [{ namespace: 'fieldbook', id: local }] }
  return fc.constantFrom(
    JSON.stringify({ ...contact, strategy: long }),
    JSON.stringify({ ...contact, [long]: 1 }),
    `{"data":[${JSON.stringify({ ...contact, id: long })}],"page":{"hasMore":false}}`,
    ' '.repeat(megabyte),
    JSON.stringify({ detail: long, errors: { [long]: long } }),
  )
}

/** Answers to a call: as promised, a little off, and hostile. */
export function fuzzed(call: Call, asked: Asked): fc.Arbitrary<Fuzzed> {
  const body = fc.oneof(
    { weight: 300, arbitrary: mangled(bodyOf(call, asked)) },
    { weight: 40, arbitrary: mangled(problemText) },
    { weight: 1, arbitrary: huge(call, asked) },
  )
  const breaks = fc.oneof(
    { weight: 40, arbitrary: fc.constant<Fuzzed['breaks']>('never') },
    { weight: 1, arbitrary: fc.constantFrom<Fuzzed['breaks']>('at once', 'in the body') },
  )
  return fc.record({ status, headers, type, text: body, breaks }).map(({ type, headers, ...rest }) => ({
    ...rest,
    headers: { ...headers, ...(type !== null && { 'content-type': type }) },
  }))
}
