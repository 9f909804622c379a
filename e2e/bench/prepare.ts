import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { launchApp } from '../app-driver'
import { deskOf } from '../desk'
import type { ContactFields } from '../reference-server/contact'
import type { ReferenceServer } from '../reference-server/start'

/** Fills a profile as a person's first day does: the app pulls every contact, comes to rest and is quit. */
export async function prepareProfile(profile: string, server: ReferenceServer): Promise<void> {
  const app = await launchApp({ profile, api: server })
  try {
    await deskOf(app.page).reaches('Up to date', 120_000)
    await expect.poll(() => hasRested(app.page), { timeout: 30_000 }).toBe(true)
    await app.quit()
  } finally {
    await app.kill()
  }
}

/** A contact as full as they come: the reference's own are not. */
export function heavy(companies: readonly { id: string }[]): ContactFields {
  return {
    firstName: 'Zzz',
    lastName: 'Heavy',
    tags: Array.from({ length: 300 }, (_, i) => `${'tag'.repeat(i % 12)} ${i}`),
    connections: companies.slice(0, 40).map(({ id }, i) => {
      return { company: { kind: 'existing', id }, jobTitle: `Adviser ${i}`, primary: i === 0 }
    }),
  }
}

/** Whether the store has written what the next start reads: the first screen, and the columns of all contacts. */
async function hasRested(page: Page): Promise<boolean> {
  const { last, first, covers } = await page.evaluate(async () => {
    const [found] = await indexedDB.databases()
    const opening = indexedDB.open(found?.name ?? '')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const read = opening.result.transaction(['pages', 'snapshot', 'meta'])
    const last = read.objectStore('pages').openKeyCursor(null, 'prev')
    const snapshot = read.objectStore('snapshot').get(0)
    const first = read.objectStore('meta').getKey('first')
    await new Promise((resolve) => read.addEventListener('complete', resolve))
    opening.result.close()
    return { last: last.result?.key, first: first.result, covers: snapshot.result?.covers }
  })
  return first !== undefined && last !== undefined && last === covers
}
