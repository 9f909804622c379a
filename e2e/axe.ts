import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
/**
 * Experimental in axe, and off by axe's own default: it takes all that is drawn inside for the label, the initials of a
 * picture and the count beside a label too. `mislabelled` asks what the criterion (2.5.3) does.
 */
const rules = { 'label-content-name-mismatch': { enabled: false } }

/** What WCAG 2.0 to 2.2, A and AA, has against the page as it is: a line for each element. */
export async function violations(page: Page): Promise<string[]> {
  // Not by a script element, which the page's content security policy would not run.
  await page.evaluate(`window.axe ?? (() => { ${source} })()`)
  const found = await page.evaluate((options): Promise<AxeResults> => Reflect.get(window, 'axe').run(options), {
    runOnly,
    rules,
  })
  const told = found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => {
      const why = failureSummary?.split('\n').slice(1).join(' ').trim()
      return `${id}: ${html.slice(0, 200)}\n  ${why}`
    }),
  )
  return [...told, ...(await page.evaluate(mislabelled))]
}

/** Where the name that is spoken is not the one that is read: neither is part of the other. Decoration is no label. */
function mislabelled(): string[] {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim().toLocaleLowerCase()
  return [...document.querySelectorAll('button[aria-label], a[aria-label], [role="option"][aria-label]')]
    .filter((element) => {
      const drawn = element.cloneNode(true) as Element
      for (const decoration of drawn.querySelectorAll('[aria-hidden="true"]')) decoration.remove()
      const [name, text] = [plain(element.getAttribute('aria-label') ?? ''), plain(drawn.textContent ?? '')]
      return !text.includes(name) && !name.includes(text)
    })
    .map((element) => `named otherwise than it reads: ${element.outerHTML.slice(0, 200)}`)
}
