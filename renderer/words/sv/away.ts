import type { Words } from '../catalogue'
import { changes, contacts, format } from './format'

export const away: Words['away'] = {
  title: 'Medan du var borta',
  since: (at, now) => `Sedan ${format.time(at, now)}`,
  dismiss: 'Stäng rutan',
  changed: (count, names, by) => {
    const more = count - names.length
    const who = more > 0 ? `${names.join(', ')} och ${format.number(more)} till` : format.list(names)
    const what = `${contacts(count)} ${count === 1 ? 'ändrad' : 'ändrade'}`
    const named = names.length === 0 ? what : `${what}: ${who}`
    return by.length === 0 ? named : `${named}. Av ${format.list(by)}`
  },
  deleted: (count) => `${contacts(count)} ${count === 1 ? 'raderad' : 'raderade'} på Propstreet`,
  sent: (count) => (count === 1 ? '1 av dina ändringar skickad' : `${format.number(count)} av dina ändringar skickade`),
  merged: (count) =>
    count === 1 ? '1 fält sammanfört, inget förlorat' : `${format.number(count)} fält sammanförda, inget förlorat`,
  review: (count) => `${changes(count)} behöver ditt beslut`,
}
