import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paneLimits } from '../../shared/panes'
import { widthAfterKey, within } from './pane-width'

const press = (key: string, held: object = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...held })

test('arrows move the edge, Home and End take it to its limits, Enter to where it usually is', () => {
  const after = (key: string) => widthAfterKey(press(key), { pane: 'list', width: 400 })
  expect(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter'].map(after)).toEqual([384, 416, 280, 560, 360])
  expect(after('a')).toBeNull()
  expect(widthAfterKey(press('ArrowLeft', { altKey: true }), { pane: 'list', width: 400 })).toBeNull()
})

test('wherever it is drawn to, a pane stays within its limits, at whole pixels', () => {
  const pane = fc.constantFrom('sidebar', 'list')
  fc.assert(
    fc.property(pane, fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (name, to) => {
      const width = within(name, to)
      return Number.isInteger(width) && width >= paneLimits[name].min && width <= paneLimits[name].max
    }),
  )
})
