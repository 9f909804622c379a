import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'playwright/test'
import { type SceneName, test } from './scenes'
import { screens } from './screens'
import { showScreen, toContacts } from './show-screen'

/** Letters are drawn otherwise by other versions of FreeType: the pictures are those of one release of Debian. */
const release = 'debian-12'

// Elsewhere there is nothing to compare with, so nothing is asked.
for (const name of releaseHere() === release ? (Object.keys(screens) as SceneName[]) : []) {
  test(`every screen looks as it did, light and dark: ${name}`, async ({ stage }) => {
    test.setTimeout(600_000)
    const scene = await stage(name)
    for (const screen of screens[name]) {
      await toContacts(scene)
      await showScreen(scene, screen)
      for (const colorScheme of ['light', 'dark'] as const) {
        await scene.page.emulateMedia({ colorScheme })
        await expect.soft(scene.page).toHaveScreenshot([release, `${screen.name}-${colorScheme}.png`], look)
      }
      await scene.page.emulateMedia({ colorScheme: 'light' })
    }
  })
}

/** One pixel in a hundred: less than a line of text that is gone, more than a port or a size that is another today. */
const look = { maxDiffPixelRatio: 0.01, threshold: 0.1, animations: 'disabled', caret: 'hide', scale: 'css' } as const

/** The system's name and release, as its folder of pictures has them. */
function releaseHere(): string {
  const file = '/etc/os-release'
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const entry = (key: string) => new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(text)?.[1] ?? ''
  return `${entry('ID')}-${entry('VERSION_ID')}`
}
