import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright'
import { expect } from 'playwright/test'
import { test } from './app-test'

test('the theme changes the colours at once, and is there at the next start before anything is drawn', async ({
  serve,
  signedIn,
  start,
}) => {
  const server = await serve()
  const first = await signedIn(server)
  await followSystem(first.page)
  await openSettings(first.page)
  await choose(first.page, 'Theme', 'Light')
  await expect(first.page.locator('body')).toHaveCSS('background-color', 'rgb(251, 251, 250)')
  await choose(first.page, 'Theme', 'Dark')
  await expect(first.page.locator('body')).toHaveCSS('background-color', 'rgb(18, 21, 20)')
  const painted = () =>
    first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor())
  expect(await painted()).toBe('#121514')
  await first.quit()

  const { page } = await start({ api: server })
  await followSystem(page)
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(18, 21, 20)')
  await openSettings(page)
  await expect(segment(page, 'Theme', 'Dark')).toBeChecked()
})

test('compact rows are 40 px high, comfortable ones 56, and the list keeps its contact', async ({
  serve,
  signedIn,
}) => {
  const { desk, page } = await signedIn(await serve({ contacts: 300 }))
  await desk.open('Ada Aalto')
  const height = async () => (await desk.row('Ada Aalto').boundingBox())?.height
  const next = async () => (await desk.row('Adam Åberg').boundingBox())?.y ?? 0
  const step = async () => (await next()) - ((await desk.row('Ada Aalto').boundingBox())?.y ?? 0)
  expect([await height(), await step()]).toEqual([56, 56])
  await openSettings(page)
  await choose(page, 'Rows', 'Compact')
  await page.keyboard.press('Escape')
  await expect.poll(async () => [await height(), await step()]).toEqual([40, 40])
  await expect(desk.row('Ada Aalto')).toHaveAttribute('aria-selected', 'true')
})

test('the language changes to Swedish and back, in the window and in the menu, and what is typed is kept', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk, page, electron } = await signedIn(server)
  await desk.open('Ada Aalto')
  await desk.field('Phone').fill('+46 70 555 77 88')
  await openSettings(page)
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Svenska')
  await expect(page.getByRole('heading', { name: 'Inställningar' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
  await expect(page.getByRole('status', { name: 'Synkroniseringens läge' })).toBeVisible()
  const labels = () => electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))
  expect(await labels()).toEqual(['Arkiv', 'Redigera', 'Visa', 'Fönster', 'Hjälp'])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox', { name: 'Sök kontakter' })).toBeVisible()
  await expect(
    page.getByRole('listbox', { name: 'Kontakter' }).getByRole('option', { name: 'Ada Aalto' }),
  ).toBeVisible()
  await expect.poll(() => server.model.contact('1001')?.phone).toBe('+46 70 555 77 88')

  await openSettings(page)
  await page.getByRole('combobox', { name: 'Språk' }).selectOption('English')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  expect(await labels()).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
  await desk.reaches('Up to date')
})

test('the first screen changes the language, before anybody has signed in', async ({ start }) => {
  const first = await start()
  await first.page.getByRole('button', { name: 'Svenska' }).click()
  await expect(first.page.getByRole('heading', { name: 'Välkommen till Fieldbook' })).toBeVisible()
  await first.quit()
  const { page } = await start()
  await expect(page.getByRole('button', { name: 'Logga in' })).toBeEnabled()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Fieldbook' })).toBeVisible()
})

test('single keys that are turned off do nothing, and the others act', async ({ serve, signedIn }) => {
  const { desk, page } = await signedIn(await serve())
  await desk.open('Ada Aalto')
  await openSettings(page)
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(desk.list).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('/')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(desk.list).toBeFocused()
  await expect(desk.row('Ada Aalto')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(desk.field('First name')).toHaveValue('Adam')
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help).toContainText('turned off in the settings')
})

test('a pane is made wider by the keyboard and by dragging, stays so, and a double click resets it', async ({
  serve,
  profile,
  signedIn,
  start,
}) => {
  const server = await serve()
  const first = await signedIn(server)
  const width = async (list: Locator) => (await list.boundingBox())?.width ?? 0
  const edgeOf = (page: Page) => page.getByRole('separator', { name: 'Width of the list' })
  const usual = await width(first.desk.list)
  await edgeOf(first.page).focus()
  await first.page.keyboard.press('ArrowRight')
  await first.page.keyboard.press('ArrowRight')
  await expect(edgeOf(first.page)).toHaveAttribute('aria-valuenow', '392')
  expect(await width(first.desk.list)).toBe(usual + 32)
  await drag(first.page, edgeOf(first.page), 48)
  await expect(edgeOf(first.page)).toHaveAttribute('aria-valuenow', '440')
  await expect.poll(() => kept(profile)).toMatchObject({ listWidth: 440 })
  await first.quit()

  const { desk, page } = await start({ api: server })
  await expect(edgeOf(page)).toHaveAttribute('aria-valuenow', '440')
  expect(await width(desk.list)).toBe(usual + 80)
  await edgeOf(page).dblclick()
  await expect(edgeOf(page)).toHaveAttribute('aria-valuenow', '360')
  expect(await width(desk.list)).toBe(usual)
})

test('at 720 × 480 there are two panes, and every part of the settings can be reached', async ({ serve, signedIn }) => {
  const { desk, page, electron } = await signedIn(await serve())
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(500, 300))
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(720)
  await expect(page.getByRole('navigation', { name: 'Fieldbook' })).toHaveCount(0)
  await expect(page.getByRole('separator')).toHaveCount(0)
  await expect(desk.list).toBeVisible()
  await openSettings(page)
  await page.getByRole('button', { name: 'About', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'About' })).toBeInViewport()
  await page.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(720)
})

test('a settings file with a bad value keeps the good ones, and the diagnostics name the bad', async ({
  serve,
  profile,
  signedIn,
}) => {
  writeFileSync(path.join(profile, 'settings.json'), '{"theme":"mauve","density":"compact","singleKeys":"yes"}')
  const { page } = await signedIn(await serve())
  await openSettings(page)
  await expect(segment(page, 'Theme', 'As the system')).toBeChecked()
  await expect(segment(page, 'Rows', 'Compact')).toBeChecked()
  await expect(page.getByRole('region', { name: 'About' })).toContainText('theme and singleKeys')
  await choose(page, 'Theme', 'Dark')
  await expect
    .poll(() => kept(profile))
    .toMatchObject({
      theme: 'dark',
      density: 'compact',
      singleKeys: true,
    })
})

test('the diagnostics that are copied have numbers, and nobody’s name, address or token', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk, page, electron } = await signedIn(server)
  await desk.open('Ada Aalto')
  await openSettings(page)
  await page.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  const text = await electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(text).toContain('Contacts on this laptop: 40 contacts')
  expect(text).toContain('Second copy of changes: ')
  for (const secret of [server.token, server.url, new URL(server.url).host, 'Aalto']) expect(text).not.toContain(secret)
})

test('what happens to a conflict by itself is chosen in the settings', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  await openSettings(page)
  await page.getByLabel('When somebody else changed the same field').selectOption('Keep mine')
  await page.keyboard.press('Escape')
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  server.model.colleague.patch('1001', { phone: '+46 8 000 00 00' })
  await server.start()
  await desk.syncNow()
  await desk.reaches('Up to date')
  expect(server.model.contact('1001')?.phone).toBe('+46 70 555 01 02')
})

/** Playwright makes every page light; the app's own theme is what is looked at here. */
async function followSystem(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: null })
}

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

function segment(page: Page, group: string, name: string): Locator {
  return page.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true })
}

async function choose(page: Page, group: string, name: string): Promise<void> {
  await segment(page, group, name).check()
  await expect(segment(page, group, name)).toBeChecked()
}

async function drag(page: Page, edge: Locator, by: number): Promise<void> {
  const box = await edge.boundingBox()
  if (!box) throw new Error('no edge to drag')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by / 2, y)
  await page.mouse.move(x + by, y)
  await page.mouse.up()
}

function kept(profile: string): unknown {
  return JSON.parse(readFileSync(path.join(profile, 'settings.json'), 'utf8'))
}
