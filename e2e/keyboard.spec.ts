import { expect } from 'playwright/test'
import { test } from './app-test'

test('a contact is found, edited and left by the keyboard alone', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  const { keyboard } = page
  await keyboard.press('/')
  await expect(desk.search).toBeFocused()
  await keyboard.type('aberg adam')
  await expect(desk.list.getByRole('option')).toHaveCount(1)
  await keyboard.press('Enter')
  await expect(desk.list).toBeFocused()
  await expect(desk.field('First name')).toHaveValue('Adam')
  await keyboard.press('Enter')
  await expect(page.getByRole('textbox').and(page.locator(':focus'))).toBeVisible()
  await desk.field('Phone').focus()
  await keyboard.press('Control+A')
  await keyboard.type('+46 70 555 03 04')
  await keyboard.press('Enter')
  await expect(desk.unsent('Phone')).toBeVisible()
  await keyboard.press('Escape')
  await expect(desk.list).toBeFocused()
  await desk.reaches('Up to date')
  expect(server.model.contact('1002')?.phone).toBe('+46 70 555 03 04')
})

test('Enter right after the last letter opens the first match of what was typed', async ({ serve, signedIn }) => {
  const { desk } = await signedIn(await serve({ contacts: 5000 }))
  await desk.open('Ada Aalto')
  // In one task: faster than any list is there.
  await desk.search.evaluate((box: HTMLInputElement) => {
    box.value = 'aberg adam'
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  })
  await expect(desk.field('Last name')).toHaveValue('Åberg')
})

test('arrows and J and K move along the list and show what is there', async ({ serve, signedIn }) => {
  const { desk, page } = await signedIn(await serve())
  const { keyboard } = page
  await desk.open('Ada Aalto')
  await desk.list.focus()
  await keyboard.press('ArrowDown')
  await expect(desk.field('First name')).toHaveValue('Adam')
  await expect(desk.row('Adam Åberg')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('j')
  await expect(desk.field('First name')).toHaveValue('Adèle')
  await keyboard.press('k')
  await keyboard.press('ArrowUp')
  await expect(desk.field('First name')).toHaveValue('Ada')
})

test('Escape in a field takes back what was typed, and nothing is saved', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  const phone = server.model.contact('1001')?.phone ?? ''
  await desk.open('Ada Aalto')
  await desk.field('Phone').fill('+46 70 000')
  await page.keyboard.press('Escape')
  await expect(desk.field('Phone')).toHaveValue(phone)
  await expect(desk.unsent('Phone')).toHaveCount(0)
})

test('Ctrl+Z takes back the last edits one by one, and Ctrl+Shift+Z brings them again', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  const phone = server.model.contact('1001')?.phone ?? ''
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '1111111')
  await desk.addTag('lunch')
  const tag = desk.tags.getByRole('button', { name: 'Remove tag lunch' })
  await desk.list.focus()
  await page.keyboard.press('Control+Z')
  await expect(tag).toHaveCount(0)
  await page.keyboard.press('Control+Z')
  await expect(desk.field('Phone')).toHaveValue(phone)
  await expect(desk.unsent('Phone')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+Z')
  await expect(desk.field('Phone')).toHaveValue('1111111')
  await page.keyboard.press('Control+Shift+Z')
  await expect(tag).toBeVisible()
})

test('Escape in the search shows all contacts again', async ({ serve, signedIn }) => {
  const { desk, page } = await signedIn(await serve())
  await desk.search.fill('adam')
  await expect(desk.row('Ada Aalto')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(desk.search).toHaveValue('')
  await expect(desk.row('Ada Aalto')).toBeVisible()
})

test('F6 goes round the panes, and ? shows the keys', async ({ serve, signedIn }) => {
  const { desk, page } = await signedIn(await serve())
  await desk.open('Ada Aalto')
  await desk.list.focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('F6')
  await expect(desk.list).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveCount(0)
})
