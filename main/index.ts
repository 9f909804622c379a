import path from 'node:path'
import { app, dialog, Menu, nativeTheme, powerMonitor, protocol, safeStorage, session, shell } from 'electron'
import { languageOf } from '../shared/language'
import { isPictureName } from '../shared/picture'
import { openAccounts } from './accounts'
import { createApiFetch } from './api-session'
import { readChanges, writeChanges } from './changes-file'
import { clock } from './clock'
import { contactIn, contactOf, linkScheme } from './contact-link'
import { showContextMenus, spellingLanguages } from './context-menu'
import { readDiagnostics } from './diagnostics'
import { dragOut, forgetDragged } from './drag-out'
import { readEnvironment } from './environment'
import { createFiles } from './files'
import { freeRoom } from './free-room'
import { sendEvent, serveBoot, serveCommands } from './ipc'
import { createJournals } from './journals'
import { createMenu } from './menu'
import { externalUrl } from './open-external'
import { createPictures } from './pictures'
import { createBundleHandler, scheme } from './protocol'
import { compareRuntime, keepRuntime } from './runtime-version'
import { createSession } from './session'
import { openSettings } from './settings'
import { apiFor, createSyncHost } from './sync-host'
import { openTokenStore } from './token-store'
import { createMainWindow, type MainWindow } from './window'
import { wordsIn } from './words/words'

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
  const warn = (message: string) => console.warn(message)
  const settings = openSettings({ userData, warn })
  const language = () => languageOf(settings.current().language, app.getLocale())
  const words = () => wordsIn(language())
  const runtime = compareRuntime(userData, process.versions.electron)
  if (runtime.kind === 'downgrade') {
    const { downgrade } = words()
    dialog.showErrorBox(downgrade.title, downgrade.text)
    app.exit(1)
    return
  }
  keepRuntime(userData, process.versions.electron)
  forgetDragged()
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme)
  const about = () => ({
    platform: process.platform,
    version: app.getVersion(),
    settings: settings.current(),
    language: language(),
    country: app.getLocaleCountryCode() || null,
  })
  nativeTheme.themeSource = settings.current().theme
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
  const today = () => new Date().toISOString().slice(0, 10)
  const backupLabel = () => (runtime.kind === 'newer' ? `before-electron-${process.versions.electron}` : today())
  const journalOf = createJournals({ folder: path.join(userData, 'journal'), backupLabel, warn })
  const pictures = createPictures({ ...http, folder: path.join(userData, 'pictures') })
  const sync = createSyncHost({ ...http, journalOf, readPicture: pictures.read, report, warn })
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
    'sync:reconcile': async () => {
      sync.reconcile()
      return null
    },
    'picture:keep': async (bytes) => {
      const account = signedIn.account()
      const name = account ? await pictures.keep(account.id, bytes).catch(() => undefined) : undefined
      if (name === undefined) return { kind: 'failed' }
      return name === null ? { kind: 'not-a-picture' } : { kind: 'kept', name }
    },
    'picture:read': async (source) => {
      const account = signedIn.account()
      if (!account) return null
      if (isPictureName(source)) return pictures.read(account.id, source)
      return pictures.copyOf(account.id, { url: source, access: await signedIn.access() })
    },
    'contact:drag': async (card) => {
      const to = page()
      if (to) dragOut(to, card)
      return null
    },
    'contact:timeline': sync.timeline,
    'window:print': async () => {
      page()?.print()
      return null
    },
    'changes:export': (text) => writeChanges({ window: main?.window ?? null, words: words().changes, text }),
    'changes:import': () => readChanges({ window: main?.window ?? null, words: words().changes }),
    'settings:set': async (change) => {
      const spoken = language()
      const kept = settings.set(change)
      nativeTheme.themeSource = settings.current().theme
      const to = page()
      if (to) sendEvent(to, 'settings:changed', settings.current())
      if (language() !== spoken) speak()
      return kept
    },
    'app:diagnostics': async () => readDiagnostics({ account: signedIn.account(), journalOf, settings }),
    ...createFiles(
      () => main?.window ?? null,
      () => words().files,
    ),
    'sync:estimate': async (requests) => sync.estimate(requests),
    'open:external': async (text) => {
      const url = externalUrl(text)
      if (url) await shell.openExternal(url)
      return url !== null
    },
    'device:room': () => freeRoom(userData),
    'store:ready': async () => {
      await signedIn.storeReady()
      showLinked()
      return null
    },
    'window:close-ready': async () => {
      main?.closeReady()
      return null
    },
  })

  /** A contact that a link asked for; shown as soon as there is a store to show it from. */
  let linked = contactIn(process.argv)
  let ready = false
  function showLinked(): void {
    ready = true
    const to = page()
    if (linked === null || !to) return
    sendEvent(to, 'contact:open', linked)
    linked = null
  }
  function follow(contact: string | null): void {
    linked = contact ?? linked
    if (ready) showLinked()
  }

  const boot = () => signedIn.boot(about())
  serveBoot(boot)

  /** Everything in the language that is chosen by now: the page, which has saved what was being typed, and the menu. */
  function speak(): void {
    Menu.setApplicationMenu(menu())
    sync.disconnect()
    main?.window.webContents.reload()
  }

  function menu(): Menu {
    return createMenu({
      platform: process.platform,
      words: words().menu,
      act(action) {
        const to = page()
        if (to) sendEvent(to, 'menu:action', action)
      },
    })
  }

  function open(): void {
    ready = false
    main = createMainWindow({ boot, userData })
    const { window } = main
    showContextMenus(window.webContents, words)
    const { session: own } = window.webContents
    own.setSpellCheckerLanguages(spellingLanguages(own.availableSpellCheckerLanguages, app.getLocale()))
    window.on('focus', sync.wake)
    window.on('closed', () => {
      sync.disconnect()
      main = null
    })
    // A crashed page loses nothing: the store is on disk, and the reloaded page gets a new engine.
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      sync.disconnect()
      if (reason === 'clean-exit') return
      window.reload()
    })
  }

  Menu.setApplicationMenu(menu())
  powerMonitor.on('resume', sync.wake)
  app.on('second-instance', (_event, argv) => {
    follow(contactIn(argv))
    if (main?.window.isMinimized()) main.window.restore()
    main?.window.focus()
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    follow(contactOf(link))
  })
  app.on('activate', () => {
    if (!main) open()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('quit', forgetDragged)
  open()
}

/** Storage that the system does not clear away; everything else that a page may ask for is denied. */
function isGranted(permission: string): boolean {
  return permission === 'persistent-storage' || permission === 'clipboard-sanitized-write'
}
