import type { Desk } from '../desk/desk'
import { copyText } from '../ui/copy-text'
import { defaultCountry } from './default-country'
import { phoneRules } from './phone-rules'

/** Hands an address to the system's own program for it. */
export async function openOutside({ session }: Pick<Desk, 'session'>, url: string): Promise<void> {
  const opened = await session.bridge.command['open:external'](url).catch(() => false)
  if (!opened) session.notices.show({ kind: 'trouble', key: 'notOpened' })
}

/** Until the rules of telephone numbers are here, the digits that there are. */
export function phoneUrl({ session }: Pick<Desk, 'session'>, phone: string): string {
  return `tel:${phoneRules()?.dialled(phone, defaultCountry(session)) ?? phone.replace(/[^\d+]/g, '')}`
}

export function emailUrl(email: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}`
}

export function copyAloud({ session }: Pick<Desk, 'session'>, text: string): void {
  const copied = text !== '' && copyText(text)
  session.notices.show(copied ? { kind: 'done', key: 'copied' } : { kind: 'trouble', key: 'copyFailed' })
}
