import type { ContactView } from '../store/api'

/** The contact as a vCard 3.0 (RFC 2426), the version that every address book reads. */
export function vcardOf(view: ContactView): string {
  const value = (field: keyof ContactView['text']) => view.text[field].value ?? ''
  const company = view.companies.find(({ primary, removed }) => primary && !removed)
  const lines = [
    `N:${escaped(value('lastName'))};${escaped(value('firstName'))};;;`,
    `FN:${escaped(view.name)}`,
    ...line('EMAIL;TYPE=INTERNET', value('email')),
    ...line('TEL', value('phone')),
    ...line('ORG', company?.name ?? ''),
    ...line('TITLE', company?.jobTitle ?? ''),
    ...line('URL', value('linkedInUrl')),
  ]
  return ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].map(folded).join('\r\n')
}

function line(name: string, value: string): string[] {
  return value === '' ? [] : [`${name}:${escaped(value)}`]
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}

/** No line has more than 75 octets; a character is never cut. */
function folded(text: string): string {
  const parts: string[] = ['']
  let size = 0
  for (const character of text) {
    const octets = new TextEncoder().encode(character).length
    if (size + octets > 74) {
      parts.push('')
      size = 0
    }
    size += octets
    parts[parts.length - 1] += character
  }
  return parts.join('\r\n ')
}
