import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Events } from '../shared/ipc'

type Action = Events['menu:action']

/** The native menu. Entries whose work is the window's are sent there; it also has their keys, so they stay its own. */
export function createMenu(platform: NodeJS.Platform, act: (action: Action) => void): Menu {
  const item = (label: string, accelerator: string, action: Action): MenuItemConstructorOptions => ({
    label,
    accelerator,
    registerAccelerator: false,
    click: () => act(action),
  })
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [
      item('Undo', 'CmdOrCtrl+Z', 'undo'),
      item('Redo', 'CmdOrCtrl+Shift+Z', 'redo'),
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      { type: 'separator' },
      item('Find', 'CmdOrCtrl+F', 'find'),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      item('Waiting to Sync', '', 'waiting'),
      item('Sync Now', 'CmdOrCtrl+Shift+S', 'sync-now'),
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ],
  }
  const first: MenuItemConstructorOptions =
    platform === 'darwin' ? { role: 'appMenu' } : { label: 'File', submenu: [{ role: 'quit' }] }
  return Menu.buildFromTemplate([first, edit, view, { role: 'windowMenu' }])
}
