import path from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { Boot } from '../shared/ipc'
import { sendEvent } from './ipc'
import { origin } from './protocol'
import { restoreBounds, saveBounds } from './window-state'

/** How long closing waits for the open field to be saved, in ms. */
const closeWithinMs = 2_000

export type MainWindow = {
  window: BrowserWindow
  /** The page has saved what was open: it may go. */
  closeReady: () => void
}

/** The one window: sandboxed, isolated, and going nowhere but to our own page. */
export function createMainWindow({ boot, userData }: { boot: () => Boot; userData: string }): MainWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const { maximized, ...bounds } = restoreBounds(userData, screens)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: background(),
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: true,
      backgroundThrottling: false,
      additionalArguments: [`--fieldbook-boot=${encodeURIComponent(JSON.stringify(boot()))}`],
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())

  // What shows through while a wide window is drawn wider, or a page is loaded again.
  const paint = () => window.setBackgroundColor(background())
  nativeTheme.on('updated', paint)
  window.once('closed', () => nativeTheme.off('updated', paint))

  const { webContents } = window
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-navigate', (event) => event.preventDefault())
  webContents.on('will-frame-navigate', (event) => event.preventDefault())
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())

  let mayClose = false
  function close(): void {
    mayClose = true
    if (!window.isDestroyed()) window.close()
  }
  window.on('close', (event) => {
    saveBounds(userData, window.getNormalBounds(), window.isMaximized())
    if (mayClose || webContents.isCrashed()) return
    event.preventDefault()
    sendEvent(webContents, 'window:closing', null)
    setTimeout(close, closeWithinMs)
  })
  void window.loadURL(`${origin}/index.html`)
  return { window, closeReady: close }
}

/** The token `bg` of the theme in use. */
function background(): string {
  return nativeTheme.shouldUseDarkColors ? '#121514' : '#FBFBFA'
}
