import { expect } from 'playwright/test'
import { resize, type Scene, usualSize } from './scenes'
import type { Screen } from './screens'

/** Shows a screen in the size that it is for, once nothing on it moves any more. */
export async function showScreen(scene: Scene, { size = usualSize, show }: Screen): Promise<void> {
  await resize(scene, size)
  await show(scene)
  await settle(scene)
}

/** Nothing is under the pointer, the letters are there, and what moves has arrived. */
export async function settle({ page }: Scene): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
}

const over = 'dialog[open], :popover-open, [role="combobox"][aria-expanded="true"]'

/** Out of whatever is open, by Escape alone. */
export async function closeAll({ page }: Scene): Promise<void> {
  for (let presses = 0; presses < 5 && (await page.locator(over).count()) > 0; presses++) {
    await page.keyboard.press('Escape')
  }
  await expect(page.locator(over)).toHaveCount(0)
}

/** The contacts, all of them, one of them chosen, nothing over them: where every way begins. */
export async function toContacts(scene: Scene): Promise<void> {
  const { desk, page } = scene
  await closeAll(scene)
  await resize(scene, usualSize)
  const isAtWork = (await page.getByRole('status', { name: 'Sync status' }).count()) > 0
  if (!isAtWork) return
  await endImport(scene)
  await page.keyboard.press('Escape') // takes back what was typed
  await pressWhereItIs(scene, 'Back to contacts')
  const sidebar = page.getByRole('navigation', { name: 'Fieldbook' })
  for (const name of ['Tags', 'Companies']) {
    const facets = sidebar.getByRole('button', { name, exact: true, expanded: true })
    if ((await facets.count()) > 0) await facets.click()
  }
  await desk.button('All contacts').click()
  await desk.search.fill('')
  await pressWhereItIs(scene, 'Clear selection')
  await desk.row('Ada Aalto').first().click()
  await expect(desk.field('Last name')).toHaveValue('Aalto')
  await desk.list.focus()
}

/** One that is under way would be shown again in place of the next. */
async function endImport(scene: Scene): Promise<void> {
  const { desk, page } = scene
  if ((await page.getByRole('main', { name: 'Import contacts' }).count()) === 0) return
  if ((await desk.button('Choose a file').count()) > 0) return
  await pressWhereItIs(scene, 'Back')
  await desk.button('Cancel').click()
  await expect(desk.button('Choose a file')).toBeVisible()
}

async function pressWhereItIs({ desk }: Scene, name: string): Promise<void> {
  if ((await desk.button(name).count()) > 0) await desk.button(name).first().click()
}
