import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alikeBy, alikePhone } from './alike'
import { fieldOf, linkPath, parsePath, refOf, refPath, tagPath } from './path'

const numRuns = 1_000

const text = fc.string({
  unit: fc.constantFrom('a', 'A', 'é', 'e\u0301', ' ', '\r\n', '\n', '\r', '/', 'İ', 'ß', 'Σ', '@'),
})
const digits = fc.string({ unit: fc.constantFrom('0', '4', '6', '7', '5', '+', ' ', '-'), maxLength: 14 })
const value = fc.option(fc.oneof(text, digits), { nil: null })

describe('alike', () => {
  test.each(Object.keys(alikeBy) as (keyof typeof alikeBy)[])('%s is reflexive and symmetric', (kind) =>
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(alikeBy[kind](a, a)).toBe(true)
        expect(alikeBy[kind](a, b)).toBe(alikeBy[kind](b, a))
      }),
      { numRuns },
    ),
  )

  test.each(['text', 'email', 'url'] as const)('%s is transitive: values fall into classes', (kind) => {
    const form = (value: string) =>
      fc.constantFrom(
        value,
        ` ${value}`,
        value.normalize('NFD'),
        value.toUpperCase(),
        `${value}/`,
        value.replace(/\n/g, '\r\n'),
      )
    const three = text.chain((value) => fc.tuple(form(value), form(value), form(value)))
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        const alike = alikeBy[kind]
        if (alike(a, b) && alike(b, c)) expect(alike(a, c)).toBe(true)
      }),
      { numRuns },
    )
  })

  // A number without its area code may be any of them: what two share does not make them one.
  test('phone is not: a local number is alike the same digits of two cities, which are not alike', () => {
    const [local, stockholm, gothenburg] = ['555 01 02', '+46 8 555 01 02', '+46 31 555 01 02']
    expect([alikePhone(stockholm, local), alikePhone(local, gothenburg)]).toEqual([true, true])
    expect(alikePhone(stockholm, gothenburg)).toBe(false)
  })
})

describe('a path', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({
      unit: fc.constantFrom('/', '%', '%2F', '\ud800', '\udc00', '\u0000', '\n', '\u2028', 'İ', 'Σ', 'A'),
      minLength: 1,
    }),
    fc.constantFrom('__proto__', 'constructor', 'tags/a', '.', '..', 'created', 'deleted'),
  )

  test('of a tag or a company keeps its name', () =>
    fc.assert(
      fc.property(any, (name) => {
        expect(parsePath(tagPath(name))).toEqual({ kind: 'element', field: 'tags', element: name })
        expect(parsePath(linkPath(name))).toEqual({ kind: 'link', field: 'companies', company: name })
      }),
      { numRuns },
    ))

  test('of a reference keeps its id and, but for its case, its namespace', () =>
    fc.assert(
      fc.property(any, any, (namespace, id) => {
        const path = refPath({ namespace, id })
        const parts = parsePath(path)
        if (parts?.kind !== 'element') throw new Error(`no path: ${JSON.stringify(path)}`)
        const back = refOf(parts.element)
        // Half a surrogate pair can't be encoded, and stands as what a server would read it as.
        expect(back).toEqual({ namespace: namespace.replace(/\p{Surrogate}/gu, '\ufffd').toLowerCase(), id })
        expect(refPath(back)).toBe(path)
      }),
      { numRuns },
    ))

  test('is told from every other, and from any text', () =>
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(new Set([tagPath(a), linkPath(a), refPath({ namespace: a, id: b })]).size).toBe(3)
        if (a !== b) expect(tagPath(a)).not.toBe(tagPath(b))
        // Windows and old rows may hold anything.
        const parts = parsePath(a)
        expect(parts === null || parts.field === fieldOf(a)).toBe(true)
      }),
      { numRuns },
    ))
})
