import { Menu, type MenuItemConstructorOptions } from 'electron'
import { type ActionId, actionTable } from '../shared/actions'
import type { MainWords } from './words/words'

type MenuDeps = { platform: NodeJS.Platform; words: MainWords['menu']; act: (action: ActionId) => void }

const line: MenuItemConstructorOptions = { type: 'separator' }

/** The native menu. Its entries' work is the window's, and so are their keys: they are only shown here. */
export function createMenu({ platform, words, act }: MenuDeps): Menu {
  const mac = platform === 'darwin'
  const item = (action: keyof MainWords['menu']['actions']): MenuItemConstructorOptions => ({
    label: words.actions[action],
    ...acceleratorOf(action),
    registerAccelerator: false,
    click: () => act(action),
  })
  const role = (name: keyof MainWords['menu']['roles']): MenuItemConstructorOptions => ({
    role: name,
    label: words.roles[name],
  })
  const app: MenuItemConstructorOptions = {
    label: words.app,
    submenu: [
      role('about'),
      line,
      item('settings'),
      line,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      line,
      role('quit'),
    ],
  }
  const file: MenuItemConstructorOptions = {
    label: words.file,
    submenu: [
      item('new-contact'),
      line,
      item('export-changes'),
      item('import-changes'),
      line,
      item('import-contacts'),
      item('export-contacts'),
      item('find-duplicates'),
      line,
      item('print'),
      line,
      ...(mac ? [role('close')] : [item('settings'), line, role('quit')]),
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: words.edit,
    submenu: [
      item('undo'),
      item('redo'),
      line,
      role('cut'),
      role('copy'),
      role('paste'),
      role('selectAll'),
      line,
      item('find'),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: words.view,
    submenu: [
      item('palette'),
      line,
      item('all-contacts'),
      item('waiting'),
      item('review'),
      item('history'),
      item('ready'),
      line,
      item('sync-now'),
      item('reconcile'),
      line,
      role('resetZoom'),
      role('zoomIn'),
      role('zoomOut'),
      role('togglefullscreen'),
    ],
  }
  const window: MenuItemConstructorOptions = { label: words.window, submenu: [role('minimize'), role('close')] }
  const help: MenuItemConstructorOptions = { label: words.help, role: 'help', submenu: [item('help')] }
  return Menu.buildFromTemplate([...(mac ? [app] : []), file, edit, view, window, help])
}

/** An action's first key as the menu shows it. A key that acts only in places is no menu's to promise. */
export function acceleratorOf(action: ActionId): { accelerator?: string } {
  const key = actionTable[action].keys.find(({ reach }) => reach === 'everywhere')
  return key ? { accelerator: key.press.replace('Mod', 'CmdOrCtrl') } : {}
}
