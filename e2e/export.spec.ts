import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'playwright/test'
import { test } from './app-test'
import { chooses, fromMenu } from './files'

for (const [format, file] of [
  ['CSV, for spreadsheets', 'csv'],
  ['vCard 3.0, for address books', 'vcf'],
  ['vCard 4.0', 'vcf'],
] as const) {
  test(`all contacts exported as ${format} say nothing new when they are imported`, async ({
    serve,
    signedIn,
    profile,
  }) => {
    const server = await serve()
    const [first] = server.model.contacts()
    server.model.colleague.patch(first?.id ?? '', {
      lastName: '=HYPERLINK("x")',
      tags: ['a;b', 'c, d'],
      strategy: 'two\nlines',
    })
    const app = await signedIn(server)
    const { page, desk } = app
    const path = `${profile}.${file}`
    await chooses(app, path)
    await fromMenu(app, 'Export Contacts')
    const dialog = page.getByRole('dialog', { name: 'Export contacts' })
    await expect(dialog.getByRole('radio', { name: 'All 40 contacts' })).toBeChecked()
    await dialog.getByRole('radio', { name: format }).check()
    await dialog.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(page.getByText(/40 contacts written to/)).toBeVisible()
    expect(existsSync(`${path}.part`)).toBe(false)
    const text = readFileSync(path, 'utf8')
    if (file === 'csv') {
      expect(text.startsWith('\ufeffFirst name,Last name,Email,Phone')).toBe(true)
      expect(text).toContain(`'=HYPERLINK`)
      expect(text).not.toMatch(/(^|,)"?[=+@-]/m)
    }

    await fromMenu(app, 'Import Contacts')
    if (file === 'csv') await desk.button('Preview').click()
    await expect(page.getByRole('radio', { name: 'All 40' })).toBeVisible()
    await page.getByLabel('Contacts that are here already').selectOption('Overwrite')
    await expect(page.getByRole('radio', { name: 'Unchanged 40' })).toBeVisible()
    await expect(desk.button('Nothing to import')).toBeDisabled()
  })
}

test('what the list shows is exported by itself, an edit on top', async ({ serve, signedIn, profile }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { page, desk } = app
  await server.stop()
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.search.fill('Ada Aalto')
  await expect(desk.row('Ada Aalto')).toBeVisible()
  const path = `${profile}.csv`
  await chooses(app, path)
  await fromMenu(app, 'Export Contacts')
  const dialog = page.getByRole('dialog', { name: 'Export contacts' })
  await expect(dialog.getByRole('radio', { name: 'The 1 contact in the list' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText(/1 contact written to/)).toBeVisible()
  const text = readFileSync(path, 'utf8')
  expect(text.trim().split('\r\n')).toHaveLength(2)
  expect(text).toContain(`'+46 70 555 01 02`)
})

test('a file that can not be written is said, and leaves nothing behind', async ({ serve, signedIn, profile }) => {
  const server = await serve()
  const app = await signedIn(server)
  const { page } = app
  const path = `${profile}/no-such-folder/contacts.csv`
  await chooses(app, path)
  await fromMenu(app, 'Export Contacts')
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The file was not written')
  expect(existsSync(path)).toBe(false)
})
