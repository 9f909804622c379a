import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { violations } from './axe'
import { type SceneName, test } from './scenes'
import { screens } from './screens'
import { showScreen, toContacts } from './show-screen'

const looks = [
  { look: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { look: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { look: 'forced colours', media: { colorScheme: 'light', forcedColors: 'active' } },
] as const

for (const name of Object.keys(screens) as SceneName[]) {
  test(`WCAG 2.2 A and AA, and stillness where it is asked for: ${name}`, async ({ stage }) => {
    test.setTimeout(600_000)
    const scene = await stage(name)
    for (const screen of screens[name]) {
      await toContacts(scene)
      await showScreen(scene, screen)
      expect.soft(await moving(scene.page), `what moves on ${screen.name}`).toEqual([])
      for (const { look, media } of looks) {
        await scene.page.emulateMedia(media)
        expect.soft(await violations(scene.page), `${screen.name}, ${look}`).toEqual([])
      }
      await scene.page.emulateMedia(looks[0].media)
    }
  })
}

/** What moves, or would: under reduced motion, which every scene has, that is nothing. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const lasting = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0)
    const would = [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element)
      return lasting(transitionDuration) || (animationName !== 'none' && lasting(animationDuration))
    })
    return [...would, ...document.getAnimations()].map((one) =>
      one instanceof Element ? one.outerHTML.slice(0, 200) : String(one.id),
    )
  })
}
