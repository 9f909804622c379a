import { writeFileSync } from 'node:fs'
import { expect } from 'playwright/test'
import { test } from './app-test'
import { chooses, fromMenu } from './files'

// How quick it is, `npm run bench` measures. Here: that nothing is lost while much is going on.

const adam = 'Adam Åberg'

test('while a large import is written people find contacts and edit them, and the server gets all of it once', async ({
  serve,
  signedIn,
  profile,
}) => {
  test.setTimeout(180_000)
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  const rows = Array.from({ length: 2_500 }, (_, i) => `Nina ${i},Ny,nina.${i}@new.example,+46 70 ${1_000_000 + i}`)
  writeFileSync(`${profile}.csv`, ['First Name,Last Name,E-mail Address,Mobile Phone', ...rows].join('\n'))
  await chooses(app, `${profile}.csv`)
  await fromMenu(app, 'Import Contacts')
  await desk.button('Preview').click()
  await desk.button('Import 2,500 contacts').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'All contacts', exact: true }).click()
  await desk.open(adam)
  await desk.field('Strategy').pressSequentially('Call before lunch.')
  await desk.field('Strategy').press('Control+Enter')
  await expect.poll(() => server.model.contact('1002')?.strategy).toContain('Call before lunch.')
  const created = () => server.model.contacts().filter(({ email }) => email?.endsWith('@new.example'))
  await expect.poll(() => created().length, { timeout: 150_000 }).toBe(2_500)
  await desk.reaches('Up to date', 150_000)
  expect(new Set(created().map(({ email }) => email)).size).toBe(2_500)
  await desk.search.fill('nina 2499')
  await expect(desk.row('Nina 2499 Ny')).toBeVisible()
})

test('while all contacts are given a tag the list is answered, and every one of them has it on the server', async ({
  serve,
  signedIn,
}) => {
  test.setTimeout(120_000)
  const server = await serve({ contacts: 1_200 })
  const { desk, page } = await signedIn(server)
  await desk.list.focus()
  await page.keyboard.press('Control+A')
  await expect(page.getByText('1,200 selected')).toBeVisible()
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Add tag' }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: 'Tag' }).fill('fair 2027')
  await page.keyboard.press('Enter')
  await desk.search.fill('adam aberg')
  await expect(desk.row(adam).first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'to 1,200 contacts' })).toBeVisible()
  const tagged = () => server.model.contacts().filter(({ tags }) => tags.includes('fair 2027')).length
  await expect.poll(tagged, { timeout: 90_000 }).toBe(1_200)
})

test('each part of the window that is loaded when it is asked for is there, at once after the start too', async ({
  serve,
  start,
}) => {
  const { desk, page } = await start({ api: await serve() })
  await expect(desk.row(adam)).toBeVisible()
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await desk.row(adam).click()
  await expect(desk.field('First name')).toHaveValue('Adam')
  await page.keyboard.press('Control+N')
  await expect(page.getByRole('dialog', { name: 'New contact' })).toBeVisible()
  await page.keyboard.press('Escape')
  await desk.list.focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await desk.button('History').click()
  await expect(page.getByRole('tab', { name: 'History' })).toBeVisible()
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { name: 'Settings' }).first()).toBeVisible()
})
