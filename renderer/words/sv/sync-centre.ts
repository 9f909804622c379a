import type { Words } from '../catalogue'
import { changes, format } from './format'

export const centre: Words['centre'] = {
  title: 'Synkronisering',
  tabs: { waiting: 'Väntar', review: 'Behöver granskas', history: 'Historik' },
  left: (count) => (count === 0 ? 'Inget kvar att skicka' : `${changes(count)} kvar`),
  about: (ms) => `ungefär ${format.duration(ms)} i nuvarande takt`,
  summary: (synced, left, about) =>
    about === null ? [`${synced}. `, { em: left }, '.'] : [`${synced}. `, { em: left }, `, ${about}.`],
  done: (done, total) => `${format.number(done)} av ${format.number(total)} klara`,
  progress: 'Skickade ändringar',
  next: (seconds) => `Nästa, om ${format.number(seconds)} s`,
  heldCount: (count) => `${format.number(count)} hålls inne av dig`,
  keys: 'Tangenter',
  move: 'Flytta',
  open: 'Öppna kontakten',
  discarded: (field, name) => `${field} för ${name} kastades.`,
  reviewAll: 'Granska en i taget',
}

export const past: Words['past'] = {
  filters: 'Filtrera historiken',
  name: 'Kontakt',
  namePlaceholder: 'Del av ett namn',
  kind: 'Vad som hände',
  everything: 'Allt',
  day: 'Dag',
  clear: 'Rensa filter',
  noMatch: 'Inget sådant i historiken.',
  met: (theirs, mine) => `På Propstreet: ${theirs}. Ditt: ${mine}`,
  givenUp: (mine) => `Övergivet: ${mine}`,
  goneThere: 'Kastat: kontakten raderades på Propstreet',
  fromFile: 'Taget från en fil',
}
