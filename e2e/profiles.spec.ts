import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'playwright/test'
import { extract } from 'tar'
import { format } from '../renderer/store/storage'
import { test } from './app-test'
import { kept } from './fixtures/kept'

const folder = path.join(import.meta.dirname, 'fixtures')

const files = readdirSync(folder).filter((name) => name.endsWith('.tar.gz'))

test('there is a profile of every store format so far', () => {
  const formats = Array.from({ length: format }, (_, i) => `store-format-${i + 1}.tar.gz`)
  expect(files.toSorted()).toEqual(formats)
})

for (const file of files) {
  test(`a profile written in ${file.replace('.tar.gz', '').replaceAll('-', ' ')} opens with its contacts, edits and conflict`, async ({
    profile,
    start,
  }) => {
    await extract({ file: path.join(folder, file), cwd: profile })
    const { desk, page } = await start()
    const { conflict, edit } = kept
    await expect(page.getByText(`${kept.contacts} contacts`)).toBeVisible()
    await desk.reaches('Sign-in needed')
    await desk.open(edit.name)
    await expect(desk.field('Email')).toHaveValue(edit.email)
    await expect(desk.unsent('Email')).toBeVisible()
    await expect(desk.tags.getByRole('button', { name: `Remove tag ${edit.tag}` })).toBeVisible()
    await desk.open(conflict.name)
    await expect(desk.review('Phone')).toContainText(conflict.mine)
    await expect(desk.review('Phone')).toContainText(conflict.theirs)
    await desk.edit('Strategy', 'It takes edits too.')
  })
}
