import type { Locator, Page } from 'playwright'
import { expect } from 'playwright/test'

export type Desk = ReturnType<typeof deskOf>

/** The window as people find their way in it: by role and accessible name (`ux.md`, "Names"). */
export function deskOf(page: Page) {
  const list = page.getByRole('listbox', { name: 'Contacts' })
  const search = page.getByRole('searchbox', { name: 'Search contacts' })
  const pill = page.getByRole('status', { name: 'Sync status' })
  const tags = page.getByRole('group', { name: 'Tags' })
  const row = (name: string): Locator => list.getByRole('option', { name, exact: true })
  const field = (label: string): Locator => page.getByRole('textbox', { name: label, exact: true })
  const unsent = (label: string): Locator => page.getByRole('button', { name: `Unsent change to ${label}` })
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true })

  /** Shows a contact. The search is what brings its row on the screen, wherever in the list it is. */
  async function open(name: string): Promise<void> {
    await search.fill(name)
    await row(name).first().click()
    await expect(field('First name')).toHaveValue(name.split(' ')[0] ?? '')
    await search.fill('')
  }

  return {
    page,
    list,
    search,
    pill,
    tags,
    row,
    field,
    unsent,
    button,
    open,
    /** What the server refuses or somebody else changed too, at its field. */
    review: (label: string) => page.getByRole('group', { name: label, exact: true }),
    /** Types into a field as a person does, and saves. It is saved when the field says that it is unsent. */
    async edit(label: string, text: string): Promise<void> {
      await field(label).fill(text)
      await field(label).press(label === 'Strategy' ? 'Control+Enter' : 'Enter')
      await expect(unsent(label)).toBeVisible()
    },
    async addTag(tag: string): Promise<void> {
      await field('Add tag').fill(tag)
      await field('Add tag').press('Enter')
      await expect(tags.getByRole('button', { name: `Remove tag ${tag}`, exact: true })).toBeVisible()
    },
    async removeTag(tag: string): Promise<void> {
      await tags.getByRole('button', { name: `Remove tag ${tag}`, exact: true }).click()
      await expect(tags.getByRole('button', { name: `Put back tag ${tag}`, exact: true })).toBeVisible()
    },
    /** The pill, once it begins with the given state. */
    async reaches(state: string, timeout = 30_000): Promise<void> {
      await expect(pill).toHaveText(new RegExp(`^\\s*${state}`), { timeout })
    },
    /** The pill's state with its cause, looked at with every frame: what is tried again at once is said for a moment only. */
    async says(state: string, cause: string, timeout = 30_000): Promise<void> {
      const said = ([state = '', cause = '']: string[]) => {
        const text = document.querySelector('[role=status][aria-label="Sync status"]')?.textContent ?? ''
        return text.trim().startsWith(state) && text.includes(cause)
      }
      await page.waitForFunction(said, [state, cause], { timeout })
    },
    /** Tries the network at once, as the menu's entry and Ctrl+Shift+S do. */
    syncNow: () => page.keyboard.press('Control+Shift+S'),
  }
}
