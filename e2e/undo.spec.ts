import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import { chooses, fromMenu } from './files'
import type { ReferenceServer } from './reference-server/start'

const [ada, adam] = ['1001', '1002']
const [mine, theirs] = ['+46 70 555 01 02', '+46 70 999 09 09']
const toast = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })
const named = ({ model }: ReferenceServer, firstName: string) =>
  model.contacts().filter((contact) => contact.firstName === firstName && !contact.deletedUtc)

/** Pressed outside any field, as a person does who looks at what happened. */
async function press({ page }: Started, keys: 'Control+Z' | 'Control+Shift+Z'): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press(keys)
}
const undo = (app: Started) => press(app, 'Control+Z')
const redo = (app: Started) => press(app, 'Control+Shift+Z')

async function offline(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
}

async function online(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.start()
  await desk.syncNow()
}

async function create({ desk, page }: Started, values: Record<string, string>): Promise<void> {
  await desk.button('New contact').click()
  const dialog = page.getByRole('dialog', { name: 'New contact' })
  for (const [label, text] of Object.entries(values)) await dialog.getByLabel(label).fill(text)
  await dialog.getByRole('button', { name: /^Create (contact|anyway)$/ }).click()
  await expect(dialog).toHaveCount(0)
}

test('a field and a tag, sent already, go back one by one, and forth again', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  const was = server.model.contact(ada)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', mine)
  await desk.addTag('road')
  await expect
    .poll(() => server.model.contact(ada))
    .toMatchObject({ phone: mine, tags: [...(was?.tags ?? []), 'road'] })
  await desk.reaches('Up to date')
  await undo(app)
  await undo(app)
  await expect(toast(page, 'Undone: Phone of Ada Aalto')).toBeVisible()
  await expect.poll(() => server.model.contact(ada)).toMatchObject({ phone: was?.phone, tags: was?.tags })
  await redo(app)
  await expect(toast(page, 'Redone: Phone of Ada Aalto')).toBeVisible()
  await expect.poll(() => server.model.contact(ada)).toMatchObject({ phone: mine, tags: was?.tags })
})

test('what a colleague has written since stays, and the toast says so', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await desk.open('Ada Aalto')
  await desk.edit('Phone', mine)
  await expect.poll(() => server.model.contact(ada)?.phone).toBe(mine)
  await desk.reaches('Up to date')
  server.model.colleague.patch(ada, { phone: theirs })
  await desk.syncNow()
  await expect(desk.field('Phone')).toHaveValue(theirs)
  await undo(app)
  await expect(toast(page, 'Not undone: the value has changed since.')).toBeVisible()
  expect(server.model.contact(ada)?.phone).toBe(theirs)
})

for (const when of ['before', 'after'] as const) {
  test(`a new contact is gone with undo and there with redo, ${when} it is sent`, async ({ serve, signedIn }) => {
    const server = await serve()
    const app = await signedIn(server)
    const { desk, page } = app
    if (when === 'before') await offline(server, app)
    await create(app, { 'First name': 'Nina', Email: 'nina@new.example' })
    await expect(desk.row('Nina')).toHaveCount(1)
    if (when === 'after') {
      await expect.poll(() => named(server, 'Nina')).toHaveLength(1)
      await desk.reaches('Up to date')
    }
    await undo(app)
    await expect(toast(page, 'Undone: creation of Nina')).toBeVisible()
    await expect(desk.row('Nina')).toHaveCount(0)
    if (when === 'after') {
      await expect.poll(() => named(server, 'Nina')).toHaveLength(0)
      await desk.reaches('Up to date')
    }
    await redo(app)
    await expect(toast(page, 'Redone: creation of Nina')).toBeVisible()
    await expect(desk.row('Nina')).toHaveCount(1)
    if (when === 'before') await online(server, app)
    await expect.poll(() => named(server, 'Nina')).toMatchObject([{ email: 'nina@new.example' }])
    await desk.reaches('Up to date')
  })
}

test('a deletion that is on the server is taken back by making the contact anew, and deletes that one again', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  const was = server.model.contact(ada)
  const alive = () => named(server, 'Ada').filter(({ lastName }) => lastName === 'Aalto')
  await desk.open('Ada Aalto')
  await desk.button('Delete contact').click()
  await expect.poll(alive).toHaveLength(0)
  await desk.reaches('Up to date')
  await undo(app)
  await expect(toast(page, 'Undone: deletion of Ada Aalto')).toBeVisible()
  const tags = expect.arrayContaining([...(was?.tags ?? [])])
  await expect.poll(alive).toMatchObject([{ phone: was?.phone, tags, email: was?.email }])
  await desk.reaches('Up to date')
  await redo(app)
  await expect(toast(page, 'Redone: deletion of Ada Aalto')).toBeVisible()
  await expect.poll(alive).toHaveLength(0)
})

test('discards in the sync centre come back and go again: a field, a deletion, a note', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await offline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', mine)
  await page.getByRole('textbox', { name: 'Note' }).fill('Met at the fair')
  await page.getByRole('textbox', { name: 'Note' }).press('Control+Enter')
  await desk.open('Adam Åberg')
  await desk.button('Delete contact').click()
  await expect(desk.row('Adam Åberg')).toHaveCount(0)
  await desk.button('Waiting to sync').click()
  const rows = { phone: /Phone/, note: /Met at the fair/, deletion: /Adam Åberg/ }
  for (const name of Object.values(rows)) {
    const row = page.getByRole('row', { name })
    await row.click()
    await row.getByRole('button', { name: 'Discard' }).click()
    await expect(row).toHaveCount(0)
    await undo(app)
    await expect(row).toHaveCount(1)
    await redo(app)
    await expect(row).toHaveCount(0)
    await undo(app)
    await expect(row).toHaveCount(1)
  }
  await online(server, app)
  await expect.poll(() => server.model.contact(ada)?.phone).toBe(mine)
  await expect.poll(() => server.model.contact(adam)?.deletedUtc).toBeTruthy()
})

test('a hold is let go by undo, so that it goes out, and nothing was sent before', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  const was = server.model.contact(ada)?.phone
  await offline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', mine)
  await desk.button('Waiting to sync').click()
  const row = page.getByRole('row', { name: /Phone/ })
  await row.click()
  await row.getByRole('button', { name: 'Hold' }).click()
  await expect(row.getByRole('button', { name: 'Release' })).toBeVisible()
  await online(server, app)
  await expect(desk.pill).not.toContainText('Offline')
  await undo(app)
  await expect(toast(page, 'Undone: hold on Ada Aalto')).toBeVisible()
  await expect.poll(() => server.model.contact(ada)?.phone).toBe(mine)
  expect(was).not.toBe(mine)
})

test('decisions are asked again by undo and made again by redo, from any screen', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await offline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', mine)
  server.model.colleague.patch(ada, { phone: theirs }, 'Maria Ek')
  await online(server, app)
  await desk.reaches('Needs review')
  await offline(server, app)
  await page.keyboard.press('Control+Shift+R')
  await expect(desk.review('Phone')).toBeFocused()
  await page.keyboard.press('1')
  await expect(toast(page, 'Kept yours')).toBeVisible()
  await desk.button('Back to contacts').click()
  await undo(app)
  await expect(toast(page, 'Undone: decision on Phone of Ada Aalto')).toBeVisible()
  await expect(desk.review('Phone')).toContainText(theirs)
  await redo(app)
  await expect(toast(page, 'Redone: decision on Phone of Ada Aalto')).toBeVisible()
  await online(server, app)
  await expect.poll(() => server.model.contact(ada)?.phone).toBe(mine)
})

test('an import is one step, also from another screen and after it was sent', async ({ serve, signedIn, profile }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  const file = `${profile}.csv`
  writeFileSync(file, 'First name,Email\nNina,nina@new.example\nNils,nils@new.example\n')
  await chooses(app, file)
  await fromMenu(app, 'Import Contacts')
  await desk.button('Preview').click()
  await desk.button('Import 2 contacts').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('2 contacts saved on this laptop.')).toBeVisible()
  const both = () => server.model.contacts().filter((one) => one.email?.endsWith('@new.example') && !one.deletedUtc)
  await expect.poll(both).toHaveLength(2)
  await desk.reaches('Up to date')
  await desk.button('All contacts').click()
  await undo(app)
  await expect(toast(page, 'Undone: import of 2 contacts')).toBeVisible()
  await expect.poll(both).toHaveLength(0)
  await desk.reaches('Up to date')
  await redo(app)
  await expect(toast(page, 'Redone: import of 2 contacts')).toBeVisible()
  await expect.poll(both).toHaveLength(2)
})

test('a merge of duplicates is one step: back and forth before anything is sent', async ({ serve, signedIn }) => {
  const server = await serve()
  const other = { firstName: 'Ada', lastName: 'Aalto', email: 'ada@home.example', strategy: 'Renew' }
  const second = server.model.colleague.create(other)
  const app = await signedIn(server)
  const { desk, page } = app
  await offline(server, app)
  await fromMenu(app, 'Find Duplicates')
  await page
    .getByRole('list', { name: 'Possible duplicates' })
    .getByRole('button', { name: /^Ada Aalto/ })
    .click()
  await page.getByRole('group', { name: 'Strategy' }).getByRole('radio', { name: 'Renew' }).check()
  await desk.button('Merge 2 contacts').click()
  await expect(page.getByText('Merged into Ada Aalto.')).toBeVisible()
  await undo(app)
  await expect(toast(page, 'Undone: merge into Ada Aalto')).toBeVisible()
  await expect(page.getByText('Merged into Ada Aalto.')).toHaveCount(0)
  await redo(app)
  await expect(toast(page, 'Redone: merge into Ada Aalto')).toBeVisible()
  await online(server, app)
  await expect.poll(() => server.model.contact(second.id)?.deletedUtc ?? null).not.toBeNull()
  await expect.poll(() => server.model.contact(ada)?.strategy).toBe('Renew')
})

test('accepting a deletion and keeping a contact as new are taken back and done again', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await offline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', mine)
  server.model.colleague.delete(ada)
  await online(server, app)
  await desk.reaches('Needs review')
  await offline(server, app)
  await desk.button('Accept the deletion').click()
  await expect(desk.row('Ada Aalto')).toHaveCount(0)
  await undo(app)
  await expect(toast(page, 'Undone: accepted deletion of Ada Aalto')).toBeVisible()
  await desk.button('Keep as a new contact').click()
  await expect(page.getByText('Not on Propstreet yet. It is created there when you are online.')).toBeVisible()
  await undo(app)
  await expect(toast(page, 'kept as a new contact')).toBeVisible()
  await redo(app)
  await expect(toast(page, 'Redone: Ada Aalto kept as a new contact')).toBeVisible()
  await online(server, app)
  await expect.poll(() => named(server, 'Ada').filter(({ phone }) => phone === mine)).toHaveLength(1)
})

test('a create merged into the contact that has its email is parted from it again', async ({ serve, signedIn }) => {
  const server = await serve()
  server.model.colleague.patch(ada, { email: 'ada@taken.example', phone: null })
  const app = await signedIn(server)
  const { desk, page } = app
  await create(app, { 'First name': 'Ada', Email: 'ada@taken.example', Phone: mine })
  await desk.button('Merge into Ada Aalto').click()
  await expect.poll(() => server.model.contact(ada)?.phone).toBe(mine)
  await desk.reaches('Up to date')
  await undo(app)
  await expect(toast(page, 'Undone: new contact merged into')).toBeVisible()
  await expect.poll(() => server.model.contact(ada)?.phone).toBeNull()
  await desk.reaches('Needs review')
  await redo(app)
  await expect.poll(() => server.model.contact(ada)?.phone).toBe(mine)
  await desk.reaches('Up to date')
})
