import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleFile, contentSecurityPolicy, createBundleHandler, origin } from './protocol'

const bundle = '/bundle'

test('the origin is app://fieldbook for ever: another one would be another, empty, database', () => {
  expect(origin).toBe('app://fieldbook')
})

test.each([
  ['app://fieldbook/index.html', '/bundle/index.html'],
  ['app://fieldbook/', '/bundle/index.html'],
  ['app://fieldbook/a/../../%2e%2e/index.html', '/bundle/index.html'],
  ['app://fieldbook/assets/index-B_2x.js?v=1#top', '/bundle/assets/index-B_2x.js'],
])('%s is %s', (url, file) => expect(bundleFile(bundle, url)).toBe(path.normalize(file)))

test.each([
  'app://fieldbook/..%2findex.html',
  'app://fieldbook/assets/..%5c..%5csecret.js',
  'app://fieldbook/..\\secret.js',
  'app://fieldbook/assets%2findex.js',
  'app://fieldbook/index.html%00.js',
  'app://fieldbook//etc/passwd',
  'app://fieldbook/assets//index.js',
  'app://fieldbook/.hidden.js',
  'app://fieldbook/a..js',
  'app://fieldbook/a/',
  'app://fieldbook/c:/windows.js',
  'app://fieldbook/a b.js',
  'app://elsewhere/index.html',
  'app://fieldbook.example/index.html',
  'app://fieldbook:80/index.html',
  'https://fieldbook/index.html',
  'file:///bundle/index.html',
  'app:index.html',
  '',
])('%j is nothing', (url) => expect(bundleFile(bundle, url)).toBeNull())

test('whatever is asked for, the file lies in the bundle', () => {
  const unit = fc.constantFrom(
    ...['..', '.', '/', '\\', '%2e', '%2f', '%5c', '%00', 'a', 'b.js', ':', '~', '?', '#', ' '],
  )
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit }), fc.webPath(), fc.string({ unit: 'binary' })), (name) => {
      const file = bundleFile(bundle, `app://fieldbook/${name}`)
      if (file !== null) expect(file).toMatch(/^[\\/]bundle[\\/][\w-]/)
      if (file !== null) expect(path.relative(bundle, file)).not.toMatch(/^\.\./)
    }),
    { numRuns: 5_000 },
  )
})

describe('the handler', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fieldbook-bundle-'))
    mkdirSync(path.join(folder, 'bundle/assets'), { recursive: true })
    writeFileSync(path.join(folder, 'bundle/index.html'), '<!doctype html>')
    writeFileSync(path.join(folder, 'bundle/assets/app.js'), 'void 0')
    writeFileSync(path.join(folder, 'bundle/notes.txt'), 'not for pages')
    writeFileSync(path.join(folder, 'secret.js'), 'not in the bundle')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const ask = (url: string, method = 'GET') => createBundleHandler(path.join(folder, 'bundle'))({ method, url })

  test('serves a file with its type, the policy, and no sniffing', async () => {
    const answer = await ask('app://fieldbook/assets/app.js')
    expect(answer.statusCode).toBe(200)
    expect(answer.data.toString()).toBe('void 0')
    expect(answer.headers).toEqual({
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
    })
  })

  test.each([
    ['a file that is not there', 'app://fieldbook/assets/other.js', 'GET'],
    ['a type that is no part of a bundle', 'app://fieldbook/notes.txt', 'GET'],
    ['a folder', 'app://fieldbook/assets', 'GET'],
    ['a file outside', 'app://fieldbook/..%2fsecret.js', 'GET'],
    ['another host', 'app://other/index.html', 'GET'],
    ['another method', 'app://fieldbook/index.html', 'POST'],
  ])('answers 404 to %s', async (_what, url, method) => expect((await ask(url, method)).statusCode).toBe(404))

  test('the policy admits nothing inline, no eval and no network', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'")
    expect(contentSecurityPolicy).toContain("connect-src 'none'")
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/)
  })
})
