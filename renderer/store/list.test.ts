import { describe, expect, test } from 'vitest'
import { createDisk, createMemoryStorage } from './memory-storage'
import { done, names, openTwin, person } from './open-twin'

describe('what the list shows', () => {
  const rows = [
    person(1, { firstName: 'Åsa', lastName: 'Öberg', phone: '+46 70 174 06 18', tags: ['Decision maker'] }),
    person(2, { firstName: 'Zoë', lastName: 'Abel', companies: [{ id: 'k', name: 'Nordvik Fastigheter' }] }),
    person(3, { firstName: 'Adam', lastName: null, email: 'adam@ek-partner.example' }),
  ]
  const hyphened = person(4, { firstName: 'Anna-Lena', lastName: 'Berg' })

  test('names are in the order of the locale, edits on top', async () => {
    const { engine, window } = await openTwin(createDisk())
    await engine.applyPage({ rows, state: done })
    expect(await names(window)).toEqual(['Adam', 'Zoë Abel', 'Åsa Öberg'])
    await window.edit({ id: 'c3', path: 'firstName', value: 'Örjan' })
    expect(await names(window)).toEqual(['Zoë Abel', 'Åsa Öberg', 'Örjan'])
  })

  /** Enough pages for a snapshot, at the next rest. */
  async function fill(engine: Awaited<ReturnType<typeof openTwin>>['engine']) {
    for (let n = 10; n < 30; n++) await engine.applyPage({ rows: [person(n)], state: done })
  }

  test('a name that was edited when the snapshot was made, and is not any more, stands in its place', async () => {
    const disk = createDisk()
    const { engine, window, store } = await openTwin(disk)
    await engine.applyPage({ rows, state: done })
    await fill(engine)
    await window.edit({ id: 'c3', path: 'firstName', value: 'Örjan' })
    await store.rest()
    expect(disk.snapshot.size).toBe(1)
    await window.revert({ id: 'c3', path: 'firstName', was: 'Adam' })
    expect(await names((await openTwin(disk)).window)).toEqual(await names(window))
  })

  test('in another language the order is another one, also after a snapshot', async () => {
    const disk = createDisk()
    const { engine, store } = await openTwin(disk)
    await engine.applyPage({ rows, state: done })
    await fill(engine)
    await store.rest()
    const again = await openTwin(disk, createMemoryStorage(disk), 'en')
    expect((await names(again.window)).slice(0, 2)).toEqual(['Adam', 'Åsa Öberg'])
  })

  test.each([
    ['asa', ['Åsa Öberg']],
    ['oberg asa', ['Åsa Öberg']],
    ['nordvik zoe', ['Zoë Abel']],
    ['decision', ['Åsa Öberg']],
    ['070-174 06', ['Åsa Öberg']],
    ['+46 70', ['Åsa Öberg']],
    ['partner', ['Adam']],
    ['adam@ek', ['Adam']],
    ['ek-partner', ['Adam']],
    ['partner.example', ['Adam']],
    ['lena', ['Anna-Lena Berg']],
    ['anna-lena', ['Anna-Lena Berg']],
    ['anna-lena b', ['Anna-Lena Berg']],
    ['erg', []],
    ['  ', ['Adam', 'Anna-Lena Berg', 'Zoë Abel', 'Åsa Öberg']],
  ])('%j finds tokens in any order, without accents, at the start of words', async (text, found) => {
    const { engine, window } = await openTwin(createDisk())
    await engine.applyPage({ rows: [...rows, hyphened], state: done })
    expect(await names(window, { text })).toEqual(found)
  })
})
