import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changed, readSettings, Settings, SettingsChange, usualSettings } from './settings'

test('without a file everything is as usual', () => {
  expect(readSettings(undefined)).toEqual({ settings: usualSettings, bad: [] })
})

test('a bad value falls back by itself and is named; the good ones beside it stay', () => {
  const { settings, bad } = readSettings({ theme: 'purple', density: 'compact', sidebarWidth: 9000, singleKeys: false })
  expect(bad).toEqual(['theme', 'sidebarWidth'])
  expect(settings).toEqual({ ...usualSettings, density: 'compact', singleKeys: false })
})

test('names that nobody knows are reported and not taken in', () => {
  const { settings, bad } = readSettings({ wallpaper: 'sea', constructor: 1 })
  expect(bad).toEqual(['wallpaper', 'constructor'])
  expect(settings).toEqual(usualSettings)
})

test('whatever a file holds, the settings are whole and valid', () => {
  const field = fc.constantFrom(...Object.keys(usualSettings), 'else')
  const file = fc.oneof(fc.anything(), fc.dictionary(field, fc.anything()))
  fc.assert(fc.property(file, (raw) => Settings.safeParse(readSettings(raw).settings).success))
})

test('what is written is what is read', () => {
  const some = { ...usualSettings, theme: 'dark', defaultCountry: 'SE', listWidth: 420 } as const
  expect(readSettings(JSON.parse(JSON.stringify(some)))).toEqual({ settings: some, bad: [] })
})

test('a change changes what it names, and nothing else', () => {
  expect(changed(usualSettings, { theme: 'dark', density: undefined })).toEqual({ ...usualSettings, theme: 'dark' })
})

test('a change with a value that is none is refused whole', () => {
  expect(SettingsChange.safeParse({ theme: 'dark', density: 'tiny' }).success).toBe(false)
  expect(SettingsChange.safeParse({ wallpaper: 'sea' }).success).toBe(false)
})
