import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator } from 'playwright'
import { expect } from 'playwright/test'
import { chooses, fromMenu } from './files'
import type { Scene } from './scenes'

/** How each screen is got to, by role and name, from the contacts with nothing open over them. */
type Way = (scene: Scene) => Promise<void>

const dialog = ({ page }: Scene, name?: string): Locator => page.getByRole('dialog', name ? { name } : {})

export const contacts: Way = async ({ desk }) => {
  await expect(desk.list).toBeVisible()
}

export const contact =
  (name: string, which = 0): Way =>
  async ({ desk }) => {
    await desk.search.fill(name)
    await expect(desk.list.getByRole('option').filter({ hasNotText: name })).toHaveCount(0)
    await desk.row(name).nth(which).click()
    await expect(desk.row(name).nth(which)).toHaveAttribute('aria-current', 'true')
    await expect(desk.field('First name')).toHaveValue(name.split(' ')[0] ?? '')
    await desk.search.fill('')
    await expect(desk.row('Ada Aalto').first()).toBeVisible()
  }

/** Of a name that is not worth typing. */
export const found =
  (typed: string, firstName: string): Way =>
  async ({ desk, page }) => {
    await desk.search.fill(typed)
    await expect(desk.list.getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(desk.field('First name')).toHaveValue(firstName)
    await desk.search.fill('')
    await expect(desk.list.getByRole('option').first()).toBeVisible()
  }

export const unsent: Way = async (on) => {
  await contact('Agata Adamiec')(on)
  await on.desk.unsent('Phone').click()
  await expect(dialog(on).getByRole('button', { name: 'Revert' })).toBeVisible()
}

export const activity: Way = async (on) => {
  await contact('Agnes Abrahamsson')(on)
  await expect(on.page.getByRole('main').getByRole('listitem').last()).toContainText('created this contact')
  await on.page.getByRole('heading', { name: 'Activity' }).evaluate((title) => title.scrollIntoView({ block: 'start' }))
}

export const pressed =
  (button: string): Way =>
  async (on) => {
    await contact('Agnes Abrahamsson')(on)
    await on.desk.button(button).click()
  }

export const languages: Way = async (on) => {
  await contact('Agnes Abrahamsson')(on)
  await on.page.getByRole('combobox', { name: 'Language' }).fill('nor')
  await expect(on.page.getByRole('listbox', { name: 'Languages' })).toBeVisible()
}

export const knownTags: Way = async (on) => {
  await contact('Agnes Abrahamsson')(on)
  await on.desk.field('Add tag').pressSequentially('in')
  await expect(on.page.getByRole('listbox', { name: 'Known tags' })).toBeVisible()
}

export const knownCompanies: Way = async (on) => {
  await contact('Agnes Abrahamsson')(on)
  await on.page.getByRole('combobox', { name: 'Add company' }).pressSequentially('silver')
  await expect(on.page.getByRole('listbox', { name: 'Companies to add' }).getByRole('option').first()).toBeVisible()
}

export const menu =
  (button: string | RegExp): Way =>
  async ({ page }) => {
    await page.getByRole('button', { name: button }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  }

export const filterByTag: Way = async (on) => {
  await menu('Add filter')(on)
  await on.page.getByRole('menuitem', { name: 'Tag…' }).click()
  await expect(dialog(on).getByRole('option').first()).toBeVisible()
}

export const filtered: Way = async (on) => {
  await filterByTag(on)
  await dialog(on).getByRole('combobox').fill('investor')
  await expect(dialog(on).getByRole('option')).toHaveCount(1)
  await on.page.keyboard.press('Enter')
  await expect(on.desk.button('Remove filter investor')).toBeVisible()
}

export const nameFilter: Way = async (on) => {
  await filtered(on)
  await on.desk.button('Save filter').click()
  await expect(dialog(on, 'Save filter')).toBeVisible()
}

export const search =
  (typed: string, name: string): Way =>
  async ({ desk }) => {
    await desk.search.fill(typed)
    await expect(desk.list.getByRole('option')).toHaveCount(1)
    await expect(desk.row(name)).toBeVisible()
  }

export const noMatch: Way = async ({ desk, page }) => {
  await desk.search.fill('zebulon quist')
  await expect(page.getByText('No match for ‘zebulon quist’.')).toBeVisible()
}

export const noFilterMatch: Way = async (on) => {
  await filtered(on)
  await menu('Add filter')(on)
  await on.page.getByRole('menuitem', { name: 'Blocked' }).click()
  await expect(on.page.getByText('No contact fits these filters.')).toBeVisible()
}

export const rowMenu: Way = async ({ desk, page }) => {
  await desk.row('Agata Adamiec').click({ button: 'right' })
  await expect(page.getByRole('menu')).toBeVisible()
}

export const selection: Way = async ({ desk, page }) => {
  for (const name of ['Agnes Abrahamsson', 'Ágnes Ács', 'Agata Adamiec']) {
    await desk.row(name).click({ modifiers: ['Control'] })
  }
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toContainText('3 selected')
}

export const selectionMenu: Way = async (on) => {
  await selection(on)
  await rowMenu(on)
}

export const selectionTag: Way = async (on) => {
  await selection(on)
  await on.page.getByRole('toolbar').getByRole('button', { name: 'Add tag' }).click()
  await expect(dialog(on).getByRole('option').first()).toBeVisible()
}

export const facets =
  (name: string): Way =>
  async ({ page }) => {
    await page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
    await expect(page.getByRole('list', { name }).getByRole('button').first()).toBeVisible()
  }

export const account: Way = async (on) => {
  await on.desk.button('Account').click()
  await expect(dialog(on, 'Account')).toBeVisible()
}

export const centre =
  (tab: string): Way =>
  async ({ desk, page }) => {
    await desk.button('Waiting to sync').click()
    await page.getByRole('tab', { name: tab, exact: true }).click()
    await expect(page.getByRole('tabpanel').getByRole('row').last()).toBeVisible()
  }

export const noSuchHistory: Way = async (on) => {
  await centre('History')(on)
  await on.page.getByRole('searchbox', { name: 'Contact' }).fill('nobody of this name')
  await expect(on.page.getByText('Nothing like that in the history.')).toBeVisible()
}

export const review: Way = async ({ desk, page }) => {
  await page.keyboard.press('Control+Shift+R')
  await expect(desk.review('Phone')).toBeFocused()
}

export const reviewEdit: Way = async (on) => {
  await review(on)
  await on.page.keyboard.press('3')
  await expect(on.desk.field('Phone')).toBeFocused()
}

export const reviewAll: Way = async (on) => {
  await review(on)
  await on.desk.button('All contacts: keep yours').click()
  await expect(dialog(on)).toBeVisible()
}

export const reviewDeleted: Way = async (on) => {
  await review(on)
  await on.page.getByRole('region', { name: 'Adèle Abadie' }).getByRole('button').click()
  await expect(on.desk.review('Deleted on Propstreet')).toBeVisible()
}

export const duplicates: Way = async (on) => {
  await fromMenu(on, 'Find Duplicates')
  await expect(on.desk.button('Merge 2 contacts')).toBeVisible()
}

export const importFile: Way = async (on) => {
  await on.electron.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] })
  })
  await fromMenu(on, 'Import Contacts')
  await expect(on.desk.button('Choose a file')).toBeVisible()
}

export const importRefused: Way = async (on) => {
  await opens(on, '')
  await expect(on.page.getByRole('alert')).toBeVisible()
}

const rows = [
  'Förnamn;Efternamn;E-post;Mobiltelefon;Företag;Titel;Taggar;Skonummer',
  'Åsa;Öberg;asa@new.example;070-174 06 18;Norrsken Fastigheter;CFO;"Mässa, VIP";38',
  'Cy;Dal;cy@new.example;;Okänt Bolag AB;VD;;41',
  'Ada;Aalto;ada@home.example;+46 70 555 77 88;;;Mässa;',
  'Bo;Ek;not-an-address;;;;;',
  'Cy;Dal;CY@new.example;;;;;',
]

export const importColumns: Way = async (on) => {
  await opens(on, `\ufeff${rows.join('\r\n')}`)
  await expect(on.page.getByRole('combobox', { name: 'Skonummer becomes' })).toBeVisible()
}

export const importPreview: Way = async (on) => {
  await importColumns(on)
  await on.desk.button('Preview').click()
  await expect(on.page.getByRole('group', { name: 'Rows shown' })).toBeVisible()
}

export const importConfirm: Way = async (on) => {
  await importPreview(on)
  await on.page.getByRole('button', { name: /^Import 2 contacts/ }).click()
  await expect(dialog(on, 'Import these contacts?')).toContainText('Sending to Propstreet takes about')
}

export const exporting: Way = async (on) => {
  await fromMenu(on, 'Export Contacts')
  await expect(dialog(on, 'Export contacts')).toBeVisible()
}

export const road: Way = async (on) => {
  await account(on)
  await on.desk.button('Ready for the road').click()
  await expect(dialog(on, 'Ready for the road').getByRole('status')).toBeVisible()
}

export const palette =
  (typed: string): Way =>
  async ({ page }) => {
    await page.keyboard.press('Control+K')
    const box = page.getByRole('combobox', { name: 'Find a contact or a command' })
    await box.fill(typed)
    const none = page.getByText(`No contact and no command for ‘${typed}’.`)
    await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option').or(none).first()).toBeVisible()
  }

export const help =
  (typed: string): Way =>
  async (on) => {
    await on.page.keyboard.press('F1')
    await dialog(on, 'Keyboard shortcuts').getByRole('searchbox').fill(typed)
  }

export const settings =
  (section: string): Way =>
  async ({ page }) => {
    await page.keyboard.press('Control+,')
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: section }).click()
    await expect(page.getByRole('heading', { level: 2, name: section, exact: true })).toBeFocused()
  }

export const newContact: Way = async (on) => {
  await on.page.keyboard.press('Control+N')
  await expect(dialog(on, 'New contact')).toBeVisible()
}

export const newContactEmpty: Way = async (on) => {
  await newContact(on)
  await dialog(on).getByRole('button', { name: 'Create contact' }).click()
  await expect(dialog(on).getByRole('alert')).toBeVisible()
}

export const newContactDuplicate: Way = async (on) => {
  await newContact(on)
  await dialog(on).getByLabel('First name').fill('Ada')
  await dialog(on).getByLabel('Last name').fill('Aalto')
  await expect(dialog(on).getByRole('status')).toContainText('Looks like Ada Aalto')
}

export const smallSidebar: Way = async (on) => {
  await on.desk.button('Show sidebar').click()
  await expect(dialog(on, 'Fieldbook')).toBeVisible()
}

export const smallCentre: Way = async (on) => {
  await smallSidebar(on)
  await centre('Waiting')(on)
}

export const deleted: Way = async (on) => {
  await contact('Agnes Abrahamsson')(on)
  await on.desk.button('Delete contact').click()
  await expect(on.page.getByText('Deleted Agnes Abrahamsson.')).toBeVisible()
  await expect(on.page.getByRole('button', { name: '2 changes of yours sent' })).toBeVisible()
}

export const nobody: Way = async ({ desk, page }) => {
  await page.reload()
  await desk.reaches('Up to date')
  await expect(page.getByRole('heading', { name: 'Choose a contact' })).toBeVisible()
}

export const nobodyRecent: Way = async ({ desk, page }) => {
  await desk.button('Recent').click()
  await expect(page.getByText('No contact here.').or(desk.list)).toBeVisible()
}

/** By the palette: there is no way to it on the screen while there is nothing in it. */
export const chosen =
  (action: string, says: string): Way =>
  async (on) => {
    await palette(action)(on)
    await on.page.getByRole('listbox', { name: 'Results' }).getByRole('option', { name: action }).first().click()
    await expect(on.page.getByText(says)).toBeVisible()
  }

export const nothingToReview: Way = async (on) => {
  await chosen('Waiting to sync', 'Nothing is waiting.')(on)
  await on.page.getByRole('tab', { name: 'Needs review' }).click()
  await expect(on.page.getByText('Nothing needs you.')).toBeVisible()
}

export const firstRun: Way = async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Welcome to Fieldbook' })).toBeVisible()
}

export const signIn: Way = async (on) => {
  await on.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog(on, 'Sign in to Propstreet')).toBeVisible()
}

export const signInWithoutToken: Way = async (on) => {
  await signIn(on)
  await dialog(on).getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog(on).getByRole('alert')).toBeVisible()
}

export const firstPull: Way = async ({ page }) => {
  await page.reload()
  await expect(page.getByRole('heading', { name: /contacts are ready/ })).toBeVisible()
}

export const signInAgain: Way = async (on) => {
  await on.desk.button('Sign in').click()
  // Where the server is, is another one with every run.
  await dialog(on).getByLabel('Server address').fill('https://app.propstreet.example')
}

export const signOut: Way = async (on) => {
  await account(on)
  await on.desk.button('Sign out').click()
  await expect(dialog(on, 'Sign out of Propstreet?')).toBeVisible()
}

export const problem: Way = async ({ page }) => {
  await expect(page.getByRole('alert')).toBeVisible()
}

async function opens(on: Scene, content: string): Promise<void> {
  const file = path.join(on.profile, 'contacts.csv')
  writeFileSync(file, content)
  await chooses(on, file)
  await fromMenu(on, 'Import Contacts')
}
