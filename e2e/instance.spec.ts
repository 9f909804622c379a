import { expect } from 'playwright/test'
import { startAgain } from './app-driver'
import { test } from './app-test'

test('a second start brings the first window to the front and ends', async ({ start, profile }) => {
  const { electron } = await start()
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) return
    window.focus = () => Reflect.set(globalThis, 'brought', true)
  })
  expect(await startAgain({ profile })).toBe(0)
  await expect.poll(() => electron.evaluate(() => Reflect.get(globalThis, 'brought'))).toBe(true)
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the window comes back where it was left', async ({ start }) => {
  const left = { x: 60, y: 40, width: 1000, height: 700 }
  const first = await start()
  await first.electron.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    left,
  )
  await first.quit()
  const { electron } = await start()
  const bounds = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  await expect.poll(bounds).toEqual(left)
})
