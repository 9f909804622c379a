import { parseUrl } from './parse-url'

/** The URL to hand to the system, written anew from its parts, or null: https, mailto and tel only. */
export function externalUrl(text: string): string | null {
  const url = parseUrl(text)
  if (!url || url.username || url.password) return null
  if (url.protocol === 'https:') return url.href
  if (url.protocol === 'tel:') return /^[+\d() .-]{3,40}$/.test(decode(url.pathname)) ? url.href : null
  if (url.protocol !== 'mailto:') return null
  // An address and nothing else: headers in a link could address a mail to others, or attach a file.
  return /^[^/\s?&,;][^\s?&,;]*@[^\s?&,;]+$/.test(decode(url.pathname)) ? `mailto:${url.pathname}` : null
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
