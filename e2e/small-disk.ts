import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { developmentElectron } from './app-driver'

/** A disk of its own and of a few megabytes under a folder, seen by whoever is started through `executable`. */
export type SmallDisk = {
  executable: string
  /** Leaves no byte free. */
  fill: () => void
  makeRoom: () => void
  remove: () => Promise<void>
}

/**
 * Mounts a tmpfs, in a user namespace made for it: nobody has to be root. The app runs in another below it, as an
 * ordinary user again, so that its sandbox is on.
 */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  const mount = `mount -t tmpfs -o size=${megabytes}m,mode=777 none "$0" && echo mounted && exec sleep infinity`
  const holder = spawn('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', mount, folder])
  const failed = once(holder, 'exit').then(([code]) => Promise.reject(new Error(`no disk was mounted: ${code}`)))
  failed.catch(() => undefined)
  await Promise.race([once(holder.stdout, 'data'), failed])
  const executable = `${folder}.sh`
  const enter = `nsenter --target ${holder.pid} --user --mount --preserve-credentials --`
  const leave = 'unshare --user --map-user=65534 --map-group=65534 --'
  writeFileSync(executable, `#!/bin/sh\nexec ${enter} ${leave} "${developmentElectron()}" "$@"\n`)
  chmodSync(executable, 0o700)
  const filler = path.join(`/proc/${holder.pid}/root`, folder, 'filler')
  return {
    executable,
    fill() {
      const file = openSync(filler, 'w')
      try {
        for (const size of [1 << 20, 1 << 12, 1]) writeUntilFull(file, Buffer.alloc(size))
      } finally {
        closeSync(file)
      }
    },
    makeRoom: () => rmSync(filler),
    async remove() {
      holder.kill()
      await once(holder, 'exit')
      rmSync(executable)
    },
  }
}

function writeUntilFull(file: number, bytes: Buffer): void {
  try {
    while (true) writeSync(file, bytes)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}
