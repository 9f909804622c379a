import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import { fromMenu } from './files'

const ada = 'Ada Aalto'

async function group({ page }: Started, name: RegExp) {
  await page.getByRole('list', { name: 'Possible duplicates' }).getByRole('button', { name }).click()
}

test('a new contact that may be here is told before it is made', async ({ serve, signedIn }) => {
  const server = await serve()
  const { page, desk } = await signedIn(server)
  const known = server.model.contacts().find(({ firstName, lastName }) => `${firstName} ${lastName}` === ada)
  await desk.button('New contact').click()
  const dialog = page.getByRole('dialog', { name: 'New contact' })
  await dialog.getByRole('textbox', { name: 'Email' }).fill(known?.email?.toUpperCase() ?? '')
  await expect(dialog.getByRole('status')).toContainText(`Looks like ${ada} (same email)`)
  await expect(dialog.getByRole('button', { name: 'Create anyway' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Open' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(desk.field('First name')).toHaveValue('Ada')

  await desk.button('New contact').click()
  await dialog.getByRole('textbox', { name: 'First name' }).fill('aalto')
  await dialog.getByRole('textbox', { name: 'Last name' }).fill('ADA')
  await expect(dialog.getByRole('status')).toContainText('same name')
  await dialog.getByRole('button', { name: 'Create anyway' }).click()
  await expect.poll(() => server.model.contacts().filter(({ firstName }) => firstName === 'aalto')).toHaveLength(1)
})

/** A second record of Ada Aalto, made by somebody else. */
const other = { firstName: 'Ada', lastName: 'Aalto', email: 'ada@home.example', strategy: 'Renew', tags: ['vip-2'] }

test('two records are merged field by field, the email included, and taken back as one', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const [made] = [server.model.colleague.create({ ...other, externalRefs: [{ namespace: 'erp', id: '77' }] })]
  const app = await signedIn(server)
  const { page, desk } = app
  const known = server.model
    .contacts()
    .find(({ id, firstName, lastName }) => id !== made.id && `${firstName} ${lastName}` === ada)
  const kept = known?.id ?? ''
  await fromMenu(app, 'Find Duplicates')
  await group(app, /^Ada Aalto/)
  await page.getByRole('group', { name: 'Email' }).getByRole('radio', { name: 'ada@home.example' }).check()
  await page.getByRole('group', { name: 'Strategy' }).getByRole('radio', { name: 'Renew' }).check()
  await expect(page.getByText('stays with the deleted contact there')).toBeVisible()
  expect(server.model.contact(made.id)?.deletedUtc ?? null).toBeNull()
  await desk.button('Merge 2 contacts').click()
  await expect(page.getByText('Merged into Ada Aalto.')).toBeVisible()
  await expect.poll(() => server.model.contact(made.id)?.deletedUtc ?? null).not.toBeNull()
  await expect.poll(() => server.model.contact(kept)?.email).toBe('ada@home.example')
  const merged = server.model.contact(kept)
  expect(merged).toMatchObject({
    strategy: 'Renew',
    externalRefs: expect.arrayContaining([{ namespace: 'erp', id: '77' }]),
  })
  expect(merged?.tags).toEqual([...(known?.tags ?? []), 'vip-2'])
  await desk.reaches('Up to date')

  await desk.button('Undo').click()
  await expect
    .poll(() => server.model.contact(kept))
    .toMatchObject({ email: known?.email, strategy: known?.strategy, tags: known?.tags })
  const again = () => server.model.contacts().filter(({ strategy, deletedUtc }) => strategy === 'Renew' && !deletedUtc)
  await expect.poll(again).toMatchObject([{ firstName: 'Ada', tags: ['vip-2'] }])
})

test('what are no duplicates is remembered', async ({ serve, signedIn, start, profile }) => {
  const server = await serve()
  server.model.colleague.create(other)
  const app = await signedIn(server)
  await fromMenu(app, 'Find Duplicates')
  await group(app, /^Ada Aalto/)
  await app.desk.button('Not duplicates').click()
  const row = (of: Started) =>
    of.page.getByRole('list', { name: 'Possible duplicates' }).getByRole('button', { name: /^Ada Aalto/ })
  await expect(row(app)).toHaveCount(0)
  await app.quit()
  const again = await start({ api: server, profile })
  await again.desk.reaches('Up to date')
  await fromMenu(again, 'Find Duplicates')
  await expect(again.page.getByRole('heading', { name: 'Duplicates' })).toBeVisible()
  await expect(again.page.getByRole('progressbar')).toHaveCount(0)
  await expect(row(again)).toHaveCount(0)
})
