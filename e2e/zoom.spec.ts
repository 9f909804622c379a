import { expect } from 'playwright/test'
import { overflow, unreachable } from './cut-off'
import { resize, type SceneName, test } from './scenes'
import { screens } from './screens'
import { settle, toContacts } from './show-screen'

/** A little less than a display of 1440 × 900, which gives no window all of it. */
const large = { width: 1436, height: 896 }
const smallest = { width: 720, height: 480 }

for (const name of Object.keys(screens) as SceneName[]) {
  test(`at 200 %, and in the smallest window, nothing is out of reach: ${name}`, async ({ stage }) => {
    test.setTimeout(600_000)
    const scene = await stage(name)
    const { page, electron } = scene
    const zoom = (factor: number) =>
      electron.evaluate(
        ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
        factor,
      )
    const fits = async (how: string) => {
      await settle(scene)
      expect.soft(await overflow(page), `how much too wide ${how} is`).toBeLessThanOrEqual(0)
      expect.soft(await unreachable(page), `out of reach on ${how}`).toEqual([])
    }
    for (const screen of screens[name]) {
      await toContacts(scene)
      await resize(scene, screen.size ?? large)
      await screen.show(scene)
      await resize(scene, large)
      await zoom(2)
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(large.width / 2)
      await fits(`${screen.name} at 200 %`)
      await zoom(1)
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(large.width)
      await resize(scene, smallest)
      await fits(`${screen.name}, smallest`)
    }
  })
}
