import { constants } from 'node:fs'
import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** How many days' backups of an account are kept, and how many from before an update. */
const kept = 7

/**
 * Copies an account's journal as it is, once for each `label` (a day, or the version before an update): what an update or
 * a slip of ours spoils today is still there from yesterday. An account without a journal has nothing to copy.
 */
export async function backUp(folder: string, account: string, label: string): Promise<void> {
  const backups = path.join(folder, 'backups')
  await mkdir(backups, { recursive: true })
  const source = path.join(folder, `${account}.jsonl`)
  const copy = path.join(backups, `${account}.${label}.jsonl`)
  try {
    // A device (/dev/full stands for a full disk in tests) has no end.
    if (!(await stat(source)).isFile()) return
    await copyFile(source, copy, constants.COPYFILE_EXCL)
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'EEXIST')) return
    throw error
  }
  await prune(backups, account)
}

/** Days and versions are counted apart, so that a week of days does not push out the copy from before an update. */
async function prune(backups: string, account: string): Promise<void> {
  const names = (await readdir(backups)).filter((name) => name.startsWith(`${account}.`)).sort()
  const days = names.filter((name) => /\.\d{4}-\d\d-\d\d\.jsonl$/.test(name))
  const others = names.filter((name) => !days.includes(name))
  for (const name of [...days.slice(0, -kept), ...others.slice(0, -kept)]) {
    await rm(path.join(backups, name), { force: true })
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
