import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Account } from '../shared/ipc'
import { envAccount, newAccount, openAccounts, sampleAccount } from './accounts'

let profile = ''
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'fieldbook-accounts-'))
})
afterEach(() => rmSync(profile, { recursive: true, force: true }))

const [server, other] = ['https://a.example', 'https://b.example']

test('a fresh profile has no account', () => {
  const accounts = openAccounts(profile)
  expect([accounts.current(), accounts.known(server)]).toEqual([null, null])
})

test('the chosen account is there at the next start', () => {
  const account = newAccount(server)
  openAccounts(profile).choose(account)
  expect(openAccounts(profile).current()).toEqual(account)
})

test('signing out forgets no account: unsent edits keep their home', () => {
  const account = newAccount(server)
  const accounts = openAccounts(profile)
  accounts.choose(account)
  accounts.choose(null)
  expect(openAccounts(profile).current()).toBeNull()
  expect(openAccounts(profile).known(server)).toEqual(account)
})

test('of two accounts of a server the one used last is known', () => {
  const [first, second] = [newAccount(server), newAccount(server)]
  const accounts = openAccounts(profile)
  for (const account of [first, second, first]) accounts.choose(account)
  expect(accounts.known(server)).toEqual(first)
  expect(openAccounts(profile).known(server)).toEqual(first)
})

test('another server, the environment and the sample data are nobody known here', () => {
  const accounts = openAccounts(profile)
  for (const account of [newAccount(other), envAccount(server), sampleAccount]) accounts.choose(account)
  expect(accounts.known(server)).toBeNull()
})

test('every account has an id of its own that can name a database', () => {
  const all = [newAccount(server), newAccount(server), envAccount(server), envAccount(other), sampleAccount]
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  for (const account of all) expect(Account.parse(account)).toEqual(account)
})

test('the account of the environment is the same at every start', () => {
  expect(envAccount(server)).toEqual(envAccount(server))
  expect(envAccount('https://a.example').id).toBe('env-38612c965a9c4c35')
})

test.each(['', 'not json', '{"format":2,"accounts":[],"current":"x"}', '{"format":1,"accounts":[{}],"current":null}'])(
  'a file that holds %j is no account, and is kept aside: it names where unsent edits lie',
  (text) => {
    const file = path.join(profile, 'accounts.json')
    writeFileSync(file, text)
    const accounts = openAccounts(profile)
    expect(accounts.current()).toBeNull()
    accounts.choose(newAccount(server))
    expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe(text)
  },
)
