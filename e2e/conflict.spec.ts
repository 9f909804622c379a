import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import { asksOfContacts, patchesTo } from './patches'
import type { ReferenceServer } from './reference-server/start'

const ada = '1001'
const mine = '+46 70 555 01 02'
const theirs = '+46 70 999 09 09'

/** Ada's phone edited here, and by a colleague in the moment in which the edit arrives. */
async function collide(server: ReferenceServer, { desk }: Started): Promise<void> {
  const fault = { kind: 'colleague-first' as const, fields: { phone: theirs }, who: 'Maria Ek' }
  server.faults.add({ method: 'PATCH', path: `/contacts/${ada}$`, fault })
  await desk.open('Ada Aalto')
  await desk.edit('Phone', mine)
  await desk.reaches('Needs review')
}

test('a 412 over different fields is rebased: GET, PATCH again, and both changes stand', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk } = await signedIn(server)
  const before = server.model.log.length
  const fault = { kind: 'colleague-first' as const, fields: { strategy: 'Theirs.' } }
  server.faults.add({ method: 'PATCH', path: `/contacts/${ada}$`, fault })
  await desk.open('Ada Aalto')
  await desk.edit('Phone', mine)
  await desk.reaches('Up to date')
  const log = asksOfContacts(server, before)
  expect(log.map(({ method, status }) => `${method} ${status}`)).toEqual(['PATCH 412', 'GET 200', 'PATCH 200'])
  expect(log[2]?.ifMatch).toBe(log[1]?.etag)
  expect(log[2]?.body).toEqual({ phone: mine })
  expect(server.model.contact(ada)).toMatchObject({ phone: mine, strategy: 'Theirs.' })
  await expect(desk.field('Strategy')).toHaveValue('Theirs.')
})

test('a field changed on both sides is shown with all three values, and nothing of it is sent', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const was = server.model.contact(ada)?.phone ?? ''
  const app = await signedIn(server)
  await collide(server, app)
  const { desk } = app
  const review = desk.review('Phone')
  for (const value of [was, mine, theirs]) await expect(review).toContainText(value)
  await expect(desk.row('Ada Aalto')).toHaveAccessibleDescription(/^Needs review/)
  await desk.edit('Strategy', 'Goes on all the same.')
  await expect.poll(() => patchesTo(server).at(-1)?.body).toEqual({ strategy: 'Goes on all the same.' })
  expect(server.model.contact(ada)?.phone).toBe(theirs)
})

test('Keep yours sends the edit on the value that was seen', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  await collide(server, app)
  const { desk } = app
  const seen = server.model.contact(ada)?.etag
  await desk.review('Phone').getByRole('button', { name: 'Keep yours' }).click()
  await desk.reaches('Up to date')
  await expect(desk.review('Phone')).toHaveCount(0)
  expect(server.model.contact(ada)?.phone).toBe(mine)
  expect(server.model.log.findLast(({ method }) => method === 'PATCH')?.ifMatch).toBe(seen)
})

test('Take theirs drops the edit, sends nothing, and can be undone', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  await collide(server, app)
  const { desk } = app
  const before = patchesTo(server).length
  await desk.review('Phone').getByRole('button', { name: 'Take theirs' }).click()
  await desk.reaches('Up to date')
  await expect(desk.field('Phone')).toHaveValue(theirs)
  expect(patchesTo(server)).toHaveLength(before)
  await desk.button('Undo').click()
  await expect(desk.field('Phone')).toHaveValue(mine)
  await expect.poll(() => server.model.contact(ada)?.phone).toBe(mine)
})

test('a decision about a value that has moved since is asked again, and nothing is sent', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  await collide(server, app)
  const { desk } = app
  server.model.colleague.patch(ada, { phone: '+46 70 111 11 11' })
  await desk.syncNow()
  await expect(desk.review('Phone')).toContainText('+46 70 111 11 11')
  expect(server.model.contact(ada)?.phone).toBe('+46 70 111 11 11')
  await desk.review('Phone').getByRole('button', { name: 'Keep yours' }).click()
  await expect.poll(() => server.model.contact(ada)?.phone).toBe(mine)
})

test('a conflict is found from the list of what needs review', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  await collide(server, app)
  const { desk, page } = app
  await desk.open('Adam Åberg')
  await desk.button('Needs review').click()
  await page.getByRole('row').getByRole('button', { name: 'Review' }).click()
  await expect(page.getByRole('heading', { name: 'Ada Aalto' })).toBeVisible()
  await expect(desk.review('Phone')).toBeFocused()
})

test('a contact deleted on the server keeps its edit until the user accepts the deletion', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  await desk.open('Ada Aalto')
  await desk.edit('Phone', mine)
  server.model.colleague.delete(ada)
  await server.start()
  await desk.syncNow()
  await desk.reaches('Needs review')
  await expect(page.getByText('Deleted on Propstreet.')).toBeVisible()
  await expect(desk.field('Phone')).toHaveValue(mine)
  expect(patchesTo(server)).toEqual([])
  await desk.button('Accept the deletion').click()
  await desk.reaches('Up to date')
  await expect(desk.row('Ada Aalto')).toHaveCount(0)
})
