import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import { patchesTo } from './patches'
import type { ReferenceServer } from './reference-server/start'

const [ada, adam, adele] = ['1001', '1002', '1003']
const mine = { ada: '+46 70 555 01 02', adam: '+46 70 555 03 04', strategy: 'Renew before the move. A short call.' }
const theirs = { ada: '+46 70 999 09 09', adam: '+46 70 888 08 08', strategy: 'Renew before spring. A long call.' }

async function offline(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
}

async function online(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.start()
  await desk.syncNow()
}

/** Three fields of two contacts, changed on both sides. */
async function threeConflicts(server: ReferenceServer, app: Started): Promise<void> {
  const { desk } = app
  server.model.colleague.patch(ada, { strategy: 'Renew before the move. A long call.' })
  await desk.syncNow()
  await desk.open('Ada Aalto')
  await expect(desk.field('Strategy')).toHaveValue('Renew before the move. A long call.')
  await offline(server, app)
  await desk.edit('Phone', mine.ada)
  await desk.edit('Strategy', mine.strategy)
  await desk.open('Adam Åberg')
  await desk.edit('Phone', mine.adam)
  server.model.colleague.patch(ada, { phone: theirs.ada, strategy: theirs.strategy }, 'Maria Ek')
  server.model.colleague.patch(adam, { phone: theirs.adam }, 'Jonas Öberg')
  await online(server, app)
  await desk.reaches('Needs review')
  await expect(desk.pill).toContainText('3 changes need your decision')
}

test('three conflicts are decided by the keyboard alone, in at most nine presses', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  await threeConflicts(server, app)
  const { desk, page } = app
  await desk.search.focus() // from anywhere, also out of an input
  let presses = 0
  const press = async (key: string) => {
    presses++
    await page.keyboard.press(key)
  }
  await press('Control+Shift+R')
  await expect(desk.review('Phone')).toBeFocused()
  await press('1')
  await expect(desk.review('Strategy')).toBeFocused()
  await press('2')
  await expect(page.getByRole('heading', { name: 'Adam Åberg' })).toBeVisible()
  await expect(desk.review('Phone')).toBeFocused()
  await press('1')
  await desk.reaches('Up to date')
  expect(presses).toBeLessThanOrEqual(9)
  expect(server.model.contact(ada)).toMatchObject({ phone: mine.ada, strategy: theirs.strategy })
  expect(server.model.contact(adam)?.phone).toBe(mine.adam)
})

test('the three values stand side by side with who and the words that differ, and nothing is sent meanwhile', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  await threeConflicts(server, app)
  const { desk, page } = app
  const before = patchesTo(server).length
  await page.keyboard.press('Control+Shift+R')
  const strategy = desk.review('Strategy')
  await expect(strategy.getByRole('article', { name: 'Before' })).toContainText('Renew before the move. A long call.')
  const yours = strategy.getByRole('article', { name: 'Yours' })
  await expect(yours.getByRole('deletion')).toHaveText('long')
  await expect(yours.getByRole('insertion')).toHaveText('short')
  const there = strategy.getByRole('article', { name: 'On Propstreet' })
  await expect(there).toContainText('Maria Ek')
  await expect(there.getByRole('insertion')).toHaveText('spring')
  await expect(page.getByText('2 left', { exact: true })).toBeVisible()
  expect(patchesTo(server)).toHaveLength(before)
})

test('yours, edited, goes on top of theirs', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  await threeConflicts(server, app)
  const { desk, page } = app
  await page.keyboard.press('Control+Shift+R')
  await expect(desk.review('Phone')).toBeFocused()
  await page.keyboard.press('3')
  await expect(desk.field('Phone')).toHaveValue(mine.ada)
  await expect(desk.field('Phone')).toBeFocused()
  await desk.field('Phone').fill('+46 70 123 45 67')
  await page.keyboard.press('Enter')
  await expect(desk.review('Strategy')).toBeFocused()
  await expect.poll(() => server.model.contact(ada)?.phone).toBe('+46 70 123 45 67')
  await expect(page.getByText('1 of 2 left')).toBeVisible()
})

test('what is typed in the review and left there is a draft at its field', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  await threeConflicts(server, app)
  const { desk, page } = app
  await page.keyboard.press('Control+Shift+R')
  await desk.review('Strategy').getByRole('button', { name: 'Edit' }).click()
  await desk.field('Strategy').fill('Both of it.')
  await page.getByRole('button', { name: 'Back to contacts' }).click()
  await desk.open('Ada Aalto')
  await expect(desk.field('Strategy')).toHaveValue('Both of it.')
  expect(server.model.contact(ada)?.strategy).toBe(theirs.strategy)
})

test('a decision not sent yet is taken back by Ctrl+Z, and asked again', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  await threeConflicts(server, app)
  await offline(server, app)
  const { desk, page } = app
  await page.keyboard.press('Control+Shift+R')
  for (const key of ['1', '2']) {
    await expect(desk.review('Phone')).toBeFocused()
    await page.keyboard.press(key)
    await expect(page.getByText('1 of 2 left')).toBeVisible()
    await page.keyboard.press('Control+Z')
    await expect(page.getByText('2 left', { exact: true })).toBeVisible()
    await expect(desk.review('Phone')).toContainText(theirs.ada)
  }
  await online(server, app)
  await desk.reaches('Needs review')
  await expect(desk.pill).toContainText('3 changes need your decision')
  expect(server.model.contact(ada)?.phone).toBe(theirs.ada)
})

test('all contacts at once: the numbers are named first, and one undo takes all of it back', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  await threeConflicts(server, app)
  await offline(server, app)
  const { desk, page } = app
  await page.keyboard.press('Control+Shift+R')
  await desk.button('All contacts: keep yours').click()
  const dialog = page.getByRole('dialog', { name: 'Keep yours in 3 fields of 2 contacts?' })
  await dialog.getByRole('button', { name: 'Keep yours in 3 fields' }).click()
  await expect(page.getByText('Kept yours in 3 fields.')).toBeVisible()
  await page.keyboard.press('Control+Z')
  await expect(page.getByText('2 left', { exact: true })).toBeVisible()
  await desk.button('All contacts: take theirs').click()
  await desk.button('Take theirs in 3 fields').click()
  await online(server, app)
  await desk.reaches('Up to date')
  expect(server.model.contact(ada)).toMatchObject({ phone: theirs.ada, strategy: theirs.strategy })
  expect(server.model.contact(adam)?.phone).toBe(theirs.adam)
})

test('a value that has moved while it was looked at is shown, and not decided about unseen', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  await threeConflicts(server, app)
  const { desk, page } = app
  await page.keyboard.press('Control+Shift+R')
  await expect(desk.review('Phone')).toBeFocused()
  server.model.colleague.patch(ada, { phone: '+46 70 111 11 11' }, 'Maria Ek')
  await desk.syncNow()
  await expect(desk.review('Phone')).toContainText('+46 70 111 11 11')
  await page.keyboard.press('2')
  await expect(page.getByText('1 of 2 left')).toBeVisible()
  await expect(desk.review('Phone')).toContainText('+46 70 111 11 11')
  expect(server.model.contact(ada)?.phone).toBe('+46 70 111 11 11')
})

test('a contact deleted there: its deletion accepted, and asked again by Undo', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await offline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', mine.ada)
  server.model.colleague.delete(ada)
  await online(server, app)
  await desk.reaches('Needs review')
  await page.keyboard.press('Control+Shift+R')
  const gone = desk.review('Deleted on Propstreet')
  await expect(gone).toContainText(mine.ada)
  await gone.getByRole('button', { name: 'Accept the deletion' }).click()
  await desk.reaches('Up to date')
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await desk.reaches('Needs review')
  await gone.getByRole('button', { name: 'Keep as a new contact' }).click()
  await expect
    .poll(() => server.model.contacts().find(({ id, phone }) => id !== ada && phone === mine.ada)?.firstName)
    .toBe('Ada')
})

test('a create whose email is taken is merged into the contact that has it', async ({ serve, signedIn }) => {
  const server = await serve()
  server.model.colleague.patch(adele, { email: 'adele@taken.example', phone: null })
  const app = await signedIn(server)
  const { desk, page } = app
  await desk.button('New contact').click()
  const dialog = page.getByRole('dialog', { name: 'New contact' })
  await dialog.getByLabel('First name').fill('Adèle')
  await dialog.getByLabel('Email').fill('adele@taken.example')
  await dialog.getByLabel('Phone').fill(mine.ada)
  await dialog.getByRole('button', { name: 'Create anyway' }).click()
  await desk.reaches('Needs review')
  await page.keyboard.press('Control+Shift+R')
  await desk
    .review('New contact')
    .getByRole('button', { name: /^Merge into Adèle/ })
    .click()
  await expect.poll(() => server.model.contact(adele)?.phone).toBe(mine.ada)
  await desk.reaches('Up to date')
})

test('the field’s own note leads to the review, and Escape leads back', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  await threeConflicts(server, app)
  const { desk, page } = app
  await desk.review('Phone').getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { name: 'Adam Åberg' })).toBeVisible()
  await expect(desk.review('Phone')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(desk.list).toBeVisible()
})
