import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import type { ReferenceServer } from './reference-server/start'

test('the first screen offers sign in and sample data', async ({ start }) => {
  const { page } = await start()
  await expect(page.getByRole('heading', { name: 'Sign in to Propstreet' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Explore with sample data' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  await expect(page.getByRole('button', { name: 'Explore' })).toBeEnabled()
})

test('sample data: 1,000 contacts appear, take an edit, and are there at the next start', async ({ start }) => {
  const first = await start()
  await first.page.getByRole('button', { name: 'Explore' }).click()
  await first.desk.reaches('Up to date')
  await expect(first.page.getByText('1,000 contacts')).toBeVisible()
  await first.desk.open('Ada Aalto')
  await first.desk.edit('Phone', '+46 70 555 01 02')
  await first.desk.reaches('Up to date')
  await first.quit()

  const { desk } = await start()
  await desk.reaches('Up to date')
  await desk.open('Ada Aalto')
  await expect(desk.field('Phone')).toHaveValue('+46 70 555 01 02')
  await expect(desk.unsent('Phone')).toHaveCount(0)
})

test('a pasted token that the server refuses is said so; the right one signs in and is kept', async ({
  serve,
  start,
}) => {
  const server = await serve()
  const first = await start()
  const dialog = await askToSignIn(first)
  await fillIn(first, server.url, 'no-such-token')
  await expect(dialog.getByRole('alert')).toContainText('does not accept this token')
  await fillIn(first, server.url, server.token)
  await first.desk.reaches('Up to date')
  await expect(dialog).toHaveCount(0)
  await expect(first.desk.row('Ada Aalto')).toBeVisible()
  await first.quit()

  const { desk } = await start()
  await desk.reaches('Up to date')
})

for (const { address, says } of [
  { address: 'http://propstreet.example', says: 'not a usable server address' },
  { address: 'nowhere', says: 'not a usable server address' },
  { address: 'http://127.0.0.1:9', says: 'The server did not answer' },
]) {
  test(`signing in to ${address} says what is wrong with it`, async ({ start }) => {
    const app = await start()
    const dialog = await askToSignIn(app)
    await fillIn(app, address, 'a-token')
    await expect(dialog.getByRole('alert')).toContainText(says)
  })
}

test('signing in where something else answers says so', async ({ serve, start }) => {
  const server = await serve()
  server.faults.add({ fault: { kind: 'html' }, times: null })
  const app = await start()
  const dialog = await askToSignIn(app)
  await fillIn(app, server.url, server.token)
  await expect(dialog.getByRole('alert')).toContainText('not as Propstreet does')
})

test('whose contacts they are is asked at a known server, and unsent edits go on only with their own', async ({
  serve,
  start,
}) => {
  const server = await serve()
  const app = await start()
  const { desk, page } = app
  await askToSignIn(app)
  await fillIn(app, server.url, server.token)
  await desk.reaches('Up to date')
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await signOut(app)
  await server.start()

  await askToSignIn(app)
  await fillIn(app, server.url, server.token)
  await page.getByRole('button', { name: 'Somebody else’s' }).click()
  await desk.reaches('Up to date')
  await desk.open('Ada Aalto')
  await expect(desk.unsent('Phone')).toHaveCount(0)
  expect(patched(server)).toEqual([])
  await signOut(app)
})

test('a renewed sign-in to one’s own account sends what was waiting', async ({ serve, start }) => {
  const server = await serve()
  const app = await start()
  const { desk, page } = app
  await askToSignIn(app)
  await fillIn(app, server.url, server.token)
  await desk.reaches('Up to date')
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await signOut(app)
  await server.start()

  await askToSignIn(app)
  await fillIn(app, server.url, server.token)
  await page.getByRole('button', { name: 'Yes, mine' }).click()
  await desk.reaches('Up to date')
  expect(patched(server)).toEqual([{ phone: '+46 70 555 01 02' }])
})

async function askToSignIn({ page }: Started) {
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  return page.getByRole('dialog', { name: 'Sign in to Propstreet' })
}

async function fillIn({ page }: Started, url: string, token: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Sign in to Propstreet' })
  await dialog.getByLabel('Server address').fill(url)
  await dialog.getByLabel('Access token').fill(token)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
}

async function signOut({ page }: Started): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('dialog', { name: 'Sign out of Propstreet?' }).getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Fieldbook' })).toBeVisible()
}

function patched(server: ReferenceServer): unknown[] {
  return server.model.log.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
}
