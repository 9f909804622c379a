import { existsSync, readFileSync } from 'node:fs'
import type { ElectronApplication } from 'playwright'
import { expect } from 'playwright/test'
import { type Started, test } from './app-test'

const ada = '1001'

/** What the system would have been asked for, instead of being asked: nobody is there to answer its dialogs. */
async function record(electron: ElectronApplication, call: 'print' | 'startDrag'): Promise<() => Promise<unknown[]>> {
  await electron.evaluate(({ BrowserWindow }, call) => {
    const calls: unknown[] = []
    Reflect.set(globalThis, `recorded-${call}`, calls)
    const page = BrowserWindow.getAllWindows()[0]?.webContents
    if (page) Reflect.set(page, call, (options: unknown) => calls.push(options ?? null))
  }, call)
  return () => electron.evaluate((_electron, call) => Reflect.get(globalThis, `recorded-${call}`), call)
}

/** The text of the page as it goes to a printer. */
async function printed({ page }: Started): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const text = await page.evaluate(() => {
    const inputs = [...document.querySelectorAll<HTMLInputElement>('main input, main textarea')]
    const shown = inputs.filter((input) => input.checkVisibility()).map(({ value }) => value)
    return [document.body.innerText, ...shown].join('\n')
  })
  await page.emulateMedia({ media: null })
  return text
}

test('a contact is printed with what is known of it, what is being typed included, and nothing of the window', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const app = await signedIn(server)
  const calls = await record(app.electron, 'print')
  await app.desk.open('Ada Aalto')
  await app.desk.field('Strategy').fill('Meet in May')
  await app.page.keyboard.press('Control+P')
  await expect.poll(calls).toHaveLength(1)
  await expect(app.desk.unsent('Strategy')).toBeVisible()
  const text = await printed(app)
  expect(text).toContain('Lindenhof Holding')
  for (const value of ['Ada', 'Aalto', 'Meet in May']) expect(text).toContain(value)
  for (const part of ['All contacts', 'Adam Åberg', 'Sync now']) expect(text).not.toContain(part)
})

test('with no contact open there is nothing to print', async ({ serve, signedIn }) => {
  const app = await signedIn(await serve())
  const calls = await record(app.electron, 'print')
  await app.page.keyboard.press('Control+P')
  await app.desk.open('Ada Aalto')
  await app.page.keyboard.press('Control+P')
  await expect.poll(calls).toHaveLength(1)
})

test('a contact dragged out is a vCard, and is taken away when the app ends', async ({ serve, signedIn }) => {
  const app = await signedIn(await serve())
  const calls = await record(app.electron, 'startDrag')
  await app.desk.open('Ada Aalto')
  await app.desk.button('Change picture').dispatchEvent('dragstart')
  await expect.poll(calls).toHaveLength(1)
  const file = await app.electron.evaluate(() => Reflect.get(globalThis, 'recorded-startDrag')[0].file as string)
  expect(file).toMatch(/Ada Aalto\.vcf$/)
  const card = readFileSync(file, 'utf8')
  expect(card).toContain('BEGIN:VCARD')
  expect(card).toContain('FN:Ada Aalto')
  await app.quit()
  expect(existsSync(file)).toBe(false)
})

test('a link to a contact opens it, in the app that runs already', async ({ serve, signedIn }) => {
  const app = await signedIn(await serve())
  await app.electron.evaluate(
    ({ app }, id) => app.emit('second-instance', {}, ['fieldbook', `fieldbook://contact/${id}`]),
    ada,
  )
  await expect(app.desk.field('First name')).toHaveValue('Ada')
  await app.electron.evaluate(({ app }) => app.emit('second-instance', {}, ['fieldbook', 'fieldbook://contact/nobody']))
  await expect(app.page.getByText('The link is to a contact that is not on this laptop.')).toBeVisible()
  await expect(app.desk.field('First name')).toHaveValue('Ada')
})

test('a link that starts the app opens its contact', async ({ serve, signedIn, start }) => {
  const server = await serve()
  const first = await signedIn(server)
  await first.quit()
  const { desk } = await start({ api: server, args: [`fieldbook://contact/${ada}`] })
  await expect(desk.field('First name')).toHaveValue('Ada')
})

test('a text field has the system’s menu, with the clipboard in it', async ({ serve, signedIn }) => {
  const app = await signedIn(await serve())
  await app.electron.evaluate(({ Menu }) => {
    const popups: string[][] = []
    Reflect.set(globalThis, 'popups', popups)
    Menu.prototype.popup = function () {
      popups.push(this.items.map(({ label }) => label).filter(Boolean))
    }
  })
  const popups = () => app.electron.evaluate(() => Reflect.get(globalThis, 'popups') as string[][])
  await app.desk.open('Ada Aalto')
  await app.desk.field('Email').click({ button: 'right' })
  await expect.poll(popups).toEqual([['Cut', 'Copy', 'Paste', 'Select All']])
})
