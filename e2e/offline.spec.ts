import { expect } from 'playwright/test'
import { test } from './app-test'
import { asksOfContacts, patchesTo } from './patches'

const ada = '1001'

test('an edit made online reaches the server as one PATCH with If-Match', async ({ serve, signedIn }) => {
  const server = await serve()
  const etag = server.model.contact(ada)?.etag
  const { desk } = await signedIn(server)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.reaches('Up to date')
  expect(patchesTo(server)).toEqual([{ status: 200, body: { phone: '+46 70 555 01 02' } }])
  expect(server.model.log.find(({ method }) => method === 'PATCH')?.ifMatch).toBe(etag)
})

test('what is edited offline is sent on reconnect: one delta page, then one PATCH a contact', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk } = await signedIn(server)
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.edit('Email', 'ada@nordport.example')
  await desk.edit('Strategy', 'Two lines\nof text')
  await desk.addTag('lunch')
  await desk.removeTag('vip')
  await desk.open('Adam Åberg')
  await desk.edit('Last name', 'Åberg-Ek')
  await expect(desk.pill).toContainText('5 changes saved on this laptop')
  const before = server.model.log.length
  await server.start()
  await desk.syncNow()
  await desk.reaches('Up to date')
  expect(asksOfContacts(server, before).map(({ method, status }) => `${method} ${status}`)).toEqual([
    'GET 200',
    'PATCH 200',
    'PATCH 200',
  ])
  expect(server.model.contact(ada)).toMatchObject({
    phone: '+46 70 555 01 02',
    email: 'ada@nordport.example',
    strategy: 'Two lines\nof text',
    tags: ['logistics', 'nordics', 'lunch'],
  })
  expect(server.model.contact('1002')).toMatchObject({ firstName: 'Adam', lastName: 'Åberg-Ek' })
  await expect(desk.button('Waiting to sync')).toHaveCount(0)
})

test('an unsent edit can be reverted, and then nothing is sent', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk } = await signedIn(server)
  const phone = server.model.contact(ada)?.phone ?? ''
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.unsent('Phone').click()
  const said = desk.page.getByRole('dialog', { name: 'Unsent change to Phone' })
  await expect(said).toContainText(`Was ${phone}`)
  await said.getByRole('button', { name: 'Revert' }).click()
  await expect(desk.field('Phone')).toHaveValue(phone)
  await expect(desk.unsent('Phone')).toHaveCount(0)
  await server.start()
  await desk.syncNow()
  await desk.reaches('Up to date')
  expect(patchesTo(server)).toEqual([])
})

test('what a colleague changes comes in by itself', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk } = await signedIn(server)
  await desk.open('Ada Aalto')
  server.model.colleague.patch(ada, { strategy: 'Now also cold storage.', tags: ['board-member'] })
  await desk.syncNow()
  await expect(desk.field('Strategy')).toHaveValue('Now also cold storage.')
  await expect(desk.tags.getByRole('button', { name: 'Remove tag board-member' })).toBeVisible()
  expect(patchesTo(server)).toEqual([])
})

test('the answer lost after the server acted is no conflict, and nothing is sent twice', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk } = await signedIn(server)
  server.faults.add({ method: 'PATCH', fault: { kind: 'act-then-reset' }, times: 2 })
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.reaches('Up to date')
  await expect(desk.unsent('Phone')).toHaveCount(0)
  await expect(desk.button('Needs review')).toHaveCount(0)
  expect(server.model.contact(ada)?.phone).toBe('+46 70 555 01 02')
  const written = server.model.timeline(ada).filter(({ type, user }) => type === 'audit' && user.id === 'me')
  expect(written).toHaveLength(1)
})
