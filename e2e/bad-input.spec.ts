import { expect } from 'playwright/test'
import { test } from './app-test'
import { patchesTo } from './patches'
import type { Fault } from './reference-server/faults'

const ada = '1001'
const phone = '+46 70 555 01 02'

const answers: { what: string; fault: Fault; says: string }[] = [
  { what: 'HTML', fault: { kind: 'html' }, says: 'This network wants you to sign in first' },
  { what: 'cut JSON', fault: { kind: 'cut-body', framing: 'whole' }, says: 'does not answer as Propstreet does' },
  {
    what: 'JSON of another kind',
    fault: { kind: 'answer', status: 200, body: { hello: 1 } },
    says: 'does not answer as Propstreet does',
  },
  { what: 'errors (500)', fault: { kind: 'answer', status: 500 }, says: 'Propstreet has an error of its own' },
  { what: 'a body that breaks off', fault: { kind: 'cut-body' }, says: '1 change saved on this laptop' },
  {
    what: 'a redirect to another server',
    fault: { kind: 'redirect', location: 'http://localhost:9/elsewhere' },
    says: '1 change saved on this laptop',
  },
  { what: 'nothing', fault: { kind: 'silence' }, says: 'Propstreet does not answer' },
]

for (const { what, fault, says } of answers) {
  test(`a server that answers ${what}: the cause is said, and an edit waits and is sent afterwards`, async ({
    serve,
    signedIn,
  }) => {
    const server = await serve()
    const { desk } = await signedIn(server)
    server.faults.add({ fault, times: null })
    await desk.syncNow()
    await desk.open('Ada Aalto')
    await desk.edit('Phone', phone)
    await desk.says('Offline', says)
    server.faults.clear()
    await desk.syncNow()
    await desk.reaches('Up to date')
    await desk.open('Ada Aalto')
    await expect(desk.field('Phone')).toHaveValue(phone)
    expect(server.model.contact(ada)?.phone).toBe(phone)
  })
}

test('a rate limit is said with its time, and kept to', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk } = await signedIn(server)
  server.faults.add({ method: 'PATCH', fault: { kind: 'answer', status: 429, headers: { 'retry-after': '3' } } })
  await desk.open('Ada Aalto')
  await desk.edit('Phone', phone)
  await expect(desk.pill).toContainText('Propstreet is limiting requests. Continuing in')
  await desk.reaches('Up to date')
  const [refused, sent] = server.model.log.filter(({ method }) => method === 'PATCH')
  expect((sent?.atMs ?? 0) - (refused?.atMs ?? 0)).toBeGreaterThanOrEqual(3_000)
})

test('a token that expires in the middle: sign-in is asked for, and nothing is lost', async ({ serve, start }) => {
  const server = await serve()
  const { desk, page } = await start()
  const dialog = page.getByRole('dialog', { name: 'Sign in to Propstreet' })
  const signIn = async (token: string) => {
    await dialog.getByLabel('Access token').fill(token)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
  }
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await dialog.getByLabel('Server address').fill(server.url)
  await signIn(server.token)
  await desk.reaches('Up to date')
  server.model.tokens.expire(server.token)
  await desk.open('Ada Aalto')
  await desk.edit('Phone', phone)
  await desk.reaches('Sign-in needed')
  await expect(desk.pill).toContainText('1 change is safe.')
  await desk.edit('Strategy', 'Typed while signed out.')
  await page.getByRole('navigation').getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog.getByLabel('Server address')).toHaveValue(server.url)
  server.model.tokens.set('a-new-token')
  await signIn('a-new-token')
  await page.getByRole('button', { name: 'Yes, mine' }).click()
  await desk.reaches('Up to date')
  expect(server.model.contact(ada)).toMatchObject({ phone, strategy: 'Typed while signed out.' })
})

test('a token of the environment that is refused: the edit waits for a start with a better one', async ({
  serve,
  signedIn,
  start,
}) => {
  const server = await serve()
  const first = await signedIn(server)
  server.model.tokens.expire(server.token)
  await first.desk.open('Ada Aalto')
  await first.desk.edit('Phone', phone)
  await first.desk.reaches('Sign-in needed')
  await expect(first.desk.pill).toContainText('FIELDBOOK_TOKEN')
  await first.quit()
  server.model.tokens.set('a-new-token')
  const { desk } = await start({ api: { url: server.url, token: 'a-new-token' } })
  await desk.reaches('Up to date')
  expect(server.model.contact(ada)?.phone).toBe(phone)
})

for (const { env, title } of [
  { env: { FIELDBOOK_API_URL: 'http://propstreet.example' }, title: 'The server address is not usable' },
  { env: { FIELDBOOK_API_URL: 'nonsense', FIELDBOOK_TOKEN: 'a' }, title: 'The server address is not usable' },
  { env: { FIELDBOOK_TOKEN: 'a' }, title: 'A token without a server' },
]) {
  test(`started with ${Object.keys(env).join(' and ')} unusable (${env.FIELDBOOK_API_URL ?? 'no address'}), the window says so`, async ({
    start,
  }) => {
    const { page } = await start({ env })
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.getByText('Nothing has been deleted.')).toBeVisible()
  })
}

test('foreign messages on the store’s port are refused at both ends and said, and the app works on', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk, page, output } = await signedIn(server)
  await page.addInitScript(standBetween)
  await page.reload()
  await desk.reaches('Up to date')
  const answers = await page.evaluate(async () => {
    const { toStore, toMain, answers } = Reflect.get(window, 'between') as Between
    for (const message of ['nonsense', null, { kind: 'other' }, { kind: 'answer', id: 1e6, value: 'x' }]) {
      toStore(message)
      toMain(message)
    }
    toMain({ kind: 'event', value: { kind: 'formatted', disk: 'C:' } })
    toStore({ kind: 'call', id: 1e6, name: 'applyPage', args: { rows: [{ id: 1 }], state: null } })
    toStore({ kind: 'call', id: 1e6, name: 'toString', args: null })
    return await Promise.all([answers[0], answers[1]])
  })
  expect(answers).toEqual(['arguments of the wrong form', 'no such call'])
  await expect(page.getByRole('alert')).toContainText('Fieldbook ignored a message that it did not send itself.')
  for (const why of ['a message of unknown form', 'an answer to nothing that was asked', 'an event of unknown form']) {
    await expect.poll(output).toContain(`store port: ${why}`)
  }
  await desk.open('Ada Aalto')
  await desk.edit('Phone', phone)
  await desk.reaches('Up to date')
  expect(server.model.contact(ada)?.phone).toBe(phone)
})

type Between = {
  toStore: (message: unknown) => void
  toMain: (message: unknown) => void
  /** The failures that foreign calls were answered with, as they come. */
  answers: Promise<string>[]
}

/** Runs in the page before its own scripts: takes the store's port as it arrives, and hands on one end of a relay. */
function standBetween(): void {
  let taken = false
  window.addEventListener('message', (event) => {
    const main = event.ports[0]
    if (taken || event.data !== 'store-port' || !main) return
    taken = true
    event.stopImmediatePropagation()
    const { port1: store, port2: handedOn } = new MessageChannel()
    const tell: ((answer: string) => void)[] = []
    const answers = [0, 1].map(() => new Promise<string>((resolve) => tell.push(resolve)))
    main.onmessage = ({ data }) => store.postMessage(data)
    store.onmessage = ({ data }) => {
      if (data.id === 1e6) tell.shift()?.(data.message)
      else main.postMessage(data)
    }
    const between: Between = {
      toStore: (message) => store.postMessage(message),
      toMain: (message) => main.postMessage(message),
      answers,
    }
    Reflect.set(window, 'between', between)
    window.postMessage('store-port', location.origin, [handedOn])
  })
}

test('a foreign message to the window does nothing', async ({ serve, signedIn }) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  await page.evaluate(() => {
    for (const message of ['store-port', 'main-port', null, { kind: 'call', id: 1, name: 'edit', args: {} }]) {
      window.postMessage(message, '*')
    }
  })
  await desk.open('Ada Aalto')
  await desk.edit('Phone', phone)
  await desk.reaches('Up to date')
  expect(server.model.contact(ada)?.phone).toBe(phone)
})

test('a field that the server refuses is said at the field, the others are sent, and Fix sends it anew', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk } = await signedIn(server)
  await desk.open('Ada Aalto')
  await desk.edit('Email', 'ada,aalto@nordport.example') // passes here, not there
  await desk.edit('Phone', phone)
  await desk.reaches('Needs review')
  await expect(desk.review('Email')).toContainText('Propstreet refused Email: Not a valid email address.')
  expect(patchesTo(server)).toEqual([
    { status: 400, body: { email: 'ada,aalto@nordport.example', phone } },
    { status: 200, body: { phone } },
  ])
  await desk.review('Email').getByRole('button', { name: 'Fix' }).click()
  await expect(desk.field('Email')).toBeFocused()
  await desk.edit('Email', 'ada.aalto@nordport.example')
  await desk.reaches('Up to date')
  expect(server.model.contact(ada)?.email).toBe('ada.aalto@nordport.example')
})

test('a refused field can be discarded', async ({ serve, signedIn }) => {
  const server = await serve()
  const was = server.model.contact(ada)?.email ?? ''
  const taken = server.model.contact('1002')?.email ?? ''
  const { desk } = await signedIn(server)
  await desk.open('Ada Aalto')
  await desk.edit('Email', taken)
  await desk.reaches('Needs review')
  await expect(desk.review('Email')).toContainText('Another contact has this email address.')
  await desk.review('Email').getByRole('button', { name: 'Discard' }).click()
  await desk.reaches('Up to date')
  await expect(desk.field('Email')).toHaveValue(was)
})

test('what validation refuses stays in its field as a draft, with the reason, and is not sent', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const { desk, page } = await signedIn(server)
  await desk.open('Ada Aalto')
  await desk.field('Email').fill('no address')
  await desk.field('Email').press('Enter')
  await expect(page.getByRole('alert')).toContainText('Not sent: not a valid email address.')
  await desk.open('Adam Åberg')
  await desk.open('Ada Aalto')
  await expect(desk.field('Email')).toHaveValue('no address')
  await desk.syncNow()
  await desk.reaches('Up to date')
  expect(patchesTo(server)).toEqual([])
})
