import path from 'node:path'
import { app, Menu, powerMonitor, protocol, safeStorage, session, shell } from 'electron'
import { openAccounts } from './accounts'
import { createApiFetch } from './api-session'
import { clock } from './clock'
import { readEnvironment } from './environment'
import { sendEvent, serveCommands } from './ipc'
import { createMenu } from './menu'
import { externalUrl } from './open-external'
import { createBundleHandler, scheme } from './protocol'
import { createSession } from './session'
import { apiFor, createSyncHost } from './sync-host'
import { openTokenStore } from './token-store'
import { createMainWindow, type MainWindow } from './window'

// The profile folder's name is for ever: another one would be another, empty, Fieldbook.
const environment = readEnvironment(process.env)
app.setName('Fieldbook')
app.setPath('userData', environment.userData ?? path.join(app.getPath('appData'), 'Fieldbook'))

// As root without the sandbox, `enableSandbox` would hang for ever; the window asks for it by itself anyway.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, codeCache: true } }])

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  const userData = app.getPath('userData')
  const about = { platform: process.platform, version: app.getVersion() }
  let main: MainWindow | null = null
  const page = () => main?.window.webContents ?? null

  const serve = createBundleHandler(path.join(import.meta.dirname, '../renderer'))
  // Deprecated, but `protocol.handle` loads Node's whole fetch before the page: a tenth of the start (`npm run bench`).
  protocol.registerBufferProtocol(scheme, (request, answer) => void serve(request).then(answer))
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)))
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => isGranted(permission))

  const report: Parameters<typeof createSyncHost>[0]['report'] = (status) => {
    const to = page()
    if (to) sendEvent(to, 'sync:status', status)
  }
  const http = { fetch: createApiFetch(), clock }
  const sync = createSyncHost({ ...http, report, warn: (message) => console.warn(message) })
  const signedIn = createSession({
    environment,
    accounts: openAccounts(userData),
    tokens: openTokenStore(userData, safeStorage),
    sync,
    userData,
    apiFor: (access) => apiFor(http, access),
    page,
    report,
  })

  serveCommands({
    'account:sign-in': signedIn.signIn,
    'account:sample': signedIn.exploreSample,
    'account:sign-out': async () => {
      signedIn.signOut()
      return null
    },
    'sync:now': async () => {
      sync.wake()
      return null
    },
    'open:external': async (text) => {
      const url = externalUrl(text)
      if (url) await shell.openExternal(url)
      return url !== null
    },
    'store:ready': async () => {
      await signedIn.storeReady()
      return null
    },
    'window:close-ready': async () => {
      main?.closeReady()
      return null
    },
  })

  function open(): void {
    main = createMainWindow({ boot: () => signedIn.boot(about), userData })
    const { window } = main
    window.on('focus', sync.wake)
    window.on('closed', () => {
      sync.disconnect()
      main = null
    })
    // A crashed page loses nothing: the store is on disk, and the reloaded page gets a new engine.
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      sync.disconnect()
      if (reason === 'clean-exit') return
      // It starts with what was true when the window was made: who is signed in may be another by now.
      window.webContents.once('did-finish-load', signedIn.announce)
      window.reload()
    })
  }

  Menu.setApplicationMenu(
    createMenu(process.platform, (action) => {
      const to = page()
      if (to) sendEvent(to, 'menu:action', action)
    }),
  )
  powerMonitor.on('resume', sync.wake)
  app.on('second-instance', () => {
    if (main?.window.isMinimized()) main.window.restore()
    main?.window.focus()
  })
  app.on('activate', () => {
    if (!main) open()
  })
  app.on('window-all-closed', () => app.quit())
  open()
}

/** Storage that the system does not clear away; everything else that a page may ask for is denied. */
function isGranted(permission: string): boolean {
  return permission === 'persistent-storage' || permission === 'clipboard-sanitized-write'
}
