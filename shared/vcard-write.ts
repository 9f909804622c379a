import type { Card } from './vcard'
import { utf8 } from './vcard-lines'

/** One card as text. Lines end in CR LF and are folded at 75 octets (RFC 6350 §3.2, RFC 2426 §2.6). */
export function writeCard(card: Card, version: '3.0' | '4.0'): string {
  const name = [card.firstName, card.lastName].filter(Boolean).join(' ') || card.email || card.phone
  const is4 = version === '4.0'
  const line = (label: string, value: string) => (value === '' ? [] : [`${label}:${escapeText(value)}`])
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    ...line('UID', card.uid),
    `N:${[card.lastName, card.firstName, '', '', ''].map(escapeText).join(';')}`,
    `FN:${escapeText(name)}`,
    ...line(is4 ? 'EMAIL;TYPE=work' : 'EMAIL;TYPE=INTERNET,WORK', card.email),
    ...line(is4 ? 'TEL;TYPE=work,voice' : 'TEL;TYPE=WORK,VOICE', card.phone),
    ...line('URL', card.linkedInUrl),
    ...line('ORG', card.company),
    ...line('TITLE', card.jobTitle),
    ...(card.tags.length > 0 ? [`CATEGORIES:${card.tags.map(escapeText).join(',')}`] : []),
    ...line('NOTE', card.strategy),
    ...line(is4 ? 'LANG' : 'X-LANGUAGE', card.language),
    ...card.refs.flatMap((ref) => line('X-EXTERNAL-REF', ref)),
    'END:VCARD',
  ]
  return lines.map((each) => `${fold(each)}\r\n`).join('')
}

function escapeText(value: string): string {
  return value.replace(/[\\;,]/g, (char) => `\\${char}`).replace(/\r\n?|\n/g, '\\n')
}

function fold(line: string): string {
  let [folded, octets] = ['', 0]
  for (const char of line) {
    const size = utf8(char).length
    if (octets + size > 75) {
      folded += '\r\n '
      octets = 1
    }
    folded += char
    octets += size
  }
  return folded
}
