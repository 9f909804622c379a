import { expect, test } from 'vitest'
import { newFromSearch } from './new-from-search'

test.each([
  ['ann', { firstName: 'Ann' }],
  [' åsa  berg lind ', { firstName: 'Åsa', lastName: 'Berg Lind' }],
  ['Louis de Geer', { firstName: 'Louis', lastName: 'de Geer' }],
  ['ann@firm.example', { email: 'ann@firm.example' }],
  ['070-174 06 18', { phone: '070-174 06 18' }],
  ['+46 (0)70', { phone: '+46 (0)70' }],
  ['117', { firstName: '117' }],
])('%j becomes %j', (text, values) => expect(newFromSearch(text)).toEqual(values))
