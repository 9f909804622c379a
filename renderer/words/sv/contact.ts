import type { Words } from '../catalogue'
import { format } from './format'

export const contact: Words['contact'] = {
  fields: {
    firstName: 'Förnamn',
    lastName: 'Efternamn',
    email: 'E-post',
    phone: 'Telefon',
    linkedInUrl: 'LinkedIn',
    strategy: 'Strategi',
    primaryLanguage: 'Språk',
    tags: 'Taggar',
    externalRefs: 'Referenser',
    companies: 'Företag',
    blocked: 'Spärrad',
    profilePictureId: 'Bild',
  },
  pane: 'Kontakt',
  reach: 'Nås på',
  details: 'Uppgifter',
  noName: 'Namnlös',
  empty: 'tomt',
  primary: 'Primärt',
  call: 'Ring',
  email: 'E-post',
  copy: 'Kopiera',
  linkedIn: 'LinkedIn',
  noPhone: 'Inget telefonnummer',
  noEmail: 'Ingen e-postadress',
  noLinkedIn: 'Ingen LinkedIn-profil',
  previous: 'Föregående kontakt',
  next: 'Nästa kontakt',
  place: (position, matched) => `${format.number(position)} av ${format.number(matched)}`,
  addTag: 'Lägg till tagg',
  knownTags: 'Kända taggar',
  removeTag: (tag) => `Ta bort taggen ${tag}`,
  putBackTag: (tag) => `Lägg tillbaka taggen ${tag}`,
  tagAdded: 'Väntar på att läggas till',
  tagRemoved: 'Väntar på att tas bort',
  noLanguage: 'Inte angivet',
  add: 'Lägg till',
  choose: 'Välj en kontakt',
  chooseHint: 'Dess uppgifter visas här, att läsa och att ändra.',
  gone: 'Kontakten finns inte längre på Propstreet.',
  goneHint: 'Den raderades där, och inget av ditt väntade på den.',
  deleted: 'Raderad på Propstreet.',
  deletedHint: 'Du ändrade den efter det. Dina ändringar finns kvar här tills du godtar raderingen.',
  acceptDeletion: 'Godta raderingen',
  keepAsNew: 'Behåll som ny kontakt',
  activity: 'Aktivitet',
  remove: 'Radera kontakten',
  removed: (name) => `${name} raderades.`,
  notRemoved: 'Inte raderad: kontakten har just ändrats. Titta på den igen först.',
  changedSince: (name) => `${name} ändrades på Propstreet efter att du raderade kontakten.`,
  removeAnyway: 'Radera ändå',
  keepContact: 'Behåll kontakten',
  deletedHere: 'Raderad på den här datorn, men inte på Propstreet än.',
  notYetThere: 'Finns inte på Propstreet än. Den skapas där när du har nät.',
  notCreated: (message) => `Propstreet skapade den inte: ${sentence(message)}`,
  taken: (name) => `Propstreet har ${name} med den här e-postadressen.`,
  mergeInto: (name) => `Slå ihop med ${name}`,
  create: 'Skapa kontakt',
  needsSomething: 'En kontakt behöver ett namn, en e-postadress eller ett telefonnummer.',
  jobTitleAt: (company) => `Befattning på ${company}`,
  primaryCompany: 'Primärt företag',
  makePrimary: (company) => `Gör ${company} till primärt företag`,
  removeCompany: (company) => `Ta bort ${company}`,
  putBackCompany: (company) => `Lägg tillbaka ${company}`,
  notLinked: 'inte längre kopplad',
  blockedUnknown: 'Propstreet talar inte om ifall en kontakt är spärrad.',
  blockedChanged: 'ändrat, utan att säga till vad',
  on: 'på',
  off: 'av',
  unknown: 'okänt',
  refNamespace: 'System',
  refId: 'Referens',
  addReference: 'Lägg till referens',
  removeReference: (name) => `Ta bort referensen ${name}`,
  putBackReference: (name) => `Lägg tillbaka referensen ${name}`,
  noteKinds: { note: 'Anteckning', call: 'Samtal', meeting: 'Möte', email: 'E-post', news: 'Nyhet' },
  noteKind: 'Slag',
  addNote: 'Skriv en anteckning',
  saveNote: 'Spara anteckningen',
  discardNote: 'Kasta anteckningen',
}

export const field: Words['field'] = {
  unsent: (label) => `Osänd ändring av ${label}`,
  savedAt: (at, now) => `Sparat på den här datorn ${format.time(at, now)}.`,
  was: (value) => ['Var ', { em: value }, '.'],
  revert: 'Återställ',
  checking: 'Tillbakataget. Fieldbook frågar Propstreet om det tidigare värdet redan hade kommit fram.',
  refused: (label, message) => ['Propstreet avvisade ', { em: label }, `: ${sentence(message)}`],
  fix: 'Rätta',
  discard: 'Kasta',
  retry: 'Försök igen',
  conflict: 'Ändrat både här och på Propstreet. Inget skickas förrän du bestämmer.',
  changedBy: (name, at) =>
    `Ändrat av ${name} på Propstreet${Number.isNaN(Date.parse(at)) ? '' : `, ${format.time(Date.parse(at), Date.now())}`}.`,
  before: 'Före',
  yours: 'Ditt',
  theirs: 'På Propstreet',
  keepYours: 'Behåll ditt',
  takeTheirs: 'Ta deras',
  edit: 'Redigera',
  moved: 'Värdet på Propstreet har ändrats igen. Titta på det en gång till och bestäm sedan.',
  notSent: (why) => `Inte skickat: ${why}`,
  restored: 'Skrivet tidigare och inte sparat än. Enter sparar det, Escape tar tillbaka det.',
  notSaved: {
    full: 'Inte sparat än: disken är full. Skaffa plats och tryck Enter i fältet.',
    failed: 'Inte sparat än: datorn kunde inte skriva det. Tryck Enter i fältet för att försöka igen.',
    slow: 'Inte sparat än: det skrivs fortfarande till datorns disk.',
    gone: 'Inte sparat: kontakten finns inte längre på Propstreet. Kopiera texten om du behöver den.',
  },
  problem: (problem) => {
    switch (problem.kind) {
      case 'too-long':
        return `högst ${format.number(problem.limit)} tecken får plats. Korta ner texten.`
      case 'not-an-email':
        return 'ingen giltig e-postadress. Den behöver ett namn, ett @ och en domän, som i anna@example.com.'
      case 'not-a-linkedin-profile':
        return 'ingen LinkedIn-profil. En sådan ser ut som linkedin.com/in/anna-berg.'
      case 'not-a-language':
        return 'ingen språkkod. Välj en ur listan.'
    }
  },
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}
