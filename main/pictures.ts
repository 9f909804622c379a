import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { imageType, isPictureName, maxPictureBytes, type PictureName } from '../shared/picture'
import { parseUrl } from './parse-url'
import type { Fetch } from './sync/api'

export type PicturesDeps = {
  /** Where the pictures of all accounts lie. */
  folder: string
  fetch: Fetch
  /** Copies of the server's pictures that are kept for each account. */
  keptCopies?: number
}

/** What may be asked of a server for a picture: whose token goes along, and only to its own origin. */
export type Source = { url: string; access: { origin: string; token: string } | null }

export type Pictures = {
  /** Takes a picture in, on disk when it resolves. Null: it is no picture, or too large. Rejects when the disk does. */
  keep: (account: string, bytes: Uint8Array) => Promise<PictureName | null>
  read: (account: string, name: PictureName) => Promise<Uint8Array<ArrayBuffer> | null>
  /** The server's picture at a URL: the copy of it that lies here, else fetched. Null: there is none to be had now. */
  copyOf: (account: string, source: Source) => Promise<Uint8Array<ArrayBuffer> | null>
}

const largestCopyBytes = 10 * 1024 * 1024
const fetchWithinMs = 20_000

/** Pictures as files: those chosen here, which never go by themselves, and copies of the server's, the latest looked at. */
export function createPictures({ folder, fetch, keptCopies = 1_000 }: PicturesDeps): Pictures {
  const chosenIn = (account: string) => path.join(folder, account, 'chosen')
  const copiesIn = (account: string) => path.join(folder, account, 'copies')

  async function bytesIn(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = await readFile(file).catch(() => null)
    return bytes && imageType(bytes) ? new Uint8Array(bytes) : null
  }

  async function fetched({ url, access }: Source): Promise<Uint8Array<ArrayBuffer> | null> {
    const target = parseUrl(url)
    const isOwn = access !== null && target?.origin === access.origin
    if (!target || (target.protocol !== 'https:' && !isOwn)) return null
    const answer = await fetch(target.href, {
      method: 'GET',
      headers: isOwn ? { authorization: `Bearer ${access.token}` } : {},
      signal: AbortSignal.timeout(fetchWithinMs),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    })
    const bytes = answer.status === 200 && answer.bytes ? await answer.bytes() : null
    return bytes && bytes.length <= largestCopyBytes && imageType(bytes) ? bytes : null
  }

  async function forgetOldest(copies: string): Promise<void> {
    const names = await readdir(copies)
    if (names.length <= keptCopies) return
    const dated = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(path.join(copies, name))).mtimeMs })),
    )
    const oldest = dated.sort((a, b) => a.at - b.at).slice(0, names.length - keptCopies)
    await Promise.all(oldest.map(({ name }) => rm(path.join(copies, name), { force: true })))
  }

  return {
    async keep(account, bytes) {
      if (bytes.length > maxPictureBytes || !imageType(bytes)) return null
      const name: PictureName = `picture:${randomUUID()}`
      await write(chosenIn(account), { name: fileOf(name), bytes })
      return name
    },
    async read(account, name) {
      return isPictureName(name) ? bytesIn(path.join(chosenIn(account), fileOf(name))) : null
    },
    async copyOf(account, source) {
      const copies = copiesIn(account)
      const name = createHash('sha256').update(source.url).digest('hex')
      const known = await bytesIn(path.join(copies, name))
      const now = new Date()
      if (known) {
        await utimes(path.join(copies, name), now, now).catch(() => {})
        return known
      }
      const bytes = await fetched(source).catch(() => null)
      // Without room for a copy it is shown all the same.
      if (bytes)
        await write(copies, { name, bytes }).then(
          () => forgetOldest(copies),
          () => {},
        )
      return bytes
    },
  }
}

function fileOf(name: PictureName): string {
  return name.slice('picture:'.length)
}

/** A whole file, on disk when it resolves, or none. */
async function write(folder: string, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, name)
  const next = `${file}.next`
  const handle = await open(next, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(next, file)
}
