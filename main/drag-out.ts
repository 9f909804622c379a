import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app, nativeImage, type WebContents } from 'electron'

/**
 * Files that are dragged out are copied by whoever takes them; ours go with the app, and at the next start at the latest.
 * In the profile: in the system's temporary folder another user could have made it first.
 */
const folder = () => path.join(app.getPath('userData'), 'dragged')

/** Starts a drag of a vCard out of the window, as a file that any other app takes. */
export function dragOut(page: WebContents, { name, text }: { name: string; text: string }): void {
  mkdirSync(folder(), { recursive: true, mode: 0o700 })
  const file = path.join(mkdtempSync(path.join(folder(), 'card-')), `${fileName(name)}.vcf`)
  writeFileSync(file, text, { mode: 0o600 })
  page.startDrag({ file, icon: nativeImage.createFromDataURL(cardIcon) })
}

/** Takes away what was dragged out before: contacts must not lie about in a folder for temporary files. */
export function forgetDragged(): void {
  rmSync(folder(), { recursive: true, force: true })
}

/** A name that every file system takes; there is always something left of it. */
export function fileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  const short = [...plain].slice(0, 80).join('').trim()
  return short === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short) ? 'contact' : short
}

/** What hangs at the pointer; without one Electron refuses to drag. */
const cardIcon =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAAaUlEQVR42mNgGAWjYBQggZbutv/0wHgdQGsw6gCyHcCdHQHHdHcAsuWUOoJkB2CzHJsjIhNi8OLh74DhmwYGRS4gBtAsDQwKBwxYGsCXA8h1CNEOIMZychwxdBwwcqvjAW2SjYJRMCIBALJewBSgRoylAAAAAElFTkSuQmCC'
