import { expect } from 'playwright/test'
import { displayName } from '../shared/contact'
import { test } from './app-test'
import type { Contact } from './reference-server/contact'

const many = 20_000

test('the first rows are usable while the rest is still being pulled', async ({ serve, start }) => {
  const server = await serve({ contacts: many })
  const first = oldest(server.model.contacts())
  server.faults.add({ path: 'cursor=', fault: { kind: 'hold' } })
  const { desk, page } = await start({ api: server })
  await expect.poll(() => server.faults.list()[0]?.waiting).toBe(1)
  await expect(page.getByText('500 so far')).toBeVisible()
  await desk.open(displayName(first))
  await desk.edit('Phone', '+46 70 555 01 02')
  server.faults.release()
  await expect(page.getByText('20,000 contacts')).toBeVisible({ timeout: 40_000 })
  await expect.poll(() => server.model.contact(first.id)?.phone).toBe('+46 70 555 01 02')
})

test('at 20,000 contacts search finds by any words in any order, accents folded, and phones by digits', async ({
  serve,
  signedIn,
}) => {
  const server = await serve({ contacts: many })
  const { desk } = await signedIn(server)
  const company = server.model.contact('1002')?.companies[0]?.name ?? ''
  for (const text of [
    'adam åberg',
    'ABERG adam',
    'abe ada',
    `${company} aberg`.toLowerCase(),
    'adam.aberg@',
    'cfo adam decision-maker',
    server.model.contact('1002')?.phone?.replace(/\D/g, '').slice(-9) ?? '',
  ]) {
    await desk.search.fill(text)
    await expect(desk.row('Adam Åberg').first(), text).toBeVisible()
  }
  await desk.search.fill('no such person anywhere')
  await expect(desk.page.getByText('No match for ‘no such person anywhere’.')).toBeVisible()
  await desk.search.fill('adam')
  const matching = server.model
    .contacts()
    .filter(({ firstName, lastName }) => firstName === 'Adam' && lastName === 'Åberg').length
  await desk.search.fill('adam aberg')
  await expect(desk.row('Adam Åberg')).toHaveCount(matching)
})

test('at 20,000 contacts the list scrolls to its last row', async ({ serve, signedIn }) => {
  const server = await serve({ contacts: many })
  const { desk, page } = await signedIn(server)
  const locale = await page.evaluate(() => navigator.language)
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const last = server.model.contacts().map(displayName).sort(compare).at(-1) ?? ''
  const rows = desk.list.getByRole('option')
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(many))
  await desk.list.hover()
  // Scrolled as by a wheel, so that every stretch on the way has its rows asked for.
  await expect(async () => {
    await page.mouse.wheel(0, 200_000)
    await expect(desk.list.locator(`[aria-posinset="${many}"]`)).toBeVisible({ timeout: 250 })
  }).toPass()
  await expect(desk.list.locator(`[aria-posinset="${many}"]`)).toHaveAccessibleName(last)
  await desk.list.locator(`[aria-posinset="${many}"]`).click()
  await expect(page.getByText('20,000 of 20,000')).toBeVisible()
})

/** Of those that come with the first page: ordered by when they were changed. Its name is its own. */
function oldest(contacts: readonly Contact[]): Contact {
  const inOrder = contacts.toSorted((a, b) => (a.updatedUtc < b.updatedUtc ? -1 : 1))
  const alone = (one: Contact) => contacts.filter((other) => displayName(other) === displayName(one)).length === 1
  const found = inOrder.slice(0, 200).find((one) => /^\S+$/.test(one.firstName ?? '') && alone(one))
  if (!found) throw new Error('no contact of the first page has a name of its own')
  return found
}
