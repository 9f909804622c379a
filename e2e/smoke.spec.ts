import { expect } from 'playwright/test'
import { test } from './app-test'

test('an edit made online reaches the server as one PATCH with If-Match', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk } = await signedIn(server)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.reaches('Up to date')
  const patches = server.model.log.filter(({ method }) => method === 'PATCH')
  expect(patches.map(({ status, body }) => ({ status, body }))).toEqual([
    { status: 200, body: { phone: '+46 70 555 01 02' } },
  ])
  expect(patches[0]?.ifMatch).toMatch(/^W\//)
})
