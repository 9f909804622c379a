import type { Locator, Page } from 'playwright'
import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import { fromMenu } from './files'

type Box = { x: number; y: number; width: number; height: number }

async function box(of: Locator): Promise<Box> {
  const found = await of.boundingBox()
  if (!found) throw new Error('it is not on the screen')
  return found
}

const right = ({ x, width }: Box) => x + width
const bottom = ({ y, height }: Box) => y + height
const middle = ({ y, height }: Box) => y + height / 2

async function resize({ electron, page }: Started, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await page.waitForFunction((wanted) => Math.abs(innerWidth - wanted) < 3, width)
}

const pictureOf = (row: Locator) => row.locator('span').first()
const columns = (page: Page) => page.getByRole('grid', { name: 'Waiting' }).getByRole('columnheader')

test('in compact rows the initials keep within their row', async ({ serve, signedIn }) => {
  const { desk, page } = await signedIn(await serve())
  await page.keyboard.press('Control+,')
  await page.getByRole('radio', { name: 'Compact' }).check({ force: true })
  await page.keyboard.press('Escape')
  const row = desk.row('Ada Aalto')
  await expect.poll(async () => (await box(row)).height).toBe(40)
  const drawn = await box(pictureOf(row).locator('span').first())
  expect(drawn.y).toBeGreaterThanOrEqual((await box(row)).y)
  expect(bottom(drawn)).toBeLessThanOrEqual(bottom(await box(row)))
})

test('the fields stand where they stood when a long contact comes after a short one', async ({ serve, signedIn }) => {
  const server = await serve()
  server.model.colleague.patch('1001', { strategy: 'Long. '.repeat(400), connections: [] })
  server.model.colleague.patch('1002', { connections: [] })
  const app = await signedIn(server)
  const { desk } = app
  await resize(app, 1024, 700)
  await desk.open('Ada Aalto')
  const email = desk.page.getByText('Email', { exact: true })
  const long = await box(email.and(desk.page.locator('label')))
  const edge = right(await box(desk.page.getByRole('article', { name: 'Ada Aalto' })))
  await desk.open('Adam Åberg')
  const short = await box(email.and(desk.page.locator('label')))
  expect([short.x, short.y]).toEqual([long.x, long.y])
  expect(right(await box(desk.page.getByRole('article', { name: 'Adam Åberg' })))).toBe(edge)
})

test('the columns of what waits keep apart in every width', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  await desk.open('Ada Aalto')
  await desk.edit('Email', 'ada.aalto.the.second@a-rather-long-name.example')
  await desk.button('Waiting to sync').click()
  for (const width of [1440, 1024, 900, 720]) {
    await resize(app, width, 640)
    const heads = (await Promise.all((await columns(page).all()).map((head) => head.boundingBox()))).filter(Boolean)
    const shown = (heads as Box[]).filter(({ width }) => width > 0)
    expect(shown.length).toBeGreaterThanOrEqual(4)
    for (const [i, head] of shown.entries()) {
      const next = shown[i + 1]
      if (next) expect(right(head)).toBeLessThanOrEqual(next.x)
    }
    expect(shown[1]?.width).toBeGreaterThanOrEqual(96)
    const [title, act] = [page.getByRole('heading', { name: 'Sync centre' }), desk.button('Sync now')]
    expect(Math.abs(middle(await box(act)) - middle(await box(title)))).toBeLessThan(24)
  }
})

test('a new contact is made in the smallest window without scrolling, a look-alike and all', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await resize(app, 720, 480)
  await desk.button('New contact').click()
  const dialog = page.getByRole('dialog', { name: 'New contact' })
  await dialog.getByRole('textbox', { name: 'Email' }).fill(server.model.contact('1001')?.email ?? '')
  await expect(dialog.getByRole('status')).toContainText('Ada Aalto')
  const frame = await box(dialog)
  for (const part of ['First name', 'Last name', 'Phone'].map((name) => dialog.getByRole('textbox', { name }))) {
    expect(right(await box(part))).toBeLessThan(right(frame))
  }
  expect(bottom(await box(dialog.getByRole('button', { name: 'Create anyway' })))).toBeLessThan(bottom(frame))
})

test('a dialog of choices begins at what is chosen, not at its way out', async ({ serve, signedIn }) => {
  const app = await signedIn(await serve())
  await fromMenu(app, 'Export Contacts')
  await expect(app.page.getByRole('radio', { name: 'All 40 contacts' })).toBeFocused()
})

test('the languages open at the one that is chosen, and only with names', async ({ serve, signedIn }) => {
  const { desk, page } = await signedIn(await serve())
  await desk.open('Adam Åberg')
  await page.getByRole('combobox', { name: 'Language' }).click()
  const offered = page.getByRole('listbox', { name: 'Languages' }).or(page.getByRole('listbox', { name: /language/i }))
  await expect(offered.getByRole('option', { name: 'Swedish', exact: true })).toHaveAttribute('aria-selected', 'true')
  await expect(offered.getByRole('option', { name: 'Swedish', exact: true })).toBeInViewport()
  const names = await offered.getByRole('option').allTextContents()
  expect(names.filter((name) => name.length <= 2)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Language' })).toHaveValue('Swedish')
  await expect(desk.unsent('Language')).toHaveCount(0)
})

test('companies that are opened below many tags come into sight', async ({ serve, signedIn }) => {
  const app = await signedIn(await serve({ contacts: 300 }))
  const { page } = app
  await resize(app, 1024, 700)
  const sidebar = page.getByRole('navigation', { name: 'Fieldbook' })
  await sidebar.getByRole('button', { name: 'Tags', exact: true }).click()
  await expect(sidebar.getByRole('list', { name: 'Tags' }).getByRole('button').first()).toBeVisible()
  await sidebar.getByRole('button', { name: 'Companies', exact: true }).press('Enter')
  const companies = sidebar.getByRole('list', { name: 'Companies' }).getByRole('button')
  await expect(companies.first()).toBeInViewport()
  await expect(companies.nth(4)).toBeInViewport()
})

test('what is offered below a field at the end of its line is not cut by the edge of the pane', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  server.model.colleague.patch('1001', { tags: ['decision-maker', 'stockholm'] })
  server.model.colleague.patch('1002', { tags: ['a tag with so long a name that its list is as wide as it may be'] })
  const app = await signedIn(server)
  const { desk } = app
  await resize(app, 1024, 700)
  await desk.open('Ada Aalto')
  await desk.field('Add tag').fill('so long a name')
  const offered = desk.tags.getByRole('listbox')
  await expect(offered.getByRole('option')).toHaveCount(1)
  expect(right(await box(offered))).toBeLessThanOrEqual(1024 - 8)
})
