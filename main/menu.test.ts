import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { type ActionId, actionIds, actionTable } from '../shared/actions'
import { acceleratorOf, createMenu } from './menu'
import { wordsIn } from './words/words'

vi.mock('electron', () => ({ Menu: { buildFromTemplate: (template: unknown) => template } }))

function entriesOf(platform: NodeJS.Platform, act: (action: ActionId) => void = () => {}) {
  const menu = createMenu({ platform, words: wordsIn('sv').menu, act }) as unknown as MenuItemConstructorOptions[]
  return menu.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[])
}

test.each(['darwin', 'linux', 'win32'] as const)(
  'on %s every entry is named, and roles are in the language',
  (platform) => {
    const unnamed = entriesOf(platform).filter(({ type, label }) => type !== 'separator' && !label)
    expect(unnamed).toEqual([])
    expect(entriesOf(platform).map(({ label }) => label)).toContain('Klipp ut')
  },
)

test('entries show the keys of the table and leave pressing them to the window', () => {
  const redo = entriesOf('linux').find(({ label }) => label === 'Gör om')
  expect(redo).toMatchObject({ accelerator: 'CmdOrCtrl+Shift+Z', registerAccelerator: false })
})

test('a key that acts only in places is promised by no menu', () => {
  for (const id of actionIds) {
    const shown = acceleratorOf(id).accelerator?.replace('CmdOrCtrl', 'Mod')
    const key = actionTable[id].keys.find(({ press }) => press === shown)
    expect(key?.reach ?? 'everywhere', id).toBe('everywhere')
  }
})

test('an entry asks for its action', () => {
  const asked: string[] = []
  const entries = entriesOf('linux', (action) => asked.push(action))
  entries.find(({ label }) => label === 'Inställningar…')?.click?.({} as never, undefined, {} as never)
  expect(asked).toEqual(['settings'])
})
