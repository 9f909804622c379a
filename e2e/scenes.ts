import path from 'node:path'
import { expect } from 'playwright/test'
import { test as base, type Started } from './app-test'
import type { ContactInput } from './reference-server/contact'
import { createSeedData } from './reference-server/seed'
import type { ReferenceServer } from './reference-server/start'

/** The moment of every scene: the morning after the last change of the made-up contacts. */
const now = Date.parse('2026-05-19T08:42:00Z')

export type SceneName = 'work' | 'back' | 'quiet' | 'first-run' | 'pulling' | 'signed-out' | 'problem'

/** The app with what it is about to show already so: what waits, what is in conflict, nothing, no account. */
export type Scene = Started & { profile: string }

export type Size = { width: number; height: number }
export const usualSize: Size = { width: 1120, height: 700 }

type Tools = {
  profile: string
  serve: (contacts?: number | readonly ContactInput[]) => Promise<ReferenceServer>
  start: (options?: { server?: ReferenceServer; address?: string }) => Promise<Started>
}

type Fixtures = { stage: (name: SceneName) => Promise<Scene> }

export const test = base.extend<Fixtures>({
  stage: async ({ profile, serve, start }, use) => {
    const tools: Tools = {
      profile,
      serve: (contacts = people) => serve({ contacts, companies: seed.companies, now: () => now }),
      start: async ({ server, address } = {}) => {
        const api = server && { url: server.url, token: server.token }
        const before = [...switches, '-r', path.join(import.meta.dirname, 'still-clock.cjs')]
        const env = { ...surroundings, ...(address && { FIELDBOOK_API_URL: address }) }
        const app = await start({ ...(api && { api }), env }, { before })
        await resize(app, usualSize)
        await app.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
        return app
      },
    }
    await use(async (name) => ({ ...(await scenes[name](tools)), profile }))
  },
})

/** What is painted, and told of times and sizes, is the same on every machine with the same fonts. */
const switches = ['--force-device-scale-factor=1', '--font-render-hinting=none', '--disable-lcd-text', '--lang=en-US']
const surroundings = {
  TZ: 'UTC',
  LANG: 'en_US.UTF-8',
  LANGUAGE: 'en_US',
  FIELDBOOK_STILL_AT: new Date(now).toISOString(),
}

export async function resize({ electron, page }: Started, { width, height }: Size) {
  const size: [number, number] = [width, height]
  await electron.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), size)
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual(size)
}

const seed = createSeedData({ contacts: 40, seed: 1 })
const idOf = (name: string) => seed.contacts.find((one) => `${one.firstName} ${one.lastName}` === name)?.id ?? ''
const long = 'Wolfeschlegelsteinhausenbergerdorff'

/** Names and values that a layout has to bear. */
const hard: ContactInput[] = [
  {
    id: '901',
    firstName: 'Zacharias',
    lastName: `${long}-${long}-${long} von und zu Hohenlohe-Waldenburg-Schillingsfürst`,
    email: `${'very.long.address.'.repeat(6)}@${'subdomain.'.repeat(8)}example`,
    phone: '+46 70 123 45 67 89 01 23 45 67 89 ext. 12345678901234567890',
    linkedInUrl: `https://www.linkedin.com/in/${'zacharias-'.repeat(10)}w`,
    strategy: `${long.repeat(12)}\n${'Looks for everything, everywhere. '.repeat(12)}`,
    tags: [long.repeat(3), ...Array.from({ length: 299 }, (_, i) => `tag ${i}`)],
    primaryLanguage: 'de',
    connections: seed.companies.map(({ id }, i) => ({
      company: { kind: 'existing', id },
      jobTitle: i === 0 ? `${long} ${long}` : `Member ${i}`,
      primary: i === 0,
    })),
    externalRefs: [{ namespace: long, id: long.repeat(4) }],
  },
  {
    id: '902',
    firstName: 'زينب',
    lastName: 'عبد الرحمن ⁧(42)⁩',
    email: 'zainab@post.example',
    phone: '+46701740618',
    strategy: 'تبحث عن مكاتب في ستوكهولم، 1,200 m².',
    tags: ['مستثمر', 'vip'],
    primaryLanguage: 'ar',
  },
  {
    id: '903',
    firstName: '<b>Zed</b>',
    lastName: '<img src=x onerror=alert(1)> 🏢👩🏽‍💼',
    email: 'zed@post.example',
    strategy: '<script>alert(1)</script> &amp; "quotes" \'and\' {{braces}}',
    tags: ['<i>tag</i>'],
  },
]
/** Again, as somebody else has written them down. */
const twins: ContactInput[] = [
  { id: '911', firstName: 'Ada', lastName: 'Aalto', email: 'ada@home.example', tags: ['vip'], strategy: 'Renew.' },
  { id: '912', firstName: 'Aidan', lastName: 'Adair', phone: '+44 20 7946 0018', primaryLanguage: 'en' },
]
const people: ContactInput[] = [...seed.contacts, ...twins, ...hard]

const ada = idOf('Ada Aalto')
const adam = idOf('Adam Åberg')
const adele = idOf('Adèle Abadie')
const adrian = idOf('Adrian Abramowski')

const scenes: Record<SceneName, (tools: Tools) => Promise<Started>> = {
  /** In the middle of it, without a network: everything that can wait or stand in conflict does. */
  async work({ serve, start }) {
    const server = await serve()
    const app = await signedIn(start, server)
    const { desk, page } = app
    server.model.colleague.patch(ada, { strategy: 'Renew before the move. A long call.' }, 'Maria Ek')
    await desk.syncNow()
    await openTold(app, 'Ada Aalto')
    await expect(desk.field('Strategy')).toHaveValue('Renew before the move. A long call.')
    await openTold(app, 'Agnes Abrahamsson')
    await saveFilter(app, 'vip', 'Very important')
    await companiesAreHere(app, 'Norrsken Fastigheter')
    await leave(server, app)
    await openFirst(app, 'Ada Aalto')
    await desk.edit('Phone', '+46 70 555 01 02')
    await desk.edit('Strategy', 'Renew before the move. A short call.')
    await desk.open('Adam Åberg')
    await desk.edit('Phone', '+46 70 555 03 04')
    await desk.edit('Email', 'adam,aberg@nordport.example') // passes here, not there
    await desk.open('Adèle Abadie')
    await desk.edit('Phone', '+33 1 55 50 05 06')
    await desk.open('Adrian Abramowski')
    await desk.edit('Phone', '+48 22 555 01 02')
    server.model.colleague.patch(
      ada,
      { phone: '+46 70 999 09 09', strategy: 'Renew before spring. A long call.' },
      'Maria Ek',
    )
    server.model.colleague.patch(adam, { phone: '+46 70 888 08 08' }, 'Jonas Öberg')
    server.model.colleague.patch(adrian, { strategy: 'Now also Gdańsk.' }, 'Jonas Öberg')
    server.model.colleague.delete(adele, 'Maria Ek')
    await server.start()
    await desk.syncNow()
    await expect(desk.pill).toContainText('5 changes need your decision', { timeout: 30_000 })
    await expect.poll(() => server.model.contact(adrian)?.phone).toBe('+48 22 555 01 02')
    await expect(desk.button('Waiting to sync')).toHaveCount(0)
    await openTold(app, 'Ada Aalto')
    await expect(page.getByText(/Maria Ek changed/).first()).toBeVisible()
    await page.getByRole('region', { name: 'While you were away' }).getByRole('button', { name: 'Dismiss' }).click()
    await leave(server, app)
    await desk.open('Agata Adamiec')
    await desk.edit('Phone', '+44 20 7946 0999')
    await desk.addTag('lunch')
    await desk.open('Agneta Adlercreutz')
    await desk.edit('Strategy', 'Family office with a long view; decides in person, after the summer.')
    await desk.list.focus()
    await page.keyboard.press('l')
    await page.keyboard.type('Call again in May.')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Not sent yet').first()).toBeVisible()
    await openFirst(app, 'Aidan Adair')
    await desk.field('Email').fill('aidan at example')
    await desk.field('Email').press('Enter')
    await expect(page.getByText(/^Not sent:/)).toBeVisible()
    await desk.button('New contact').click()
    const dialog = page.getByRole('dialog', { name: 'New contact' })
    await dialog.getByLabel('First name').fill('Agda')
    await dialog.getByLabel('Last name').fill('Ny')
    await dialog.getByRole('button', { name: 'Create contact' }).click()
    await expect(desk.row('Agda Ny')).toBeVisible()
    await expect(page.getByText(/^Saved as/)).toHaveCount(0)
    return app
  },

  /** The network is back, and with it what others have done. */
  async back({ serve, start }) {
    const server = await serve()
    const app = await signedIn(start, server)
    const { desk, page } = app
    await leave(server, app)
    await openFirst(app, 'Ada Aalto')
    await desk.edit('Phone', '+46 70 555 01 02')
    server.model.colleague.patch(ada, { strategy: 'Theirs.' }, 'Maria Ek')
    server.model.colleague.patch(adam, { strategy: 'Theirs too.' }, 'Jonas Öberg')
    server.model.colleague.delete(adele, 'Maria Ek')
    await server.start()
    await desk.syncNow()
    await desk.reaches('Up to date')
    await expect(page.getByRole('region', { name: 'While you were away' })).toContainText('1 change of yours sent')
    return app
  },

  /** All is well, and nothing has happened. */
  async quiet({ serve, start }) {
    return signedIn(start, await serve(seed.contacts))
  },

  'first-run': ({ start }) => start(),

  /** The first contacts are there; the rest is not answered. */
  async pulling({ serve, start }) {
    const server = await serve(createSeedData({ contacts: 1_200, seed: 1 }).contacts)
    server.faults.add({ path: '/contacts', skip: 1, times: null, fault: { kind: 'silence' } })
    const app = await start({ server })
    await expect(app.page.getByRole('heading', { name: /contacts are ready/ })).toBeVisible()
    return app
  },

  /** The sign-in has expired with a change unsent. */
  async 'signed-out'({ serve, start }) {
    const server = await serve()
    const app = await start()
    const { desk, page } = app
    await page.getByRole('button', { name: 'Sign in' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sign in to Propstreet' })
    await dialog.getByLabel('Server address').fill(server.url)
    await dialog.getByLabel('Access token').fill(server.token)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await desk.reaches('Up to date')
    server.model.tokens.expire(server.token)
    await openFirst(app, 'Ada Aalto')
    await desk.edit('Phone', '+46 70 555 01 02')
    await desk.reaches('Sign-in needed')
    return app
  },

  problem: ({ start }) => start({ address: 'http://propstreet.example' }),
}

async function signedIn(start: Tools['start'], server: ReferenceServer): Promise<Started> {
  const app = await start({ server })
  await app.desk.reaches('Up to date')
  return app
}

/** Out of reach of the network. */
async function leave(server: ReferenceServer, { desk }: Started): Promise<void> {
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
}

/** Opens a contact, and waits for what others did with it. */
async function openTold(app: Started, name: string): Promise<void> {
  await openFirst(app, name)
  const told = app.page.getByRole('main').getByRole('listitem')
  await expect(told.filter({ hasText: 'created this contact' })).toBeVisible()
}

/** Of several of one name the first: chosen when the list has become what was searched for. */
async function openFirst({ desk }: Started, name: string): Promise<void> {
  await desk.search.fill(name)
  await expect(desk.list.getByRole('option').filter({ hasNotText: name })).toHaveCount(0)
  await desk.open(name)
}

/** They come in a quiet moment after the contacts. */
async function companiesAreHere({ desk, page }: Started, name: string): Promise<void> {
  await desk.open('Adnan Abacı')
  const box = page.getByRole('combobox', { name: 'Add company' })
  await expect(async () => {
    await box.fill('')
    await box.fill(name)
    await expect(page.getByRole('option', { name })).toBeVisible({ timeout: 500 })
  }).toPass()
  await box.fill('')
  await page.keyboard.press('Escape')
}

async function saveFilter({ desk, page }: Started, tag: string, name: string): Promise<void> {
  await desk.button('Add filter').click()
  await page.getByRole('menuitem', { name: 'Tag…' }).click()
  const box = page.getByRole('dialog').getByRole('combobox', { name: 'Tag' })
  await box.fill(tag)
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await box.press('Enter')
  await desk.button('Save filter').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.keyboard.press('Enter')
  await desk.button('All contacts').click()
}
