import { createMemo } from 'solid-js'
import type { TextField } from '../../shared/fields'
import { useDesk } from '../desk/desk'
import { words } from '../words/words'
import { defaultCountry } from './default-country'
import { emailMeant } from './email-hint'
import { phoneRules } from './phone-rules'
import type { PhoneHint } from './phone-text'

/** How a value is shown at rest, null as it is, and what may be amiss with it. */
export type ValueLook = { shown: string | null; hint: string | null }

const plain: ValueLook = { shown: null, hint: null }

/** How the value of a text field looks while nobody types. */
export function createValueLook(field: TextField, value: () => string | null): () => ValueLook {
  const { session } = useDesk()
  return createMemo(() => {
    const text = value()
    return text === null ? plain : lookOf(field, text, defaultCountry(session))
  })
}

function lookOf(field: TextField, text: string, country: string): ValueLook {
  if (field === 'email') {
    const meant = emailMeant(text)
    return meant === null ? plain : { shown: null, hint: words.details.emailMeant(meant) }
  }
  // What every profile's address begins with says nothing.
  if (field === 'linkedInUrl') return { shown: text.replace(/^https:\/\/(www\.)?/, ''), hint: null }
  if (field !== 'phone') return plain
  const look = phoneRules()?.lookOf(text, country)
  return look ? { shown: look.shown, hint: look.hint && phoneHint(look.hint) } : plain
}

function phoneHint(hint: PhoneHint): string {
  if (hint.kind === 'not-a-number') return words.details.notAPhone
  return words.details.phone[hint.kind](words.format.country(hint.country))
}
