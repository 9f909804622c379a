import type { Problem } from '../../../shared/fields'
import type { Invalid, MatchedBy, Remark } from '../../store/import-api'
import type { SameBy } from '../../store/similar-api'
import type { Words } from '../catalogue'
import { contact, field } from './contact'
import { contacts, format } from './format'

const rows = (count: number) => format.count(count, { one: 'rad', other: 'rader' })

const columns: Words['transfer']['columns'] = {
  firstName: 'Förnamn',
  lastName: 'Efternamn',
  email: 'E-post',
  phone: 'Telefon',
  linkedInUrl: 'LinkedIn',
  company: 'Företag',
  jobTitle: 'Titel',
  tags: 'Taggar',
  strategy: 'Strategi',
  language: 'Språk',
  refs: 'Referenser',
}

const matchedBy: Record<MatchedBy, string> = {
  email: 'samma e-post',
  reference: 'samma referens',
  phone: 'samma telefon',
  name: 'samma namn',
}

export const transfer: Words['transfer'] = {
  columns,
  targets: { ...columns, fullName: 'Hela namnet', hubspotId: 'Post-id i HubSpot', skip: 'Utelämnas' },
  kinds: { new: 'Nya', update: 'Uppdateras', same: 'Oförändrade', duplicate: 'Dubbletter', invalid: 'Ogiltiga' },
  matches: {
    fill: { label: 'Fyll i det som är tomt', hint: 'Inget som är ifyllt ändras. Taggar läggs till.' },
    overwrite: { label: 'Skriv över', hint: 'Värden i filen ersätter dem som finns här. Taggar läggs till.' },
    skip: { label: 'Hoppa över dem', hint: 'Kontakter som redan finns förblir som de är.' },
  },
  failed: {
    empty: 'Filen är tom.',
    'not-text': 'Det här är ingen fil med kontakter. Välj en CSV- eller vCard-fil.',
    'too-large': 'Filen är större än 64 MB. Dela upp den och importera delarna en i taget.',
    failed: 'Filen kunde inte läsas. Stäng den i andra program och välj den igen.',
  },
  importTitle: 'Importera kontakter',
  chooseHint: 'En CSV-fil från Excel, Outlook, Google eller HubSpot, eller en vCard-fil.',
  nothingYet: 'Inget skrivs förrän du har sett vad som händer med varje rad och bekräftat det.',
  choose: 'Välj en fil',
  dropHere: 'eller släpp den var som helst i fönstret',
  drop: 'Släpp filen för att importera dess kontakter',
  reading: 'Läser filen',
  steps: { choose: 'Fil', map: 'Kolumner', preview: 'Förhandsvisning', write: 'Import' },
  stepsName: 'Importens steg',
  cancel: 'Avbryt',
  back: 'Tillbaka',
  next: 'Förhandsvisa',
  close: 'Stäng',
  done: 'Klar',
  mapHint: 'Vad står i varje kolumn?',
  remembered: 'Som du valde för de här kolumnerna förra gången.',
  guessed: 'Gissat efter kolumnernas namn.',
  read: (encoding, delimiter) => `Läst som ${encoding.toUpperCase()}, ${delimiter}.`,
  delimiters: {
    ',': 'delad med komman',
    ';': 'delad med semikolon',
    '\t': 'delad med tabbar',
    '|': 'delad med lodstreck',
  },
  otherDelimiter: 'delad med ett annat tecken',
  namedRow: 'Första raden är kolumnernas namn',
  column: (number) => `Kolumn ${format.number(number)}`,
  columnHead: 'Kolumn i filen',
  samplesHead: 'Till exempel',
  becomesHead: 'Blir',
  becomes: (column) => `${column} blir`,
  noSamples: 'tom',
  needsColumn: 'Låt minst en kolumn bli namn, e-post eller telefon.',
  previewing: 'Jämför med dina kontakter',
  all: 'Alla',
  filterName: 'Rader som visas',
  kindCount: (label, count) => `${label} ${format.number(count)}`,
  rowHead: 'Rad',
  whoHead: 'Kontakt',
  whatHead: 'Vad som händer',
  moreRows: (count) => `${rows(count)} till`,
  showMore: 'Visa fler',
  matchesName: 'Kontakter som redan finns',
  isNew: 'Skapas',
  isSame: (name, by) => `Inget att ändra hos ${name} (${matchedBy[by]})`,
  isUpdate: (name, by) => `Ändrar ${name} (${matchedBy[by]})`,
  isDuplicate: (row) => `Utelämnas: samma kontakt som rad ${format.number(row)}`,
  added: (what) => `+ ${what}`,
  invalid: (why: Invalid) => {
    if (why.kind === 'empty') return 'Utelämnas: varken namn, e-post eller telefon'
    if (why.kind === 'broken') return 'Utelämnas härifrån: ett citattecken öppnas och stängs aldrig'
    return `Utelämnas: ${contact.fields[why.field]}: ${problem(why.problem)}`
  },
  remark: (remark: Remark) => {
    if (remark.kind === 'company-unknown') return `Företaget ${remark.company} är okänt: länkas inte`
    if (remark.kind === 'reference-left-out')
      return `Referensen ${remark.value} är inte ett system och ett id: utelämnas`
    return `${contact.fields[remark.field]} ${remark.value} går inte att använda: utelämnas`
  },
  summary: (count) => {
    if (count.new === 0) return `Uppdatera ${contacts(count.update)}`
    if (count.update === 0) return `Importera ${contacts(count.new)}`
    return `Importera ${contacts(count.new)}, uppdatera ${format.number(count.update)}`
  },
  nothingToDo: 'Inget att importera',
  sending: (ms) =>
    `Sparas genast på den här datorn. Att skicka till Propstreet tar ungefär ${format.duration(ms)} i den takt som Propstreet nu tillåter; du kan arbeta vidare under tiden.`,
  nothingToSend: 'Ingen rad i filen ändrar något.',
  confirmTitle: 'Importera de här kontakterna?',
  confirmCounts: (count) =>
    [
      ...(count.new > 0 ? [`${contacts(count.new)} skapas`] : []),
      ...(count.update > 0 ? [`${contacts(count.update)} uppdateras`] : []),
      ...(count.duplicate + count.invalid > 0 ? [`${rows(count.duplicate + count.invalid)} utelämnas`] : []),
    ].join(', '),
  confirm: 'Importera',
  kindHead: 'Utfall',
  confirmUndo: 'Ett enda Ångra tar tillbaka hela importen.',
  writing: (done, total) => `${format.number(done)} av ${contacts(total)} sparade på den här datorn`,
  stop: 'Stoppa',
  stopped: (done, total) =>
    `Stoppad. ${format.number(done)} av ${contacts(total)} är sparade och finns kvar; resten importerades inte.`,
  written: (total) => `${contacts(total)} sparade på den här datorn. De skickas till Propstreet en i taget.`,
  notSaved: (done, total) =>
    `Datorn kunde inte skriva mer: ${format.number(done)} av ${contacts(total)} är sparade. Gör plats på disken och fortsätt sedan.`,
  goOn: 'Fortsätt',
  undo: 'Ångra importen',
  undoing: 'Tar tillbaka importen',
  undone: (kept) =>
    kept === 0
      ? 'Importen togs tillbaka.'
      : `Importen togs tillbaka, utom ${format.count(kept, { one: 'ändring', other: 'ändringar' })} hos kontakter som du eller andra har redigerat sedan dess.`,
  undoneTitle: 'Tillbakatagen',
  stoppedTitle: 'Importen stoppad',
  writingTitle: 'Importerar',
  doneTitle: 'Importen är klar',
  showContacts: 'Visa kontakterna',
  another: 'Importera en fil till',
  progress: 'Importens förlopp',
  exportTitle: 'Exportera kontakter',
  exportWhat: 'Vilka kontakter',
  exportAll: (count) => `Alla ${contacts(count)}`,
  exportShown: (count) => `De ${contacts(count)} som listan visar`,
  exportChosen: (count) => `De ${contacts(count)} som är markerade`,
  exportFormat: 'Format',
  formats: {
    csv: 'CSV, för kalkylark',
    'vcard-3': 'vCard 3.0, för adressböcker',
    'vcard-4': 'vCard 4.0',
  },
  exportDo: 'Exportera',
  exportName: (date) => `kontakter-${date}`,
  exporting: 'Exporterar kontakter',
  exportProgress: 'Exportens förlopp',
  exported: (count, name) => `${contacts(count)} skrivna till ${name}.`,
  exportFailed: 'Filen skrevs inte: systemet sa nej. Välj en annan plats.',
}

const sameBy: Record<SameBy, string> = { email: 'samma e-post', phone: 'samma telefon', name: 'samma namn' }

export const duplicates: Words['duplicates'] = {
  nav: 'Dubbletter',
  title: 'Dubbletter',
  looksLike: (name, by) => `Liknar ${name} (${sameBy[by]})`,
  open: 'Öppna',
  createAnyway: 'Skapa ändå',
  because: (by) => ({ email: 'Samma e-post', phone: 'Samma telefon', name: 'Samma namn' })[by],
  looking: 'Letar efter dubbletter',
  found: (count) => format.count(count, { one: 'möjlig dubblett', other: 'möjliga dubbletter' }),
  none: 'Inga dubbletter hittades.',
  noneHint: 'Ingen här delar e-post, telefonnummer eller namn med någon annan.',
  groups: 'Möjliga dubbletter',
  again: 'Leta igen',
  hint: 'Välj vad som ska behållas, fält för fält. Taggar, företag och referenser slås ihop.',
  keep: 'Behåll',
  keepNamed: (name) => `Behåll ${name}`,
  kept: 'Behålls',
  members: contacts,
  deleted: 'Raderas',
  nothing: 'tomt',
  united: 'sammanslaget',
  mergeCount: (count) => `Slå ihop ${contacts(count)}`,
  notDuplicates: 'Inte dubbletter',
  notesStay: (names) =>
    `Det som har skrivits om ${names} på Propstreet blir kvar hos den raderade kontakten där. Anteckningar som inte är skickade flyttas till den du behåller.`,
  merged: (name) => `Sammanslagen med ${name}.`,
  moved: 'En kontakt har ändrats under tiden eller väntar på ditt beslut. Titta på den en gång till.',
  dismissed: 'Noterat: det är olika personer.',
  more: (count) => `${format.number(count)} till i gruppen visas efter den här sammanslagningen.`,
}

function problem(what: Problem): string {
  return field.problem(what)
}
