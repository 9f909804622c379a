import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import type { ReferenceServer } from './reference-server/start'

const ada = '1001'
const ours = ({ model }: ReferenceServer) =>
  model.contacts().filter(({ externalRefs }) => externalRefs.some(({ namespace }) => namespace === 'fieldbook'))

async function goOffline(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
}

async function goOnline(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.start()
  await desk.syncNow()
}

/** `by`: what the button is called where somebody like it is here already. */
async function create({ desk, page }: Started, values: Record<string, string>, by = 'Create contact'): Promise<void> {
  await desk.button('New contact').click()
  const dialog = page.getByRole('dialog', { name: 'New contact' })
  for (const [label, text] of Object.entries(values)) await dialog.getByLabel(label).fill(text)
  await dialog.getByRole('button', { name: by }).click()
  await expect(dialog).toHaveCount(0)
}

test('a contact made offline is edited before and after it is on the server, and nobody sees its id change', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await goOffline(server, app)
  await create(app, { 'First name': 'Nina', Email: 'nina@new.example' })
  await expect(page.getByText('Not on Propstreet yet.')).toBeVisible()
  await desk.edit('Phone', '+46 70 555 01 02')
  // What is being typed while the server gives the contact its id stays, and so does the focus.
  await desk.field('Strategy').pressSequentially('Typed mean')
  await goOnline(server, app)
  await expect.poll(() => ours(server)).toHaveLength(1)
  await desk.reaches('Up to date')
  await expect(page.getByText('Not on Propstreet yet.')).toHaveCount(0)
  await expect(desk.field('Strategy')).toBeFocused()
  await desk.field('Strategy').pressSequentially('while')
  await desk.field('Strategy').press('Control+Enter')
  await expect.poll(() => ours(server)[0]).toMatchObject({ firstName: 'Nina', phone: '+46 70 555 01 02' })
  await expect.poll(() => ours(server)[0]?.strategy).toBe('Typed meanwhile')
  await expect(desk.row('Nina')).toHaveAttribute('aria-selected', 'true')
})

test('an email that somebody has already is said so, and merging fills in what that contact lacks', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  server.model.colleague.patch(ada, { email: 'ada@taken.example', phone: null })
  const app = await signedIn(server)
  const { desk } = app
  await create(app, { 'First name': 'Ada', Email: 'ada@taken.example', Phone: '+46 70 555 01 02' }, 'Create anyway')
  await desk.button('Merge into Ada Aalto').click()
  await expect(desk.field('Last name')).toHaveValue('Aalto')
  await expect.poll(() => server.model.contact(ada)?.phone).toBe('+46 70 555 01 02')
  expect(ours(server)).toEqual([])
})

test('a deleted contact is gone at once, comes back with Undo, and is deleted on the server when it is left so', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk } = app
  await goOffline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.button('Delete contact').click()
  await expect(desk.row('Ada Aalto')).toHaveCount(0)
  await desk.page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(desk.row('Ada Aalto')).toHaveCount(1)
  await expect(desk.field('Phone')).toHaveValue('+46 70 555 01 02')
  await desk.button('Delete contact').click()
  await goOnline(server, app)
  await expect.poll(() => server.model.contact(ada)?.deletedUtc).toBeTruthy()
  await desk.reaches('Up to date')
})

test('a contact that a colleague changed after it was deleted here is asked about', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await goOffline(server, app)
  await desk.open('Ada Aalto')
  await desk.button('Delete contact').click()
  server.model.colleague.patch(ada, { strategy: 'Signs in May.' })
  await goOnline(server, app)
  await desk.reaches('Needs review')
  await desk.open('Ada Aalto')
  await expect(page.getByText('was changed on Propstreet after you deleted it')).toBeVisible()
  expect(server.model.contact(ada)?.deletedUtc).toBeNull()
  await desk.button('Delete all the same').click()
  await expect.poll(() => server.model.contact(ada)?.deletedUtc).toBeTruthy()
})

test('a contact deleted there and edited here is kept as a new one', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk } = app
  await goOffline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  server.model.colleague.delete(ada)
  await goOnline(server, app)
  await desk.button('Keep as a new contact').click()
  await expect.poll(() => ours(server)).toHaveLength(1)
  expect(ours(server)[0]).toMatchObject({ firstName: 'Ada', lastName: 'Aalto', phone: '+46 70 555 01 02' })
  await desk.reaches('Up to date')
})

test('a conflict says who it is with, from the contact’s timeline', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk } = app
  await goOffline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  server.model.colleague.patch(ada, { phone: '+46 70 999 09 09' }, 'Karin Berg')
  await goOnline(server, app)
  await expect(desk.review('Phone')).toContainText('Karin Berg')
  await desk.review('Phone').getByRole('button', { name: 'Take theirs' }).click()
  await expect(desk.field('Phone')).toHaveValue('+46 70 999 09 09')
  await expect(desk.page.getByRole('main')).toBeFocused()
})

test('notes and calls written offline reach the server once, in order', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await goOffline(server, app)
  await desk.open('Ada Aalto')
  for (const [kind, text] of [
    ['Call', 'Called about the move'],
    ['Note', 'Wants two floors'],
  ] as const) {
    await page.getByRole('radiogroup', { name: 'Kind' }).getByRole('radio', { name: kind }).check()
    await desk.field('Add a note').fill(text)
    await desk.button('Save note').click()
    await expect(page.getByText(text)).toBeVisible()
  }
  await goOnline(server, app)
  const notes = () => server.model.timeline(ada).flatMap(({ details }) => ('note' in details ? [details.note] : []))
  await expect.poll(() => notes().slice(-2)).toEqual(['Called about the move', 'Wants two floors'])
  await desk.reaches('Up to date')
})

test('job titles, the primary company, Blocked and references reach the server; a link can be taken off', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const [first, second] = server.model.companies()
  if (!first || !second) throw new Error('there are companies')
  const connection = (id: string, primary: boolean) =>
    ({ company: { kind: 'existing', id }, jobTitle: 'CFO', primary }) as const
  server.model.colleague.patch(ada, { connections: [connection(first.id, true), connection(second.id, false)] })
  const { desk, page } = await signedIn(server)
  await desk.open('Ada Aalto')
  await desk.field(`Job title at ${first.name}`).fill('CEO')
  await desk.field(`Job title at ${first.name}`).press('Enter')
  await desk.button(`Make ${second.name} the primary company`).click()
  await page.getByRole('checkbox', { name: 'Blocked' }).click()
  await desk.button('Add reference').click()
  await desk.field('System').fill('crm')
  await desk.field('Reference').fill('17')
  await desk.button('Add').click()
  const links = () =>
    server.model.contact(ada)?.companies.map(({ id, jobTitle, isPrimary }) => [id, jobTitle, isPrimary])
  await expect.poll(links).toEqual([
    [second.id, 'CFO', true],
    [first.id, 'CEO', false],
  ])
  expect(server.model.writeOnly(ada)?.blocked).toBe(true)
  expect(server.model.contact(ada)?.externalRefs).toContainEqual({ namespace: 'crm', id: '17' })
  await desk.button(`Remove ${first.name}`).click()
  await expect.poll(links).toEqual([[second.id, 'CFO', true]])
})

test('a change that is held back stays here until it is released', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await goOffline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.edit('Strategy', 'Later')
  await desk.button('Waiting to sync').click()
  await page
    .getByRole('row', { name: /Strategy/ })
    .getByRole('button', { name: 'Hold' })
    .click()
  await goOnline(server, app)
  await expect.poll(() => server.model.contact(ada)?.phone).toBe('+46 70 555 01 02')
  await expect(page.getByRole('row', { name: /Strategy/ })).toContainText('Held back by you')
  expect(server.model.contact(ada)?.strategy).not.toBe('Later')
  await page
    .getByRole('row', { name: /Strategy/ })
    .getByRole('button', { name: 'Release' })
    .click()
  await expect.poll(() => server.model.contact(ada)?.strategy).toBe('Later')
})

test('what has been sent is undone from the history, unless somebody has changed it since', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  const was = server.model.contact(ada)?.phone
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.reaches('Up to date')
  await desk.button('History').click()
  await page
    .getByRole('row', { name: /Sent to Propstreet/ })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect.poll(() => server.model.contact(ada)?.phone).toBe(was)
  await desk.reaches('Up to date')
  await page
    .getByRole('row', { name: /555 01 02 .*Sent/ })
    .first()
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(page.getByText('Not undone: it is')).toBeVisible()
})

test('unsent changes are exported to a readable file, and taken in on another laptop', async ({
  serve,
  signedIn,
  start,
  profile,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  await goOffline(server, app)
  await app.desk.open('Ada Aalto')
  await app.desk.edit('Phone', '+46 70 555 01 02')
  const file = `${profile}-changes.json`
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await app.desk.button('Waiting to sync').click()
  await app.desk.button('Export unsent changes').click()
  await expect(app.page.getByText('1 change written to the file.')).toBeVisible()
  await app.quit()

  await server.start()
  const second = await start({ api: server, profile: `${profile}-second` })
  await second.desk.reaches('Up to date')
  await second.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await second.electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find(({ label }) => label.startsWith('Import'))?.click()
  })
  await expect(second.page.getByText('1 change taken in.')).toBeVisible()
  await expect.poll(() => server.model.contact(ada)?.phone).toBe('+46 70 555 01 02')
})

test('a contact that vanished from the server without a trace goes when all are read again', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk, electron } = await signedIn(server)
  const headers = { 'content-type': 'application/json' }
  const data = server.model.contacts().filter(({ id }) => id !== ada)
  const list = { data, page: { nextCursor: null, hasMore: false, pageSize: 500 } }
  server.faults.add({ path: 'page_size=500$', fault: { kind: 'answer', status: 200, headers, body: list } })
  server.faults.add({ path: `/contacts/${ada}$`, fault: { kind: 'answer', status: 404, headers, body: {} } })
  await electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find(({ label }) => label.startsWith('Read All'))?.click()
  })
  await expect(desk.row('Ada Aalto')).toHaveCount(0)
})
