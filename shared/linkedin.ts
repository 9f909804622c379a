/** What a profile's address begins with, in the one form the server accepts. */
export const profileBase = 'https://www.linkedin.com/in/'

/** A slug has letters of any script, digits, hyphens, and percent signs where it is encoded. */
const slug = '([\\p{L}\\p{M}\\p{N}%_-]+)'
/** Subdomains of countries and phones, the light mobile site, and nothing that merely ends in the same letters. */
const address = new RegExp(String.raw`(?:^|[^\p{L}\p{N}-])linkedin\.com/(?:mwlite/|m/)?in/${slug}`, 'iu')
const bare = new RegExp(`^/?in/${slug}(?:[/?#]|$)`, 'iu')

/** The profile that a pasted text names, in the one form the server accepts; null where it names none. */
export function linkedInProfile(text: string): string | null {
  const found = slugIn(text) ?? slugIn(decoded(text))
  return found === null ? null : profileBase + found
}

function slugIn(text: string): string | null {
  return (address.exec(text) ?? bare.exec(text.trim()))?.[1] ?? null
}

/** Links through a sign-in page carry the profile's address encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
