import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import type { Started } from '../app-test'
import { chooses, fromMenu } from '../files'
import type { ReferenceServer } from '../reference-server/start'

/** What people do with many contacts, in this order: each is done as often as the benchmark is told to, or once. */
export type Act = { once?: true; run: (at: Bench, turn: number) => Promise<void> }
export type Bench = { app: Started; server: ReferenceServer; contacts: number; folder: string }

/** A held key repeats some thirty times a second. */
const repeatMs = 33
const typedMs = 60
const importRows = 50_000

export const acts: Record<string, Act> = {
  'typing in search': {
    async run({ app }) {
      const { search } = app.desk
      await search.focus()
      await search.pressSequentially('adam aberg', { delay: typedMs })
      for (let i = 0; i < 10; i++) await held(app.page, 'Backspace')
    },
  },
  'moving the selection by a held arrow key': {
    async run({ app }) {
      await app.desk.list.focus()
      for (let i = 0; i < 150; i++) await held(app.page, 'ArrowDown')
      await app.page.keyboard.up('ArrowDown')
    },
  },
  'editing a field': {
    async run({ app }, turn) {
      const field = app.desk.field('Strategy')
      await field.click()
      await field.press('Control+A')
      await field.pressSequentially(`Wants two quotes before the summer, ${turn}.`, { delay: typedMs })
      await field.press('Control+Enter')
      await expect(app.desk.unsent('Strategy')).toBeVisible()
    },
  },
  'opening a contact with 300 tags and 40 companies': {
    async run({ app }) {
      await app.desk.search.fill('zzz heavy')
      await app.desk.row('Zzz Heavy').click()
      await expect(app.desk.field('First name')).toHaveValue('Zzz')
      await app.desk.search.fill('')
      await app.desk.list.getByRole('option').first().click()
      await expect(app.desk.field('First name')).not.toHaveValue('Zzz')
    },
  },
  'filtering by a tag': {
    async run({ app: { page } }) {
      await page.getByRole('button', { name: 'Add filter' }).click()
      await page.getByRole('menuitem', { name: 'Tag…' }).click()
      await page.getByRole('dialog').getByRole('combobox', { name: 'Tag' }).fill('investor')
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Remove filter investor' }).click()
    },
  },
  'sorting in another order': {
    async run({ app: { page } }) {
      for (const name of ['Company', 'Last name', 'Recently changed', 'First name']) {
        await page.getByRole('button', { name: 'Sort by:' }).click()
        await page.getByRole('menuitemradio', { name }).click()
        await expect(page.getByRole('button', { name: `Sort by: ${name}` })).toBeFocused()
      }
    },
  },
  'opening the palette and typing in it': {
    async run({ app: { page } }) {
      await page.keyboard.press('Control+K')
      const input = page.getByRole('dialog').getByRole('combobox')
      await input.pressSequentially('adam ab', { delay: typedMs })
      await expect(page.getByRole('option', { name: /Adam/ }).first()).toBeVisible()
      await page.keyboard.press('Escape')
    },
  },
  'previewing an import of 50,000 rows': {
    once: true,
    async run({ app, folder, server }) {
      await server.stop() // from here on changes wait
      const rows = Array.from({ length: importRows }, (_, i) => `Nina ${i},Ny,nina.${i}@new.example,+46 70 ${1e6 + i}`)
      const file = `${folder}/import.csv`
      writeFileSync(file, ['First Name,Last Name,E-mail Address,Mobile Phone', ...rows].join('\n'))
      await chooses(app, file)
      await fromMenu(app, 'Import Contacts')
      await app.desk.button('Preview').click()
      await expect(app.page.getByRole('group', { name: 'Rows shown' })).toBeVisible({ timeout: 300_000 })
    },
  },
  'writing an import of 50,000 contacts': {
    once: true,
    async run({ app: { page, desk } }) {
      await desk.button('Import 50,000 contacts').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
      await expect(page.getByText('50,000 contacts saved on this laptop.')).toBeVisible({ timeout: 600_000 })
    },
  },
  'taking the import back': {
    once: true,
    async run({ app: { page, desk } }) {
      await desk.button('Undo import').click()
      await expect(page.getByText('The import was taken back.')).toBeVisible({ timeout: 600_000 })
    },
  },
  'adding a tag to all contacts': {
    once: true,
    async run({ app: { page, desk }, contacts }) {
      await page.getByRole('button', { name: 'All contacts', exact: true }).click()
      await desk.list.focus()
      await page.keyboard.press('Control+A')
      await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Add tag' }).click()
      const box = page.getByRole('dialog').getByRole('combobox')
      await box.fill('all of them')
      await box.press('Enter')
      const said = `Added tag ‘all of them’ to ${contacts.toLocaleString('en')} contacts.`
      await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible({ timeout: 600_000 })
    },
  },
  'opening the sync centre with as many changes': {
    async run({ app: { page } }) {
      await page.getByRole('button', { name: /^Waiting to sync/ }).click()
      await expect(page.getByRole('grid').getByRole('row').nth(5)).toBeVisible()
      await page.getByRole('button', { name: 'All contacts', exact: true }).click()
      await expect(page.getByRole('listbox', { name: 'Contacts' })).toBeVisible()
    },
  },
}

/** One repetition of a key that is held. */
async function held(page: Page, key: string): Promise<void> {
  await page.keyboard.down(key)
  await page.waitForTimeout(repeatMs)
}
