import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { displayName } from '../shared/contact'
import { test } from './app-test'

const many = 1_000

test('while a thousand changes are sent each state is said once, and no count of them', async ({ serve, signedIn }) => {
  test.setTimeout(180_000)
  const server = await serve({ contacts: many })
  const { desk, page, electron } = await signedIn(server)
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  const contacts = server.model.contacts().map((one) => ({
    id: one.id,
    name: displayName(one),
    changes: [{ field: 'phone', from: one.phone, to: `+46 70 ${one.id}`, savedAt: '2026-05-18T10:00:00Z' }],
    notes: [],
  }))
  const text = JSON.stringify({ kind: 'fieldbook-unsent-changes', version: 1, contacts })
  await electron.evaluate(({ ipcMain }, file) => {
    ipcMain.removeHandler('changes:import')
    ipcMain.handle('changes:import', () => ({ kind: 'read', text: file }))
  }, text)
  await desk.button('History').click()
  await desk.button('Import changes').click()
  await expect(desk.pill).toContainText('1,000 changes saved', { timeout: 60_000 })
  await expect(page.getByText('1,000 changes taken in.')).toHaveCount(0)
  // The state of before is said by now or never: what has settled is another one.
  await page.getByRole('tab', { name: 'Waiting' }).click()
  await expect(page.getByText(/^Offline\. /).last()).toBeAttached()

  await listen(page)
  await server.start()
  await desk.syncNow()
  await desk.reaches('Up to date', 120_000)
  await expect.poll(() => heard(page), { timeout: 20_000 }).toContainEqual(expect.stringMatching(/^Up to date/))
  const said = await heard(page)
  expect(said).toEqual([...new Set(said)])
  expect(said.length).toBeLessThanOrEqual(3) // syncing, what came of it, and that all is well
  expect(server.model.log.filter(({ method }) => method === 'PATCH')).toHaveLength(many)
})

/** Writes down what the live regions come to say, from now on. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: string[] = []
    const live = ':is([role="status"], [role="alert"], [aria-live]):not([aria-live="off"])'
    new MutationObserver((records) => {
      const regions = new Set(
        records.flatMap(({ target, addedNodes }) => {
          const at = (target instanceof Element ? target : target.parentElement)?.closest(live)
          const inside = [...addedNodes].flatMap((node) =>
            node instanceof Element ? [...node.querySelectorAll(live)] : [],
          )
          return [...(at ? [at] : []), ...inside]
        }),
      )
      for (const region of regions) if (region.textContent?.trim()) heard.push(region.textContent.trim())
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    Reflect.set(window, 'heard', heard)
  })
}

const heard = (page: Page): Promise<string[]> => page.evaluate(() => Reflect.get(window, 'heard'))
