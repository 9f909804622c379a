import type { Words } from '../catalogue'
import { changes, contacts, format } from './format'

const fieldsOf = (count: number) => format.count(count, { one: 'fält', other: 'fält' })

export const review: Words['review'] = {
  title: 'Behöver granskas',
  compare: 'Jämför',
  back: 'Tillbaka till kontakterna',
  contacts,
  left: (left, of) =>
    left === 0
      ? 'Klart'
      : of > left
        ? `${format.number(left)} av ${format.number(of)} kvar`
        : `${format.number(left)} kvar`,
  fields: 'Det som ska avgöras',
  youAnd: (name) => `Du och ${name}`,
  youAndSomebody: 'Du och någon annan',
  lastSynced: 'Som senast synkroniserat',
  youHere: 'Du, på den här datorn',
  somebody: 'Någon',
  added: 'tillagt',
  removed: 'borttaget',
  safe: 'Inget skickas förrän du bestämmer dig',
  move: 'Nästa, föregående fält',
  keepAll: 'Behåll alla dina',
  takeAll: 'Ta alla deras',
  everyKeep: 'Alla kontakter: behåll dina',
  everyTake: 'Alla kontakter: ta deras',
  confirm: {
    mine: (fields, of) => `Behålla dina i ${fieldsOf(fields)} för ${contacts(of)}?`,
    theirs: (fields, of) => `Ta deras i ${fieldsOf(fields)} för ${contacts(of)}?`,
  },
  confirmHint: {
    mine: 'Dina värden skickas till Propstreet, ovanpå det som dina kollegor skrev där. Du kan ångra det.',
    theirs: 'Dina värden i de här fälten överges, och Propstreets gäller. Du kan ångra det.',
  },
  confirmDo: {
    mine: (fields) => `Behåll dina i ${fieldsOf(fields)}`,
    theirs: (fields) => `Ta deras i ${fieldsOf(fields)}`,
  },
  rest: (count) =>
    count === 1
      ? '1 annat beslut är inte av det slaget och är kvar för dig.'
      : `${format.number(count)} andra beslut är inte av det slaget och är kvar för dig.`,
  cancel: 'Avbryt',
  done: {
    mine: 'Behöll ditt',
    theirs: 'Tog deras',
    edited: 'Ditt, redigerat',
    retried: 'Skickat igen',
    discarded: 'Kastat',
    removed: 'Raderad ändå',
    kept: 'Kontakten behölls',
    keptAsNew: 'Behölls som en ny kontakt',
    accepted: 'Raderingen godtogs',
    merged: 'Sammanförd',
  },
  doneWith: (what, value) => (value === '' ? what : `${what}, ${value}`),
  said: (what, field, name) => `${what}: ${field} för ${name}.`,
  saidMany: (what, count) => `${what} i ${fieldsOf(count)}.`,
  goneTitle: 'Raderad på Propstreet',
  goneHint: (count) => `Du har ${changes(count)} av den här kontakten som Propstreet inte har.`,
  goneWaits: (count) => `${changes(count)} av dig`,
  deletionTitle: 'Radering',
  deletionHint: (name) => `Du raderade ${name} på den här datorn. Under tiden ändrades kontakten på Propstreet.`,
  refused: (message) =>
    message === ''
      ? 'Propstreet avvisade det.'
      : `Propstreet avvisade det: ${/[.!?]$/.test(message) ? message : `${message}.`}`,
  refusedShort: 'Avvisat av Propstreet',
  discard: 'Kasta',
  retry: 'Försök igen',
  openContact: 'Öppna kontakten',
  saveEdit: 'Spara som ditt',
  cancelEdit: 'Avbryt',
  nothing: 'Inget behöver dig',
  nothingHint: 'Ändringar som någon annan också har gjort, och det som Propstreet avvisar, avgörs här.',
  merged: (count) => `${fieldsOf(count)} sammanförda det senaste dygnet, inget förlorat`,
  see: 'Visa dem',
  moved: 'Värdet på Propstreet har ändrats igen. Titta en gång till och bestäm dig sedan.',
}
