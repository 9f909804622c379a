import type { ElectronApplication, Page } from 'playwright'
import { expect } from 'playwright/test'
import { test } from './app-test'
import { asksOfContacts, patchesTo } from './patches'

const ada = '1001'

test('a saved edit and a typed draft survive kill -9, and the edit is sent by the next start', async ({
  serve,
  signedIn,
  start,
}) => {
  const server = await serve()
  const first = await signedIn(server)
  await server.stop()
  await first.desk.syncNow()
  await first.desk.reaches('Offline')
  await first.desk.open('Ada Aalto')
  await first.desk.edit('Phone', '+46 70 555 01 02')
  await first.desk.addTag('lunch')
  await first.desk.field('Strategy').fill('Half a sent')
  // A draft is on the disk 300 ms after the last key; the next start shows whether this one was.
  await expect.poll(() => draftsIn(first.page)).toEqual(['Half a sent'])
  await first.kill()

  const { desk } = await start({ api: server })
  await desk.reaches('Offline')
  await desk.open('Ada Aalto')
  await expect(desk.field('Phone')).toHaveValue('+46 70 555 01 02')
  await expect(desk.unsent('Phone')).toBeVisible()
  await expect(desk.field('Strategy')).toHaveValue('Half a sent')
  await expect(desk.page.getByText('Typed before and not saved yet.')).toBeVisible()
  await desk.field('Strategy').press('Escape')
  await server.start()
  await desk.syncNow()
  await desk.reaches('Up to date')
  expect(patchesTo(server).map(({ body }) => Object.keys(body as object).sort())).toEqual([['phone', 'tags']])
  expect(server.model.contact(ada)).toMatchObject({
    phone: '+46 70 555 01 02',
    tags: expect.arrayContaining(['lunch']),
  })
})

test('a note and a tag half typed survive kill -9, and are neither sent nor put on unasked', async ({
  serve,
  signedIn,
  start,
}) => {
  const server = await serve()
  const first = await signedIn(server)
  await first.desk.open('Ada Aalto')
  await first.page.getByRole('radio', { name: 'Call' }).check()
  await first.desk.field('Add a note').fill('She asked for')
  await first.desk.field('Add tag').fill('lun')
  await expect.poll(async () => (await draftsIn(first.page)).sort()).toEqual(['She asked for', 'call', 'lun'])
  await first.kill()

  const { desk, page } = await start({ api: server })
  await desk.open('Ada Aalto')
  await expect(desk.field('Add a note')).toHaveValue('She asked for')
  await expect(page.getByRole('radio', { name: 'Call' })).toBeChecked()
  await expect(desk.field('Add tag')).toHaveValue('lun')
  await desk.open('Adam Åberg')
  await desk.open('Ada Aalto')
  await expect(desk.field('Add tag')).toHaveValue('lun')
  await desk.field('Add tag').press('Enter')
  await desk.field('Add a note').press('Enter')
  await expect(desk.field('Add a note')).toHaveValue('')
  await desk.reaches('Up to date')
  await expect.poll(() => draftsIn(page)).toEqual([])
  expect(server.model.contact(ada)?.tags).toContain('lun')
})

test('killed between the request and its answer, nothing is lost and nothing is doubled', async ({
  serve,
  signedIn,
  start,
}) => {
  const server = await serve()
  const first = await signedIn(server)
  server.faults.add({ method: 'PATCH', fault: { kind: 'act-then-silence' } })
  await first.desk.open('Ada Aalto')
  await first.desk.edit('Phone', '+46 70 555 01 02')
  await expect.poll(() => patchesTo(server)).toHaveLength(1)
  await first.kill()
  server.faults.clear()

  const { desk } = await start({ api: server })
  await desk.reaches('Up to date')
  await desk.open('Ada Aalto')
  await expect(desk.field('Phone')).toHaveValue('+46 70 555 01 02')
  await expect(desk.button('Needs review')).toHaveCount(0)
  const written = server.model.timeline(ada).filter(({ type, user }) => type === 'audit' && user.id === 'me')
  expect(written).toHaveLength(1)
})

test('a first pull that was killed goes on from its last page', async ({ serve, start }) => {
  const server = await serve({ contacts: 3_000 })
  server.faults.add({ path: 'cursor=', skip: 2, fault: { kind: 'hold' } })
  const first = await start({ api: server })
  await expect.poll(() => server.faults.list()[0]?.waiting).toBe(1)
  await expect(first.page.getByText('1,500 so far')).toBeVisible()
  await first.kill()
  server.faults.clear()
  const before = server.model.log.length

  const { desk } = await start({ api: server })
  await desk.reaches('Up to date')
  await expect(desk.page.getByText('3,000 contacts')).toBeVisible()
  expect(asksOfContacts(server, before).filter(({ query }) => !query.cursor && !query.updated_since)).toEqual([])
})

test('closing the window saves the field that is being typed in', async ({ serve, signedIn, start }) => {
  const server = await serve()
  const first = await signedIn(server)
  await server.stop()
  await first.desk.syncNow()
  await first.desk.reaches('Offline')
  await first.desk.open('Ada Aalto')
  await first.desk.field('Phone').fill('+46 70 555 01 02')
  await first.quit()

  const { desk } = await start({ api: server })
  await desk.open('Ada Aalto')
  await expect(desk.field('Phone')).toHaveValue('+46 70 555 01 02')
  await expect(desk.unsent('Phone')).toBeVisible()
})

test('a page that crashes comes back with everything in it', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk, page, electron } = await signedIn(server)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.reaches('Up to date')
  await crash(page, electron)
  await expect.poll(() => rowsIn(electron)).toBeGreaterThan(5)
})

test('a page that crashes after signing in comes back to the account, not to the first screen', async ({ start }) => {
  const { desk, page, electron } = await start()
  await page.getByRole('button', { name: 'Explore' }).click()
  await desk.reaches('Up to date')
  await crash(page, electron)
  await expect.poll(() => rowsIn(electron)).toBeGreaterThan(5)
})

async function crash(page: Page, electron: ElectronApplication): Promise<void> {
  const gone = page.waitForEvent('crash')
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await gone
}

/** Rows on the screen of a page that was reloaded after a crash, which the driver's page no longer reaches. */
function rowsIn(electron: ElectronApplication): Promise<number> {
  return electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents || contents.isCrashed()) return 0
    return contents.executeJavaScript('document.querySelectorAll("[role=option]").length')
  })
}

/** What the store holds of typed text, read as a second connection to the same database. */
function draftsIn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const name = (await indexedDB.databases())[0]?.name ?? ''
    const database = await done(indexedDB.open(name))
    const rows: { text: string }[] = await done(database.transaction('drafts').objectStore('drafts').getAll())
    database.close()
    return rows.map(({ text }) => text)
  })
}
