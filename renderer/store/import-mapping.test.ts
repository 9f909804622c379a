import { expect, test } from 'vitest'
import { guessTargets, isHeader } from './import-mapping'
import { languageOf } from './import-rows'

test.each([
  ['Förnamn,Efternamn,E-postadress,Mobil,Företag,Befattning', 'firstName,lastName,email,phone,company,jobTitle'],
  ['Namn,E-post,Telefon,Taggar,Anteckningar,Språk', 'fullName,email,phone,tags,strategy,language'],
  ['First Name,Middle Name,Last Name,Company,E-mail Address', 'firstName,skip,lastName,company,email'],
  ['Business Phone,Mobile Phone,Categories,Notes', 'phone,phone,tags,strategy'],
  ['Name,First Name,Last Name,E-mail 1 - Value', 'skip,firstName,lastName,email'],
  ['Organization Name,Organization Title,Labels', 'company,jobTitle,tags'],
  ['Record ID,Email,Phone Number,Company Name,Job Title', 'hubspotId,email,phone,company,jobTitle'],
  ['Skonummer,,constructor,__proto__', 'skip,skip,skip,skip'],
])('the columns %s become %s', (headers, targets) => {
  expect(guessTargets(headers.split(',')).join()).toBe(targets)
})

test('a first row with an address or a number in it is a contact', () => {
  expect(isHeader(['Name', 'Email'])).toBe(true)
  expect(isHeader(['Anna', 'anna@ek.example'])).toBe(false)
  expect(isHeader(['Anna', '+46 70 174 06 18'])).toBe(false)
})

test.each([
  ['Swedish', 'sv'],
  ['svenska', 'sv'],
  ['sv-SE', 'sv'],
  ['EN', 'en'],
  ['Klingon', 'Klingon'],
  ['', ''],
])('the language %j is %j', (text, code) => expect(languageOf(text)).toBe(code))
