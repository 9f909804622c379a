import { z } from 'zod'

// zod compiles parsers with `new Function` where it may; the renderer's CSP forbids that, so it must not try.
z.config({ jitless: true })

const text = z.string().nullish()

/**
 * A contact as Propstreet returns it (`api-contract.md`, "Contact"). Nullable fields may be missing, and unknown
 * ones are kept: what a newer server adds must survive our copy of the row.
 */
export const Contact = z.looseObject({
  id: z.string().min(1),
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  linkedInUrl: text,
  primaryLanguage: text,
  strategy: text,
  tags: z.array(z.string()).nullish(),
  externalRefs: z.array(z.looseObject({ namespace: z.string(), id: z.string() })).nullish(),
  companies: z
    .array(z.looseObject({ id: z.string(), name: text, jobTitle: text, isPrimary: z.boolean().nullish() }))
    .nullish(),
  primaryCompanyId: text,
  profilePictureUrl: text,
  updatedUtc: z.string().min(1),
  deletedUtc: text,
  etag: z.string().min(1),
})
export type Contact = z.infer<typeof Contact>

/** The name people see: first and last, else the email, else the phone. Empty only for a contact without any. */
export function displayName(contact: Pick<Contact, 'firstName' | 'lastName' | 'email' | 'phone'>): string {
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ')
  return name || contact.email || contact.phone || ''
}

/** The company a contact is shown with: the primary one, else the first. */
export function mainCompany(contact: Contact): { id: string; name: string; jobTitle: string } | null {
  const companies = contact.companies ?? []
  const company = companies.find((c) => c.isPrimary) ?? companies[0]
  return company ? { id: company.id, name: company.name ?? '', jobTitle: company.jobTitle ?? '' } : null
}
