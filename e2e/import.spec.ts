import { writeFileSync } from 'node:fs'
import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import { chooses, fromMenu } from './files'

const created = (server: { model: { contacts: () => { email: string | null; deletedUtc?: string | null }[] } }) =>
  server.model.contacts().filter(({ email, deletedUtc }) => email?.endsWith('@new.example') && !deletedUtc)

/** Opens a file by the menu, as far as its columns. */
async function opens(app: Started, file: string, content: string | Uint8Array): Promise<void> {
  writeFileSync(file, content)
  await chooses(app, file)
  await fromMenu(app, 'Import Contacts')
}

/** The preview of the file that is open. */
async function previews({ desk, page }: Started): Promise<void> {
  await desk.button('Preview').click()
  await expect(page.getByRole('group', { name: 'Rows shown' })).toBeVisible({ timeout: 60_000 })
}

const columns = 'Förnamn;Efternamn;E-post;Mobiltelefon;Företag;Titel;Taggar;Skonummer'

test('a file becomes contacts: columns, preview, confirmation, and one undo for all of it', async ({
  serve,
  signedIn,
  profile,
}) => {
  const server = await serve({ rateLimit: 600 })
  const app = await signedIn(server)
  const { page, desk } = app
  const [known] = server.model.contacts().filter(({ email }) => email)
  const [company] = server.model.companies()
  const rows = [
    columns,
    `Åsa;Öberg;asa@new.example;070-174 06 18;${company?.name?.toUpperCase()};CFO;"Mässa, VIP";38`,
    `Cy;Dal;cy@new.example;;Okänt Bolag AB;VD;;41`,
    `X;Y;${known?.email};;;;Mässa;`,
    'Bo;Ek;not-an-address;;;;;',
    'Cy;Dal;CY@new.example;;;;;',
  ]
  await opens(app, `${profile}.csv`, `\ufeff${rows.join('\r\n')}`)
  await expect(page.getByRole('combobox', { name: 'E-post becomes' })).toHaveValue('email')
  await expect(page.getByRole('combobox', { name: 'Skonummer becomes' })).toHaveValue('skip')
  await previews(app)
  await expect(page.getByRole('radio', { name: 'New 2' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Åsa Öberg/ })).toContainText('Is created')
  await expect(page.getByText('Company Okänt Bolag AB is not known: not linked')).toBeVisible()
  await expect(page.getByRole('row', { name: /Bo Ek/ })).toContainText('not a valid email address')
  await expect(page.getByText('the same contact as row 3')).toBeVisible()
  await page.getByRole('radio', { name: 'Update 1' }).check({ force: true })
  await expect(page.getByRole('row', { name: /X Y/ })).toContainText('same email')
  expect(created(server)).toHaveLength(0)

  await desk.button('Import 2 contacts, update 1').click()
  const dialog = page.getByRole('dialog', { name: 'Import these contacts?' })
  await expect(dialog).toContainText('2 contacts created, 1 contact updated, 2 rows left out')
  await expect(dialog).toContainText('Sending to Propstreet takes about')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('3 contacts saved on this laptop.')).toBeVisible()
  await expect.poll(() => created(server)).toHaveLength(2)
  const asa = created(server).find(({ email }) => email === 'asa@new.example')
  expect(asa).toMatchObject({ tags: ['Mässa', 'VIP'], companies: [{ id: company?.id, jobTitle: 'CFO' }] })
  await expect.poll(() => server.model.contact(known?.id ?? '')?.tags).toContain('Mässa')
  expect(server.model.contact(known?.id ?? '')?.firstName).toBe(known?.firstName)

  await desk.reaches('Up to date')
  await desk.button('Undo import').click()
  await expect(page.getByText('The import was taken back.')).toBeVisible()
  await expect.poll(() => created(server)).toHaveLength(0)
  await expect.poll(() => server.model.contact(known?.id ?? '')?.tags).not.toContain('Mässa')
})

test('fifty thousand rows are previewed with how long sending takes, and nothing of them is written', async ({
  serve,
  signedIn,
  profile,
}) => {
  test.setTimeout(120_000)
  const server = await serve({ rateLimit: 60 })
  const app = await signedIn(server)
  const { page, desk } = app
  const rows = Array.from({ length: 50_000 }, (_, i) => `Nina ${i},Ny,nina.${i}@new.example,+46 70 ${1_000_000 + i}`)
  await opens(app, `${profile}.csv`, ['First Name,Last Name,E-mail Address,Mobile Phone', ...rows].join('\n'))
  await previews(app)
  await expect(page.getByRole('radio', { name: 'New 50,000' })).toBeVisible()
  await desk.button('Import 50,000 contacts').click()
  const dialog = page.getByRole('dialog', { name: 'Import these contacts?' })
  await expect(dialog).toContainText('about 14 h')
  await dialog.getByRole('button', { name: 'Cancel' }).last().click()
  await desk.button('Back').click()
  await desk.button('Cancel').click()
  await expect(desk.button('Choose a file')).toBeVisible()
  await desk.button('All contacts').click()
  await expect(page.getByText('40 contacts')).toBeVisible()
  await expect(desk.button('Waiting to sync')).toHaveCount(0)
})

test('an import that is stopped keeps what is written, says so, and goes on or is taken back', async ({
  serve,
  signedIn,
  profile,
}) => {
  test.setTimeout(120_000)
  const server = await serve()
  const app = await signedIn(server)
  const { page, desk } = app
  await server.stop()
  const rows = Array.from({ length: 3_000 }, (_, i) => `Nina ${i},nina.${i}@new.example`)
  await opens(app, `${profile}.csv`, ['Name,Email', ...rows].join('\n'))
  await previews(app)
  await desk.button('Import 3,000 contacts').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await desk.button('Stop').click()
  await expect(page.getByText(/Stopped\. .* of 3,000 contacts are saved and stay/)).toBeVisible()
  await desk.button('Go on').click()
  await expect(page.getByText('3,000 contacts saved on this laptop.')).toBeVisible({ timeout: 60_000 })
  await desk.button('Undo import').click()
  await expect(page.getByText('The import was taken back.')).toBeVisible({ timeout: 60_000 })
  await desk.button('All contacts').click()
  await expect(page.getByText('40 contacts')).toBeVisible()
})

test('a card is imported from a file that is dropped on the window', async ({ serve, signedIn }) => {
  const server = await serve()
  const { page, desk } = await signedIn(server)
  const data = await page.evaluateHandle(() => {
    const card =
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=D6berg;=C5sa\r\nEMAIL:asa@new.example\r\nTEL;CELL:070-174 06 18\r\nEND:VCARD\r\n'
    const transfer = new DataTransfer()
    transfer.items.add(new File([card], 'åsa.vcf', { type: 'text/vcard' }))
    return transfer
  })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await expect(page.getByText('Drop the file to import its contacts')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await expect(page.getByRole('row', { name: /Åsa Öberg/ })).toContainText('Is created')
  await desk.button('Import 1 contact').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await expect.poll(() => created(server)).toMatchObject([{ firstName: 'Åsa', lastName: 'Öberg' }])
})

test('files that are none are refused with their cause, and hostile ones harm nothing', async ({
  serve,
  signedIn,
  profile,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const { page } = app
  const file = `${profile}.csv`
  await opens(app, file, '')
  await expect(page.getByRole('alert')).toContainText('The file has nothing in it.')
  await opens(
    app,
    file,
    Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256),
  )
  await expect(page.getByRole('alert')).toContainText('This is not a file of contacts.')
  await opens(app, file, 'x'.repeat(8 * 1024 * 1024))
  await expect(page.getByRole('alert')).toContainText('This is not a file of contacts.')

  const wide = Array.from({ length: 1000 }, (_, i) => (i === 0 ? 'Name' : `Column ${i}`))
  await opens(app, file, `${wide.join(',')}\n${wide.join(',')}\n`)
  await expect(page.getByRole('combobox', { name: 'Column 999 becomes' })).toHaveValue('skip')

  await app.desk.button('Cancel').click()
  await opens(
    app,
    file,
    'Name,Email\n<img src=x onerror=alert(1)>,a@new.example\n"=cmd|calc,b@new.example\nC,c@new.example\n',
  )
  await previews(app)
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
  await expect(page.getByText('a quotation mark is opened and never closed')).toBeVisible()
  expect(created(server)).toHaveLength(0)
})
