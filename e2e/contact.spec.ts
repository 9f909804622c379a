import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import type { ContactInput } from './reference-server/contact'
import type { ReferenceServer } from './reference-server/start'

const ada = '1001'
const companies = [
  { id: '1', name: 'Nordvik Fastigheter AB' },
  { id: '2', name: 'Brf Sjöstaden 14' },
  { id: '3', name: 'Åhlén & Söner' },
]
const link = (id: string, jobTitle: string, primary: boolean) =>
  ({ company: { kind: 'existing', id }, jobTitle, primary }) as const
const annika: ContactInput = {
  ...{ id: '7', firstName: 'Annika', lastName: 'Lindqvist', email: 'annika@nordvik.example', phone: '+46701740618' },
  ...{ linkedInUrl: 'https://www.linkedin.com/in/annikal', primaryLanguage: 'sv', tags: ['Pilot'] },
  connections: [link('2', 'Board member', false), link('1', 'CFO', true)],
  externalRefs: [{ namespace: 'crm', id: '88213' }],
}

async function goOffline(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
}

async function goOnline(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.start()
  await desk.syncNow()
  await desk.reaches('Up to date')
}

/** What the system is asked to open, instead of opening it. */
async function opened({ electron }: Started): Promise<() => Promise<string[]>> {
  await electron.evaluate(({ shell }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    shell.openExternal = async (url) => void asked.push(url)
  })
  return () => electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
}

test('Call, Email and LinkedIn open a telephone, a mail and the profile, and nothing else', async ({
  serve,
  signedIn,
}) => {
  const app = await signedIn(await serve({ contacts: [annika], companies }))
  const { desk } = app
  const asked = await opened(app)
  await desk.open('Annika Lindqvist')
  for (const name of ['Call', 'Email', 'LinkedIn']) await desk.button(name).click()
  await expect
    .poll(asked)
    .toEqual(['tel:+46701740618', 'mailto:annika@nordvik.example', 'https://www.linkedin.com/in/annikal'])
})

test('what is typed is kept as typed, with a hint where it looks amiss, and Escape takes it back', async ({
  serve,
  signedIn,
}) => {
  const server = await serve({ contacts: [annika], companies })
  const { desk, page } = await signedIn(server)
  await desk.open('Annika Lindqvist')
  await desk.edit('Phone', '+46 70 17')
  await expect(page.getByText('Looks incomplete for Sweden.')).toBeVisible()
  await desk.edit('Email', 'annika@gmial.com')
  await expect(page.getByText('Did you mean annika@gmail.com?')).toBeVisible()
  await expect.poll(() => server.model.contact('7')).toMatchObject({ phone: '+46 70 17', email: 'annika@gmial.com' })
  await expect(desk.field('Phone')).toHaveValue('+46 70 17')
  await desk.field('Strategy').fill('Not meant')
  await desk.field('Strategy').press('Escape')
  await expect(desk.field('Strategy')).toHaveValue('')
})

test('a pasted link of a phone becomes the profile it names', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk } = await signedIn(server)
  await desk.open('Ada Aalto')
  await desk.edit('LinkedIn', 'https://se.linkedin.com/in/ada-of-the-road/?trk=people-guest')
  await expect.poll(() => server.model.contact(ada)?.linkedInUrl).toBe('https://www.linkedin.com/in/ada-of-the-road')
})

test('a language is found by typing its name, and cleared again', async ({ serve, signedIn }) => {
  const server = await serve({ contacts: [annika], companies })
  const { desk, page } = await signedIn(server)
  await desk.open('Annika Lindqvist')
  const language = page.getByRole('combobox', { name: 'Language' })
  await expect(language).toHaveValue('Swedish')
  await language.fill('finn')
  await expect(page.getByRole('listbox', { name: 'Languages' }).getByRole('option')).toHaveText(['Finnish'])
  await language.press('Enter')
  await expect.poll(() => server.model.contact('7')?.primaryLanguage).toBe('fi')
  await language.fill('Klingon')
  await language.press('Enter')
  await expect(page.getByText('No language is called ‘Klingon’.')).toBeVisible()
  await expect(language).toHaveValue('Finnish')
  await language.fill('')
  await language.press('Enter')
  await expect.poll(() => server.model.contact('7')?.primaryLanguage).toBeNull()
})

test('tags are pasted several at a time and completed from those that others have; three hundred fold', async ({
  serve,
  signedIn,
}) => {
  const tags = Array.from({ length: 300 }, (_, i) => `tag ${i}`)
  const other: ContactInput = { id: '8', firstName: 'Bo', lastName: 'Ek', email: 'bo@x.example', tags }
  const server = await serve({ contacts: [annika, other], companies })
  const { desk, page } = await signedIn(server)
  await desk.open('Annika Lindqvist')
  await desk.field('Add tag').fill('VIP, Region East,vip , Pilot')
  await desk.field('Add tag').press('Enter')
  await expect.poll(() => server.model.contact('7')?.tags).toEqual(['Pilot', 'VIP', 'Region East'])
  await desk.field('Add tag').pressSequentially('tag 29')
  await expect(page.getByRole('listbox', { name: 'Known tags' }).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => server.model.contact('7')?.tags?.at(-1)).toMatch(/^tag 29/)
  await desk.open('Bo Ek')
  const removers = desk.tags.getByRole('button', { name: /^Remove tag/ })
  await expect(removers).toHaveCount(40)
  await desk.button('Show all 300').click()
  await expect(removers).toHaveCount(300)
  await desk.removeTag('tag 299')
  await expect.poll(() => server.model.contact('8')?.tags?.length).toBe(299)
})

test('a company is found by typing, linked, given a job title and made the primary one', async ({
  serve,
  signedIn,
}) => {
  const server = await serve({ contacts: [annika], companies })
  const { desk, page } = await signedIn(server)
  await desk.open('Annika Lindqvist')
  const rows = page.getByRole('list', { name: 'Companies' }).getByRole('listitem')
  await expect(rows).toHaveText([/Nordvik/, /Brf/])
  const add = page.getByRole('combobox', { name: 'Add company' })
  await add.fill('ahlen')
  await expect(page.getByRole('option', { name: 'Åhlén & Söner' })).toBeVisible()
  await add.press('Enter')
  await expect(desk.field('Job title at Åhlén & Söner')).toBeFocused()
  await page.keyboard.type('Chair')
  await page.keyboard.press('Enter')
  await desk.button('Make Åhlén & Söner the primary company').click()
  await expect(rows.first()).toContainText('Åhlén & Söner')
  await expect
    .poll(() => server.model.contact('7')?.companies.map(({ id, jobTitle, isPrimary }) => [id, jobTitle, isPrimary]))
    .toContainEqual(['3', 'Chair', true])
  expect(server.model.contact('7')?.companies).toHaveLength(3)
})

test('after a decision about a field the focus stays in the pane, and J goes on to the next contact', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await goOffline(server, app)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', '+46 70 555 01 02')
  await desk.unsent('Phone').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revert' }).click()
  await expect(page.getByRole('main')).toBeFocused()
  await desk.edit('Email', 'ada@mine.example')
  server.model.colleague.patch(ada, { email: 'ada@theirs.example' }, 'Karin Berg')
  await server.start()
  await desk.syncNow()
  await desk.review('Email').getByRole('button', { name: 'Keep yours' }).click()
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('j')
  await expect(desk.field('First name')).toHaveValue('Adam')
  await expect.poll(() => server.model.contact(ada)?.email).toBe('ada@mine.example')
})

test('a call is logged offline with L, waits in Activity, and is told once when it has been sent', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const { desk, page } = app
  await goOffline(server, app)
  await desk.open('Ada Aalto')
  await desk.list.focus()
  await page.keyboard.press('l')
  await expect(desk.field('Add a note')).toBeFocused()
  await page.keyboard.type('New mobile number.')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('Call again in May.')
  await page.keyboard.press('Enter')
  const calls = page.getByRole('listitem').filter({ hasText: 'You logged a call' })
  await expect(calls).toContainText('Not sent yet')
  await goOnline(server, app)
  await expect
    .poll(() => server.model.timeline(ada).at(-1)?.details)
    .toMatchObject({
      type: 'call',
      note: 'New mobile number.\nCall again in May.',
    })
  await expect(calls).toHaveCount(1)
  await expect(calls).not.toContainText('Not sent yet')
})

test('a note that is being written is there again after a restart', async ({ serve, signedIn, start }) => {
  const server = await serve()
  const app = await signedIn(server)
  await app.desk.open('Ada Aalto')
  const before = server.model.timeline(ada).length
  await app.page.getByRole('radio', { name: 'Meeting' }).check()
  await app.desk.field('Add a note').fill('Half a sent')
  await app.quit()
  const { desk, page } = await start({ api: server })
  await desk.open('Ada Aalto')
  await expect(desk.field('Add a note')).toHaveValue('Half a sent')
  await expect(page.getByRole('radio', { name: 'Meeting' })).toBeChecked()
  expect(server.model.timeline(ada)).toHaveLength(before)
})

test('the timeline says who did what, ours once, and can be read offline with its time', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  server.model.colleague.patch(ada, { email: 'ada@maria.example', phone: '+46 8 465 004 21' }, 'Maria Lind')
  const app = await signedIn(server)
  const { desk, page } = app
  await desk.open('Ada Aalto')
  const items = (text: string) => page.getByRole('listitem').filter({ hasText: text })
  await expect(items('Maria Lind changed Email and Phone')).toBeVisible()
  await desk.edit('Strategy', 'Renew in May')
  await expect(items('You changed Strategy')).toContainText('Renew in May')
  await desk.reaches('Up to date')
  await expect(items('You changed Strategy')).not.toContainText('Not sent yet')
  await expect(items('You changed Strategy')).toHaveCount(1)
  await goOffline(server, app)
  await desk.open('Adam Åberg')
  await expect(page.getByText('What others did is fetched when you are online.')).toBeVisible()
  await desk.open('Ada Aalto')
  await expect(items('Maria Lind changed Email and Phone')).toBeVisible()
  await expect(page.getByText(/As of \d\d:\d\d/)).toBeVisible()
})

test('a long timeline is shown page by page, down to its beginning', async ({ serve, signedIn }) => {
  const server = await serve()
  for (let i = 0; i < 70; i++) server.model.colleague.patch(ada, { strategy: `Version ${i}` }, 'Maria Lind')
  const { desk, page } = await signedIn(server)
  await desk.open('Ada Aalto')
  const changes = page.getByRole('listitem').filter({ hasText: 'Maria Lind changed Strategy' })
  await expect(changes).toHaveCount(20)
  const more = desk.button('Show more')
  for (const count of [40, 50]) {
    await more.click()
    await expect(changes).toHaveCount(count)
  }
  await more.click()
  await expect(changes).toHaveCount(70)
  await expect(more).toHaveCount(0)
})

test('a timeline that can’t be fetched says so quietly, and holds up nothing', async ({ serve, signedIn }) => {
  const server = await serve()
  server.faults.add({ path: '/actions', fault: { kind: 'answer', status: 404, body: {} }, times: null })
  const { desk, page } = await signedIn(server)
  await desk.open('Ada Aalto')
  await expect(page.getByText('What others did could not be fetched.')).toBeVisible()
  await desk.edit('Phone', '+46 70 555 01 02')
  await expect.poll(() => server.model.contact(ada)?.phone).toBe('+46 70 555 01 02')
})

const markup = '<img src=x onerror="window.hacked=true">'
const hostile: ContactInput[] = [
  { id: '1', firstName: 'A'.repeat(255), lastName: 'Ö'.repeat(255), email: `${'e'.repeat(200)}@long.example` },
  { id: '2', firstName: 'محمد', lastName: 'الفارسي', email: 'rtl@x.example', strategy: 'يفضل الاتصال صباحا' },
  { id: '3', firstName: markup, lastName: markup, email: 'img@x.example', strategy: markup, tags: [markup] },
  {
    ...{
      id: '4',
      firstName: '👩‍👩‍👧',
      lastName: 'Många',
      email: 'many@x.example',
      strategy: 'Lång text. '.repeat(900),
    },
    tags: Array.from({ length: 300 }, (_, i) => `${'tag'.repeat(i % 20)} ${i}`),
    connections: Array.from({ length: 40 }, (_, i) => link(String(i + 10), 'Chief '.repeat(i % 40), i === 0)),
    externalRefs: [{ namespace: 'n'.repeat(50), id: 'r'.repeat(255) }],
    notes: [
      { note: markup, type: 'call', timestampUtc: '2026-01-01T00:00:00.0000000Z', user: { id: 'x', name: markup } },
    ],
  },
]
const fortyCompanies = Array.from({ length: 40 }, (_, i) => ({
  id: String(i + 10),
  name: `${markup} ${'Bolag'.repeat(i)}`,
}))

test('whatever a contact holds, nothing runs, and the pane is never wider than its room', async ({
  serve,
  signedIn,
}) => {
  const { desk, page, electron } = await signedIn(await serve({ contacts: hostile, companies: fortyCompanies }))
  for (const [width, height] of [
    [720, 480],
    [900, 700],
    [1400, 900],
  ]) {
    await electron.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0),
      [width, height],
    )
    for (let row = 0; row < hostile.length; row++) {
      await desk.list.getByRole('option').nth(row).click()
      await expect(desk.list.getByRole('option').nth(row)).toHaveAttribute('aria-selected', 'true')
      await expect(page.getByRole('main').getByRole('article')).toBeVisible()
      const overflow = () =>
        page.getByRole('main').evaluate((main) => {
          const scroller = main.querySelector('article')?.parentElement
          return scroller ? scroller.scrollWidth - scroller.clientWidth : null
        })
      await expect.poll(overflow).toBeLessThanOrEqual(0)
    }
  }
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(await page.locator('main img[src="x"]').count()).toBe(0)
})

test('Blocked is not known until it is set, and can be set to off as well as on', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  await desk.open('Ada Aalto')
  const blocked = page.getByRole('checkbox', { name: 'Blocked' })
  await expect(blocked).toHaveJSProperty('indeterminate', true)
  await desk.button('Set to off').click()
  await expect(blocked).toHaveAccessibleDescription('Off')
  await expect.poll(() => server.model.writeOnly(ada)?.blocked).toBe(false)
  await blocked.click()
  await expect(blocked).toBeChecked()
  await expect.poll(() => server.model.writeOnly(ada)?.blocked).toBe(true)
})

test('a reference is added and one taken off', async ({ serve, signedIn }) => {
  const server = await serve({ contacts: [annika], companies })
  const { desk } = await signedIn(server)
  await desk.open('Annika Lindqvist')
  await desk.button('Add reference').click()
  await desk.field('System').fill('sap')
  await desk.field('Reference').fill('0004417')
  await desk.field('Reference').press('Enter')
  await desk.button('Remove reference crm 88213').click()
  await expect.poll(() => server.model.contact('7')?.externalRefs).toEqual([{ namespace: 'sap', id: '0004417' }])
})
