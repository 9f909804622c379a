import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'playwright/test'
import { mountSmallDisk, type SmallDisk } from './small-disk'
import { test as base, type Watched } from './watched'

/** Longer than the room that is left in the last block of a file. */
const text = 'More than fits. '.repeat(2_000).trim()
const told = { refused: 0, saved: 0 }

const test = base.extend<{ disk: SmallDisk }>({
  disk: async ({ profile }, use) => {
    const disk = await mountSmallDisk(profile, 48)
    await use(disk)
    await disk.remove()
  },
})

test('a full disk: an edit is refused aloud, stays where it was typed, and is saved once there is room', async ({
  serve,
  disk,
  watch,
}) => {
  const server = await serve()
  const { executable } = disk
  const first = await watch({ api: server, executable })
  await first.desk.reaches('Up to date')
  await first.desk.open('Ada Aalto')
  disk.fill()
  await typed(first)
  await refused(first)
  expect(server.model.contact('1001')?.strategy).not.toBe(text)
  disk.makeRoom()
  await savedAtLast(first)
  await first.kill()

  const { desk, ask } = await watch({ api: server, executable })
  await desk.reaches('Up to date')
  expect((await ask('contact', { id: '1001' }))?.text.strategy.value).toBe(text)
  expect(server.model.contact('1001')?.strategy).toBe(text)
})

test('a journal on a full disk: an edit is refused aloud although the database has it, and is saved once there is room', async ({
  serve,
  watch,
  profile,
}) => {
  const server = await serve()
  const app = await watch({ api: server })
  await app.desk.reaches('Up to date')
  await app.desk.open('Ada Aalto')
  const name = readdirSync(path.join(profile, 'journal')).find((file) => file.endsWith('.jsonl')) ?? ''
  const file = path.join(profile, 'journal', name)
  mkdirSync(path.join(profile, 'aside'))
  renameSync(file, path.join(profile, 'aside', name))
  symlinkSync('/dev/full', file)
  await typed(app)
  await refused(app)
  rmSync(file)
  renameSync(path.join(profile, 'aside', name), file)
  await savedAtLast(app)
})

test.afterAll(() => {
  console.log(`full-disk: ${told.refused} edits refused aloud, ${told.saved} of them saved once there was room`)
})

async function typed({ desk }: Watched): Promise<void> {
  await desk.field('Strategy').fill(text)
  await desk.field('Strategy').press('Control+Enter')
}

async function refused(app: Watched): Promise<void> {
  const { desk, page } = app
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible()
  await expect(desk.field('Strategy')).toHaveValue(text)
  expect(app.acts.map(({ answer }) => answer?.kind)).toEqual(['not-saved'])
  told.refused++
}

/** As the message says: by saving it once more. */
async function savedAtLast(app: Watched): Promise<void> {
  const { desk, page } = app
  await desk.field('Strategy').press('Control+Enter')
  await expect.poll(() => app.acts.at(-1)?.answer?.kind).toBe('saved')
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toHaveCount(0)
  await expect(desk.field('Strategy')).toHaveValue(text)
  told.saved++
}
