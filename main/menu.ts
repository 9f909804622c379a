import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Events } from '../shared/ipc'

type Action = Events['menu:action']

/** The native menu. Entries whose work is the window's are sent there; it also has their keys, so they stay its own. */
export function createMenu(
  platform: NodeJS.Platform,
  { act, reconcile }: { act: (action: Action) => void; reconcile: () => void },
): Menu {
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
      { label: 'Read All Contacts Again', click: reconcile },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ],
  }
  const first: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      item('New Contact', 'CmdOrCtrl+N', 'new-contact'),
      { type: 'separator' },
      item('Export Unsent Changes…', '', 'export-changes'),
      item('Import Changes…', '', 'import-changes'),
      { type: 'separator' },
      platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
    ],
  }
  return Menu.buildFromTemplate([...first, file, edit, view, { role: 'windowMenu' }])
}
