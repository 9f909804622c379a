import type { Words } from '../catalogue'
import { changes, contacts, format } from './format'

export const undoing: Words['undoing'] = {
  undo: 'Ångra',
  undone: (what) => `Ångrat: ${what}`,
  redone: (what) => `Gjort om: ${what}`,
  field: (field, name) => `${field} för ${name}`,
  fieldOfMany: (field, count) => `${field} för ${contacts(count)}`,
  tag: (tag, name) => `taggen ”${tag}” på ${name}`,
  tagOnMany: (tag, count) => `taggen ”${tag}” på ${contacts(count)}`,
  deletion: (name) => `borttagning av ${name}`,
  deletionOfMany: (count) => `borttagning av ${contacts(count)}`,
  deletionItself: 'borttagning',
  decision: (field, name) => `beslut om ${field} för ${name}`,
  decisions: (count) => `${format.number(count)} beslut`,
  import: (count) => `import av ${contacts(count)}`,
  act: {
    creation: (name) => `ny kontakt ${name}`,
    acceptance: (name) => `godtagen radering av ${name}`,
    keeping: (name) => `${name} behållen som ny kontakt`,
    merge: (name) => `sammanslagning till ${name}`,
    adoption: (name) => `ny kontakt sammanslagen med ${name}`,
    note: (name) => `anteckning om ${name}`,
    discard: (name) => `kastad anteckning om ${name}`,
    hold: (name) => `ändringar för ${name} hålls kvar`,
    release: (name) => `ändringar för ${name} släppta`,
  },
  several: changes,
  left: (count) => `${contacts(count)} kunde inte ångras, eftersom något har ändrats sedan dess.`,
  leftAgain: (count) => `${contacts(count)} kunde inte göras om, eftersom något har ändrats sedan dess.`,
}
