import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import { patchesTo } from './patches'
import type { ReferenceServer } from './reference-server/start'

const ada = '1001'

async function offline(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
}

async function online(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.start()
  await desk.syncNow()
}

const row = ({ page }: Started, name: RegExp) => page.getByRole('row', { name })

test('the tabs are reached from the sidebar and by arrows, and say how much is in them', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await offline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.button('Waiting to sync').click()
  const waiting = page.getByRole('tab', { name: 'Waiting', exact: true })
  await expect(waiting).toHaveAttribute('aria-selected', 'true')
  await expect(waiting).toHaveAccessibleDescription('1')
  await waiting.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Needs review' })).toBeFocused()
  await expect(page.getByText('Nothing needs you.')).toBeVisible()
  await page.keyboard.press('End')
  await expect(page.getByRole('tab', { name: 'History' })).toHaveAttribute('aria-selected', 'true')
  await expect(row(app, /Phone .*Saved on this laptop/)).toBeVisible()
})

test('a row tells contact, field, old and new, cause and age, and keys act on it', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  const was = server.model.contact(ada)?.phone ?? ''
  await offline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.edit('Strategy', 'Later')
  await desk.button('Waiting to sync').click()
  const phone = row(app, /Phone/)
  for (const text of ['Ada Aalto', was, '+46 70 555 01 02', 'Sent when you reconnect', 'now']) {
    await expect(phone).toContainText(text)
  }
  await page.getByRole('grid', { name: 'Waiting' }).focus()
  await expect(phone).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(row(app, /Strategy/)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('h')
  await expect(row(app, /Strategy/)).toContainText('Held back by you')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(desk.field('Phone')).toBeFocused()
  await online(server, app)
  await expect.poll(() => server.model.contact(ada)?.phone).toBe('+46 70 555 01 02')
  expect(server.model.contact(ada)?.strategy).not.toBe('Later')
})

test('a discarded change comes back with Undo, and goes out', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await offline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.addTag('lunch')
  await desk.button('Waiting to sync').click()
  await row(app, /Phone/).getByRole('button', { name: 'Discard' }).click()
  await expect(row(app, /Phone/)).toHaveCount(0)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(row(app, /Phone/)).toContainText('+46 70 555 01 02')
  await row(app, /Tags/).getByRole('button', { name: 'Discard' }).click()
  await expect(row(app, /Tags/)).toHaveCount(0)
  await online(server, app)
  await desk.reaches('Up to date')
  expect(patchesTo(server)).toEqual([{ status: 200, body: { phone: '+46 70 555 01 02' } }])
})

test('of three thousand changes only those near the screen are in the document, and the last is one key away', async ({
  serve,
  signedIn,
}) => {
  const server = await serve({ contacts: 3000 })
  const app = await signedIn(server)
  const { desk, page } = app
  await offline(server, app)
  const contacts = server.model.contacts().map(({ id, phone, ...rest }) => ({
    id,
    name: [rest.firstName, rest.lastName].filter(Boolean).join(' '),
    changes: [{ field: 'phone', from: phone, to: `+46 70 ${id}`, savedAt: '2026-05-18T10:00:00Z' }],
    notes: [],
  }))
  const text = JSON.stringify({ kind: 'fieldbook-unsent-changes', version: 1, contacts })
  await app.electron.evaluate(({ ipcMain }, file) => {
    ipcMain.removeHandler('changes:import')
    ipcMain.handle('changes:import', () => ({ kind: 'read', text: file }))
  }, text)
  await desk.button('History').click()
  await desk.button('Import changes').click()
  await page.getByRole('tab', { name: 'Waiting' }).click()
  const grid = page.getByRole('grid', { name: 'Waiting' })
  await expect(grid).toHaveAttribute('aria-rowcount', '3001', { timeout: 60_000 })
  expect(await page.getByRole('row').count()).toBeLessThan(60)
  await grid.focus()
  await page.keyboard.press('End')
  const last = contacts.at(-1)
  await expect(page.getByRole('row', { name: `+46 70 ${last?.id}` })).toHaveAttribute('aria-selected', 'true')
  expect(await page.getByRole('row').count()).toBeLessThan(60)
})

test('the history is narrowed by name, by kind and by day', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.open('Adam Åberg')
  await desk.edit('Phone', '+46 70 555 03 04')
  await desk.reaches('Up to date')
  await desk.button('History').click()
  await expect(row(app, /Phone/)).toHaveCount(4)
  const filters = page.getByRole('search', { name: 'Filter the history' })
  await filters.getByRole('combobox', { name: 'What happened' }).selectOption('Sent to Propstreet')
  await expect(row(app, /Phone/)).toHaveCount(2)
  await filters.getByRole('searchbox', { name: 'Contact' }).fill('adam')
  await expect(row(app, /Phone/)).toHaveCount(1)
  await expect(row(app, /Adam Åberg/)).toContainText('+46 70 555 03 04')
  await filters.getByLabel('Day').fill('2020-01-01')
  await expect(page.getByText('Nothing like that in the history.')).toBeVisible()
  await desk.button('Clear filters').click()
  await expect(row(app, /Phone/)).toHaveCount(4)
})
