import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'playwright/test'
import { test } from './app-test'

const token = 'canary-7f3a9c-token'
const person = 'Canaryperson'

test('neither a token nor a contact is ever in what the app prints, nor in its files outside the database and the journal', async ({
  serve,
  start,
  profile,
}) => {
  const server = await serve({ token })
  server.model.colleague.patch('1001', { lastName: person, phone: '+46 70 555 77 88' })
  const app = await start({ env: { ELECTRON_ENABLE_LOGGING: '1' } })
  const { desk, page } = app
  const dialog = page.getByRole('dialog', { name: 'Sign in to Propstreet' })
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await dialog.getByLabel('Server address').fill(server.url)
  await dialog.getByLabel('Access token').fill(token)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await desk.reaches('Up to date')
  server.faults.add({ method: 'PATCH', fault: { kind: 'colleague-first', fields: { strategy: 'Theirs.' } } })
  server.faults.add({ method: 'GET', fault: { kind: 'html' }, skip: 2 })
  await desk.open(`Ada ${person}`)
  await desk.edit('Strategy', 'Canary strategy')
  await desk.reaches('Needs review')
  server.model.tokens.expire(token)
  await desk.syncNow()
  await desk.reaches('Sign-in needed')
  await app.quit()

  expect(app.output(), 'what is printed was really listened to').not.toBe('')
  expect(app.output()).not.toMatch(/canary/i)
  for (const file of filesOf(profile)) {
    const bytes = readFileSync(file)
    const name = path.relative(profile, file)
    expect(holds(bytes, token), `${name} holds the token`).toBe(false)
    // The second home of unsent edits holds them, as the database does.
    if (!/^(IndexedDB|journal)\b/.test(name)) expect(holds(bytes, person), `${name} holds a contact`).toBe(false)
  }
})

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

function holds(bytes: Buffer, text: string): boolean {
  return [text, Buffer.from(text).toString('base64').replace(/=*$/, '')].some((form) =>
    (['utf8', 'utf16le'] as const).some((encoding) => bytes.includes(form, 0, encoding)),
  )
}
