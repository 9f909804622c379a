import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { test } from './app-test'

test('a contact is found and opened by a few letters, and the focus is in the list', async ({ serve, signedIn }) => {
  const { desk, page } = await signedIn(await serve())
  const palette = await openPalette(page)
  await page.keyboard.type('aber ad')
  await expect(palette.getByRole('option', { name: 'Adam Åberg' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  await expect(desk.field('Last name')).toHaveValue('Åberg')
  await expect(desk.list).toBeFocused()
  await expect(desk.row('Adam Åberg')).toHaveAttribute('aria-selected', 'true')
})

test('Enter right after the last letter opens what was typed, not what was there before', async ({
  serve,
  signedIn,
}) => {
  const { desk, page } = await signedIn(await serve({ contacts: 5000 }))
  await openPalette(page)
  // In one task: faster than any contact is found.
  await page.getByRole('combobox', { name: 'Find a contact or a command' }).evaluate((box: HTMLInputElement) => {
    box.value = 'aberg adam'
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  })
  await expect(desk.field('Last name')).toHaveValue('Åberg')
})

test('Escape closes it and gives the focus back to the field, with what was typed there', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  await desk.open('Ada Aalto')
  await desk.field('Strategy').fill('Half a sentence')
  const palette = await openPalette(page)
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  await expect(desk.field('Strategy')).toBeFocused()
  await expect(desk.field('Strategy')).toHaveValue('Half a sentence')
})

test('arrows move along contacts and commands and around the ends; Enter runs the command', async ({
  serve,
  signedIn,
}) => {
  const { page } = await signedIn(await serve())
  const palette = await openPalette(page)
  const active = palette.getByRole('option', { selected: true })
  const first = await active.getAttribute('aria-label')
  await page.keyboard.press('ArrowUp')
  await expect(active).not.toHaveAttribute('aria-label', first ?? '')
  await page.keyboard.press('ArrowDown')
  await expect(active).toHaveAttribute('aria-label', first ?? '')
  await page.keyboard.type('hist')
  await expect(active).toHaveAttribute('aria-label', 'History')
  await expect(palette.getByRole('combobox')).toHaveAttribute(
    'aria-activedescendant',
    (await active.getAttribute('id')) ?? '',
  )
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'History', selected: true })).toBeVisible()
})

test('settings are changed from it, and what was used last comes first, after a restart too', async ({
  serve,
  signedIn,
  start,
}) => {
  const server = await serve()
  const first = await signedIn(server)
  await run(first.page, 'compact')
  await expect.poll(async () => (await first.desk.row('Ada Aalto').boundingBox())?.height).toBe(40)
  await run(first.page, 'waiting')
  await expect(first.page.getByRole('tab', { name: 'Waiting', selected: true })).toBeVisible()
  await first.quit()

  const { desk, page } = await start({ api: server })
  await desk.reaches('Up to date')
  const palette = await openPalette(page)
  const recent = palette.getByRole('group', { name: 'Recently used' }).getByRole('option')
  await expect(recent).toHaveText([/Waiting to sync/])
  await expect(palette.getByRole('option', { name: 'Rows: compact' })).toContainText('In use')
})

test('what can be done with the open contact stands under its name; without one it is not offered', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk, page, electron } = await signedIn(server)
  const palette = await openPalette(page)
  await page.keyboard.type('copy')
  await expect(palette.getByRole('option', { name: 'Copy email' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await desk.open('Ada Aalto')
  await openPalette(page)
  const actions = palette.getByRole('group', { name: 'Actions on Ada Aalto' })
  await expect(actions.getByRole('option', { name: 'Copy email' })).toBeVisible()
  await page.keyboard.type('copy em')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Copied.')).toBeVisible()
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(server.model.contact('1001')?.email)
})

test('a contact is found while the server is away, and markup in a name is only text', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  await desk.open('Ada Aalto')
  await desk.edit('Last name', '<b>Aalto</b> 🏡')
  const palette = await openPalette(page)
  await page.keyboard.type('ada')
  await expect(palette.getByRole('option', { name: 'Ada <b>Aalto</b> 🏡' })).toBeVisible()
  await page.keyboard.type(' nobody at all')
  await expect(palette.getByRole('status')).toContainText('No contact and no command for ‘ada nobody at all’.')
})

test('the help finds a shortcut by what it does', async ({ serve, signedIn }) => {
  const { page } = await signedIn(await serve())
  await run(page, 'keyboard')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await help.getByRole('searchbox', { name: 'Find a shortcut' }).fill('sync now')
  await expect(help.getByRole('term')).toHaveText(['Sync now'])
  await expect(help.getByRole('definition')).toHaveText(['CtrlShiftS'])
})

async function openPalette(page: Page) {
  await page.keyboard.press('Control+K')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await expect(palette.getByRole('combobox', { name: 'Find a contact or a command' })).toBeFocused()
  return palette
}

/** Runs the first command that is found for a text. */
async function run(page: Page, text: string): Promise<void> {
  const palette = await openPalette(page)
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
}
