import type { TextField } from '../../shared/fields'
import { writeCard } from '../../shared/vcard-write'
import type { ContactView } from '../store/api'

/** Who it is and how to reach them, as a vCard to hand on: tags, strategy and references are the firm's own. */
export function vcardOf(view: ContactView): string {
  const value = (field: TextField) => view.text[field].value ?? ''
  const company = view.companies.find(({ primary, removed }) => primary && !removed)
  return writeCard(
    {
      ...{ firstName: value('firstName'), lastName: value('lastName'), email: value('email'), phone: value('phone') },
      ...{ linkedInUrl: value('linkedInUrl'), company: company?.name ?? '', jobTitle: company?.jobTitle ?? '' },
      ...{ tags: [], strategy: '', language: '', refs: [], uid: '' },
    },
    '3.0',
  )
}
