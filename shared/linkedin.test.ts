import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkedInProfile, profileBase } from './linkedin'

test.each([
  'https://www.linkedin.com/in/anna-berg',
  'https://www.linkedin.com/in/anna-berg/',
  'linkedin.com/in/anna-berg',
  'http://se.linkedin.com/in/anna-berg/?originalSubdomain=se',
  'https://m.linkedin.com/in/anna-berg?trk=people-guest',
  'https://www.linkedin.com/mwlite/in/anna-berg',
  'https://www.linkedin.com/in/anna-berg/details/experience/#top',
  'HTTPS://WWW.LINKEDIN.COM/IN/anna-berg',
  'in/anna-berg/',
  '/in/anna-berg',
  'Anna Berg (https://www.linkedin.com/in/anna-berg), Acme',
  'https://www.linkedin.com/authwall?sessionRedirect=https%3A%2F%2Fse.linkedin.com%2Fin%2Fanna-berg%3Ftrk%3Dx',
])('%s names the profile anna-berg', (text) => expect(linkedInProfile(text)).toBe(`${profileBase}anna-berg`))

test.each([
  '',
  'anna-berg',
  'https://www.linkedin.com/company/acme',
  'https://notlinkedin.com/in/anna',
  'born in/near',
])('%j names no profile', (text) => expect(linkedInProfile(text)).toBeNull())

const slugs = fc.oneof(
  fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,40}$/),
  fc.constantFrom('åsa-öberg-1a2b', '%C3%A5sa-berg', '李雷', 'José_m'),
)
const before = fc.constantFrom('', 'https://', 'http://', 'https://www.', 'se.', 'https://m.', '  ', 'see: ', '(', '<')
const after = fc.constantFrom('', '/', '?trk=a&b=in/x', '#about', '/details/', ') ', ', and more', '.', '"', '>')

test('whatever stands around a profile’s address, its slug is what is kept, and keeping it again changes nothing', () => {
  fc.assert(
    fc.property(slugs, before, after, (slug, start, end) => {
      const kept = linkedInProfile(`${start}linkedin.com/in/${slug}${end}`)
      expect(kept).toBe(profileBase + slug)
      expect(linkedInProfile(kept ?? '')).toBe(kept)
    }),
  )
})

test('what is kept of any text at all is a plain address on LinkedIn, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (noise) => {
      for (const text of [noise, `linkedin.com/in/${noise}`, `in/${noise}`]) {
        expect(linkedInProfile(text) ?? profileBase).toMatch(/^https:\/\/www\.linkedin\.com\/in\/[^\s/?#<>"']*$/)
      }
    }),
  )
})
