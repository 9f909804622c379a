import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type App, root } from '../app-driver'

export const folder = path.join(root, 'walkthrough-output')

/** A picture of each stage, numbered, in a folder that holds only this run's. */
export function createPictures() {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.png'))) rmSync(path.join(folder, name))
  let count = 0
  return {
    count: () => count,
    async take({ page }: App, name: string, theme: 'light' | 'dark' = 'light'): Promise<void> {
      await page.emulateMedia({ colorScheme: theme })
      await page.mouse.move(960, 780) // nothing is there that a pointer would light up
      await page.evaluate(async () => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        await document.fonts.ready
        await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
      })
      const number = String(++count).padStart(2, '0')
      await page.screenshot({ path: path.join(folder, `${number}-${name}.png`) })
    },
  }
}
