import { expect } from 'playwright/test'
import { type SceneName, test } from './scenes'
import { screens } from './screens'
import { showScreen, toContacts } from './show-screen'
import { numberElements, reachable, walk } from './walk-keys'

for (const name of Object.keys(screens) as SceneName[]) {
  test(`Tab and Shift+Tab come to all that can be pressed, always seen, and round: ${name}`, async ({ stage }) => {
    test.setTimeout(600_000)
    const scene = await stage(name)
    const { page } = scene
    for (const screen of screens[name]) {
      await toContacts(scene)
      await showScreen(scene, screen)
      await numberElements(page)
      const there = await walk(page, 'Tab')
      const back = await walk(page, 'Shift+Tab')
      const unseen = [...there, ...back].filter(({ seen }) => !seen).map(({ what }) => what)
      expect.soft([...new Set(unseen)], `focus not seen on ${screen.name}`).toEqual([])
      for (const [key, stops] of [
        ['Tab', there],
        ['Shift+Tab', back],
      ] as const) {
        const come = new Set(stops.map(({ id }) => id))
        const missed = (await reachable(page)).filter(({ id }) => !come.has(id)).map(({ what }) => what)
        expect.soft(missed, `${key} passes by on ${screen.name}`).toEqual([])
      }
    }
  })
}
