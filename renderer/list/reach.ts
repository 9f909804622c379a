import type { Desk } from '../desk/desk'
import { copyText } from '../ui/copy-text'

/** Hands an address to the system's own program for it. */
export async function openOutside({ session }: Desk, url: string): Promise<void> {
  const opened = await session.bridge.command['open:external'](url).catch(() => false)
  if (!opened) session.notices.show({ kind: 'trouble', key: 'notOpened' })
}

export function phoneUrl(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}

export function emailUrl(email: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}`
}

export function copyAloud({ session }: Desk, text: string): void {
  session.notices.show(copyText(text) ? { kind: 'done', key: 'copied' } : { kind: 'trouble', key: 'copyFailed' })
}
