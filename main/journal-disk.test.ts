import { existsSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { JournalFull } from './journal'
import {
  edit,
  failure,
  file,
  fileHandles,
  lines,
  openHere,
  others,
  plantFullDisk,
  plantShortWrite,
  record,
  reopened,
  states,
  useProfile,
  write,
} from './scripted/journal'

useProfile()

test.runIf(existsSync('/dev/full'))('a full disk is told, for every kind of record', async () => {
  await write([edit(1)])
  rmSync(file())
  symlinkSync('/dev/full', file())
  const journal = await openHere()
  expect([journal.state(), journal.damaged]).toEqual([null, false])
  for (const each of [edit(1), edit(2, { durable: false }), edit(3, { whole: true }), edit(4)])
    await expect(journal.append(each)).rejects.toThrow(JournalFull)
  const together = await Promise.allSettled([journal.append(edit(5)), journal.append(edit(6))])
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(journal.state()).toBeNull()
  await journal.close()
})

test('a disk that fills up within a line changes nothing, and the next append is readable', async () => {
  await write([edit(1), edit(2)])
  const journal = await openHere()
  const long = record(3, { edits: { long: 'x'.repeat(5000) } })
  for (const bytes of [1, 9, 4000]) {
    await plantFullDisk(bytes)
    await expect(journal.append(long)).rejects.toThrow(JournalFull)
    expect(journal.state()).toEqual(states(1, 2))
    expect(await reopened()).toEqual({ state: states(1, 2), damaged: false })
    vi.restoreAllMocks()
  }
  await journal.append(edit(4))
  expect(journal.state()).toEqual(states(1, 2, 4))
  expect(await reopened()).toEqual({ state: states(1, 2, 4), damaged: false })
})

test('of appends that fail together, the lines that got written are neither kept nor left behind', async () => {
  await write([edit(1)])
  const journal = await openHere()
  await plantFullDisk(500)
  const together = await Promise.allSettled([2, 3, 4, 5, 6].map((seq) => journal.append(edit(seq))))
  expect(together.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
  expect(statSync(file()).size).toBeGreaterThan(500)
  await journal.append(record(7))
  expect(journal.state()).toEqual({ ...states(1), seq: 7 })
  expect(await reopened()).toEqual({ state: { ...states(1), seq: 7 }, damaged: false })
})

test('a line that the disk takes in pieces is whole', async () => {
  await write([edit(1)])
  const journal = await openHere()
  await plantShortWrite(5)
  await journal.append(edit(2))
  expect(await reopened()).toEqual({ state: states(1, 2), damaged: false })
})

test('a failed sync changes nothing, and the next append writes everything anew', async () => {
  await write([edit(1)])
  const journal = await openHere()
  vi.spyOn(await fileHandles(), 'datasync').mockImplementationOnce(() => Promise.reject(failure('EIO')))
  await expect(journal.append(edit(2))).rejects.toThrow('EIO')
  expect(journal.state()).toEqual(states(1))
  vi.spyOn(await fileHandles(), 'sync').mockImplementationOnce(() => Promise.reject(failure('EIO')))
  await expect(journal.append(edit(2))).rejects.toThrow('EIO')
  expect(journal.state()).toEqual(states(1))
  await journal.append(edit(3, { durable: false }))
  expect(lines()).toHaveLength(1)
  expect(await reopened()).toEqual({ state: states(1, 3), damaged: false })
})

test.each(['file', 'folder'])('a whole record that fails at the sync of its %s changes nothing', async (where) => {
  await write([edit(1)])
  const journal = await openHere()
  const handles = await fileHandles()
  const sync = handles.sync
  const spy = vi.spyOn(handles, 'sync').mockImplementation(() => Promise.reject(failure('EDQUOT')))
  if (where === 'folder') spy.mockImplementationOnce(sync)
  await expect(journal.append(edit(2, { whole: true }))).rejects.toThrow(JournalFull)
  expect(journal.state()).toEqual(states(1))
  expect(others()).toEqual([])
  vi.restoreAllMocks()
  await journal.append(edit(3))
  expect(journal.state()).toEqual(states(1, 3))
  expect(await reopened()).toEqual({ state: states(1, 3), damaged: false })
})

test('only durable records wait for the disk, and those appended together wait once', async () => {
  const journal = await openHere()
  await journal.append(edit(1))
  const datasync = vi.spyOn(await fileHandles(), 'datasync')
  await journal.append(edit(2, { durable: false }))
  expect(datasync).toHaveBeenCalledTimes(0)
  await Promise.all([3, 4, 5, 6].map((seq) => journal.append(edit(seq))))
  expect(datasync).toHaveBeenCalledTimes(1)
})
