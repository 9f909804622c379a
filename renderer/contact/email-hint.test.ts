import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emailMeant } from './email-hint'

test.each([
  ['anna@gmial.com', 'anna@gmail.com'],
  ['anna@gmal.com', 'anna@gmail.com'],
  ['anna@hotmaill.com', 'anna@hotmail.com'],
  ['anna@acme.con', 'anna@acme.com'],
  ['anna@acme..se', 'anna@acme.se'],
])('%s was probably meant as %s', (typed, meant) => expect(emailMeant(typed)).toBe(meant))

test.each(['anna@gmail.com', 'anna@acme.se', 'Anna@ACME.com', 'anna', '@gmial.com', 'a@mail.com', 'a@gmail.se'])(
  '%s looks right, or nobody can tell',
  (typed) => expect(emailMeant(typed)).toBeNull(),
)

test('what is proposed needs no other proposal, and keeps the name before the @', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      const meant = emailMeant(email)
      if (meant === null) return
      expect(emailMeant(meant)).toBeNull()
      expect(meant.split('@')[0]).toBe(email.split('@')[0])
    }),
  )
})
