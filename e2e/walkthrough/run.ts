/**
 * Takes the real, built app through its life, driven through its window, and checks what comes out on the server. Started
 * by `npm run walkthrough` (scripts/walkthrough.mjs), which gives it a display.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'playwright/test'
import { type App, launchApp } from '../app-driver'
import { type Desk, deskOf } from '../desk'
import { asksOfContacts } from '../patches'
import { createModel } from '../reference-server/model'
import { createSeedData } from '../reference-server/seed'
import { type ReferenceServer, startReferenceServer } from '../reference-server/start'
import { createPictures, folder } from './pictures'
import { checkEveryPatch, checkReconnect } from './requests'
import { ada, adam, adele, inBetween, mine, outcome, theirs } from './story'
import { createTelling } from './telling'

const contacts = 1_000
const telling = createTelling()
const pictures = createPictures()
const profile = mkdtempSync(path.join(tmpdir(), 'fieldbook-walkthrough-'))
const server = await startReferenceServer({ contacts })
const launched: App[] = []

async function launch(): Promise<{ app: App; desk: Desk }> {
  const app = await launchApp({ profile, api: server })
  launched.push(app)
  return { app, desk: deskOf(app.page) }
}

async function pull(): Promise<{ app: App; desk: Desk }> {
  telling.step(`Fieldbook starts for the first time and pulls ${contacts} contacts.`)
  const started = await launch()
  await started.desk.reaches('Up to date')
  telling.exchanges(server.model.log)
  telling.check('it took two list pages of 500', asksOfContacts(server, 0).length, 2)
  await started.desk.open(ada.name)
  await pictures.take(started.app, 'all-contacts')
  await pictures.take(started.app, 'all-contacts-dark', 'dark')
  return started
}

async function editOffline({ app, desk }: { app: App; desk: Desk }): Promise<void> {
  telling.step('The network goes away. Three contacts are edited on the laptop.')
  await server.stop()
  await desk.syncNow()
  await desk.reaches('Offline')
  await desk.open(adele.name)
  await desk.edit('Phone', mine.adele.Phone)
  await desk.addTag(mine.adele.tagIn)
  await desk.removeTag(mine.adele.tagOut)
  await desk.open(adam.name)
  await desk.edit('Phone', mine.adam.Phone)
  await desk.edit('Strategy', mine.adam.Strategy)
  await desk.open(ada.name)
  await desk.edit('Email', mine.ada.Email)
  await desk.edit('Phone', mine.ada.Phone)
  telling.note(`${ada.name}: email and phone. ${adam.name}: phone and strategy. ${adele.name}: phone and two tags.`)
  await expect(desk.pill).toContainText('6 changes saved on this laptop')
  await pictures.take(app, 'edited-offline')
  await desk.button('Waiting to sync').click()
  await expect(desk.page.getByRole('row')).toHaveCount(7)
  await pictures.take(app, 'waiting-to-sync')
}

function colleagueEdits({ model }: ReferenceServer): void {
  telling.step('Meanwhile a colleague changes the same three contacts on Propstreet.')
  model.colleague.patch(ada.id, theirs.ada, 'Maria Ek')
  model.colleague.patch(adam.id, theirs.adam, 'Maria Ek')
  model.colleague.patch(adele.id, theirs.adele, 'Jonas Öberg')
  telling.note(
    `${ada.name}: strategy, another field. ${adam.name}: strategy, the same field. ${adele.name}: other tags.`,
  )
}

async function killAndRestart(app: App): Promise<{ app: App; desk: Desk }> {
  telling.step(
    'Fieldbook is killed with SIGKILL, as by an empty battery, and started again. There is still no network.',
  )
  await app.kill()
  const started = await launch()
  const { desk } = started
  await desk.reaches('Offline')
  await desk.open(adele.name)
  await expect(desk.field('Phone')).toHaveValue(mine.adele.Phone)
  await expect(desk.tags.getByRole('button', { name: `Remove tag ${mine.adele.tagIn}` })).toBeVisible()
  await expect(desk.tags.getByRole('button', { name: `Put back tag ${mine.adele.tagOut}` })).toBeVisible()
  await desk.open(adam.name)
  await expect(desk.field('Strategy')).toHaveValue(mine.adam.Strategy)
  await desk.open(ada.name)
  await expect(desk.field('Email')).toHaveValue(mine.ada.Email)
  await expect(desk.unsent('Email')).toBeVisible()
  await expect(desk.pill).toContainText('6 changes saved on this laptop')
  telling.note('Every edit is still there, and still marked as unsent.')
  await pictures.take(started.app, 'after-the-kill')
  return started
}

async function reconnect({ app, desk }: { app: App; desk: Desk }): Promise<void> {
  telling.step(
    'The network comes back. In the moment the changes arrive, the colleague saves two of the contacts again.',
  )
  const race = (id: string) => ({ method: 'PATCH', path: `/contacts/${id}$` })
  server.faults.add({ ...race(ada.id), fault: { kind: 'colleague-first', fields: inBetween.ada, who: 'Maria Ek' } })
  server.faults.add({ ...race(adele.id), fault: { kind: 'colleague-first', who: 'Jonas Öberg' } })
  const before = server.model.log.length
  await server.start()
  await desk.syncNow()
  await desk.reaches('Needs review')
  const log = server.model.log.slice(before)
  telling.exchanges(log)
  checkReconnect(log, telling)
  await expect(desk.field('Strategy')).toHaveValue(theirs.ada.strategy)
  await expect(desk.field('Email')).toHaveValue(mine.ada.Email)
  telling.note(
    `${ada.name} has both sides' fields, ${adele.name} both sides' tags. ${adam.name}'s strategy needs a decision.`,
  )
  await expect(desk.list.getByTitle('Waiting to sync')).toHaveCount(0)
  await pictures.take(app, 'merged')
  await desk.open(adele.name)
  await pictures.take(app, 'merged-tags')
}

async function decide({ app, desk }: { app: App; desk: Desk }): Promise<void> {
  telling.step(
    'The one conflict: the same field changed on both sides. The user compares both values and keeps the one typed here.',
  )
  await desk.button('Needs review').click()
  await expect(desk.page.getByRole('row')).toHaveCount(2)
  await pictures.take(app, 'needs-review')
  await desk.page.getByRole('row').getByRole('button', { name: adam.name, exact: true }).click()
  const review = desk.review('Strategy')
  await expect(review).toContainText(mine.adam.Strategy)
  await expect(review).toContainText(theirs.adam.strategy)
  await pictures.take(app, 'conflict')
  await pictures.take(app, 'conflict-dark', 'dark')
  const before = server.model.log.length
  await review.getByRole('button', { name: 'Keep yours' }).click()
  await desk.reaches('Up to date')
  const log = server.model.log.slice(before)
  telling.exchanges(log)
  telling.check(
    'the decision cost one PATCH',
    log.map(({ method, status }) => `${method} ${status}`),
    ['PATCH 200'],
  )
  await pictures.take(app, 'resolved')
}

/** A twin of the server on which one person did everything without a network in between. */
function checkOutcome(): void {
  telling.step(`What the server has in the end, every field of all ${contacts} contacts.`)
  const twin = createModel({ now: Date.now, ...createSeedData({ contacts, seed: 1 }) })
  for (const [id, fields] of Object.entries(outcome)) twin.colleague.patch(id, fields)
  const whole = (contact: object | undefined, edited: boolean) =>
    edited ? { ...contact, etag: '', updatedUtc: '', changeOrigin: '' } : contact
  for (const { id, name } of [ada, adam, adele]) {
    telling.check(`${name} is as it must be`, whole(server.model.contact(id), true), whole(twin.contact(id), true))
  }
  const differ = twin
    .contacts()
    .filter(({ id }) => !(id in outcome))
    .filter((contact) => JSON.stringify(contact) !== JSON.stringify(server.model.contact(contact.id)))
  telling.check(`the other ${contacts - 3} are untouched`, differ.length, 0)
  checkEveryPatch(server.model.log, telling)
}

try {
  const first = await pull()
  await editOffline(first)
  colleagueEdits(server)
  const second = await killAndRestart(first.app)
  await reconnect(second)
  await decide(second)
  checkOutcome()
  await second.app.quit()
} catch (error) {
  telling.wrong.push('the story could not be told to its end')
  console.error(error)
  await launched
    .at(-1)
    ?.page.screenshot({ path: path.join(folder, 'failed.png') })
    .catch(() => undefined)
} finally {
  for (const app of launched) await app.kill()
  await server.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}
console.log(`\n${pictures.count()} pictures are in ${path.relative(process.cwd(), folder)}/`)
console.log(telling.wrong.length === 0 ? 'Everything is as it must be.' : `WRONG: ${telling.wrong.join('; ')}`)
process.exitCode = telling.wrong.length === 0 ? 0 : 1
