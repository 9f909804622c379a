import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import type { ReferenceServer } from './reference-server/start'

const [ada, adam, adele] = ['1001', '1002', '1003']

async function offline(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
}

async function online(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.start()
  await desk.syncNow()
}

const digestOf = ({ page }: Started) => page.getByRole('region', { name: 'While you were away' })

/** A colleague at work on three contacts, and we offline on one of them. */
async function apart(server: ReferenceServer, app: Started): Promise<void> {
  const { desk } = app
  await offline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  server.model.colleague.patch(ada, { strategy: 'Theirs.' }, 'Maria Ek')
  server.model.colleague.patch(adam, { strategy: 'Theirs too.' }, 'Maria Ek')
  server.model.colleague.delete(adele)
}

test('after a reconnect what came in, what went out and what was merged is told, and each leads there', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await apart(server, app)
  await expect(digestOf(app)).toHaveCount(0)
  await desk.search.focus()
  await online(server, app)
  await expect(digestOf(app)).toContainText('2 contacts changed: ')
  await expect(digestOf(app)).toContainText('Adam Åberg')
  await expect(digestOf(app)).toContainText('1 contact deleted on Propstreet')
  await expect(digestOf(app)).toContainText('1 change of yours sent')
  await expect(desk.search).toBeFocused()
  await digestOf(app).getByRole('button', { name: '1 field merged, nothing lost' }).click()
  await expect(page.getByRole('tab', { name: 'History' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('row', { name: /Merged with a change on Propstreet/ })).toHaveCount(1)
  await digestOf(app).getByRole('button', { name: 'Dismiss' }).click()
  await expect(digestOf(app)).toHaveCount(0)
})

test('a digest that was not put away is there at the next start, and one that was is not', async ({
  serve,
  signedIn,
  start,
}) => {
  const server = await serve()
  const first = await signedIn(server)
  await apart(server, first)
  await online(server, first)
  await expect(digestOf(first)).toBeVisible()
  await first.quit()
  const second = await start({ api: server })
  await expect(digestOf(second)).toContainText('1 change of yours sent')
  await digestOf(second).getByRole('button', { name: 'Dismiss' }).click()
  await second.desk.syncNow()
  await second.desk.reaches('Up to date')
  await second.quit()
  const third = await start({ api: server })
  await third.desk.reaches('Up to date')
  await expect(digestOf(third)).toHaveCount(0)
})

test('the first pull is no news, and neither is a reconnect to nothing new', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  await expect(digestOf(app)).toHaveCount(0)
  await offline(server, app)
  await online(server, app)
  await app.desk.reaches('Up to date')
  await expect(digestOf(app)).toHaveCount(0)
})

test('one check says whether all is ready for the road, and what to do where it is not', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await desk.button('Account').click()
  await desk.button('Ready for the road').click()
  const road = page.getByRole('dialog', { name: 'Ready for the road' })
  await expect(road.getByRole('status')).toHaveText(/^All set\./)
  await expect(road.getByRole('listitem', { name: 'Room on this laptop' })).toContainText('GB free')
  await road.getByRole('button', { name: 'Close' }).click()
  await offline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.button('Account').click()
  await desk.button('Ready for the road').click()
  await expect(road.getByRole('status')).toHaveText('1 thing to look at before you leave')
  await server.start()
  await road.getByRole('listitem', { name: 'Unsent changes' }).getByRole('button', { name: 'Sync now' }).click()
  await expect(road.getByRole('status')).toHaveText(/^All set\./)
  expect(server.model.contact(ada)?.phone).toBe('+46 70 555 01 02')
})
