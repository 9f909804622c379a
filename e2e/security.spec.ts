import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'playwright/test'
import { test } from './app-test'

test('the page has no Node and no Electron, only the named bridge', async ({ start }) => {
  const { page } = await start()
  const found = await page.evaluate(() => ({
    types: [
      typeof Reflect.get(globalThis, 'require'),
      typeof Reflect.get(globalThis, 'process'),
      typeof Reflect.get(globalThis, 'module'),
    ],
    bridge: Object.keys(Reflect.get(globalThis, 'fieldbook')).sort(),
  }))
  expect(found).toEqual({ types: ['undefined', 'undefined', 'undefined'], bridge: ['boot', 'command', 'on'] })
})

test('the window is sandboxed, isolated, and without Node', async ({ start }) => {
  const { electron } = await start()
  const preferences = await electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Electron has this method and its types do not.
      const read: unknown = Reflect.get(contents, 'getLastWebPreferences')
      return typeof read === 'function' ? read.call(contents) : null
    }),
  )
  expect(preferences).toHaveLength(1)
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  })
})

test('every renderer runs under Chromium’s sandbox', async ({ start }) => {
  const { electron } = await start()
  const metrics = await electron.evaluate(({ app }) => app.getAppMetrics().map(({ type, pid }) => ({ type, pid })))
  const renderers = metrics.filter(({ type }) => type === 'Tab')
  expect(renderers.length).toBeGreaterThan(0)
  // Only Linux tells; and where the launcher found no user namespaces it has said aloud that it goes on without.
  if (process.platform !== 'linux' || process.env.ELECTRON_DISABLE_SANDBOX) return
  const statusOf = (pid: number | undefined, name: string) =>
    new RegExp(`^${name}:\\s*(\\d+)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  const browser = metrics.find(({ type }) => type === 'Browser')?.pid
  for (const { pid } of renderers) {
    expect(statusOf(pid, 'Seccomp')).toBe('2')
    expect(statusOf(pid, 'NoNewPrivs')).toBe('1')
    // A container's own filter shows as 2 as well: the renderer has more of them.
    expect(Number(statusOf(pid, 'Seccomp_filters'))).toBeGreaterThan(Number(statusOf(browser, 'Seccomp_filters')))
  }
})

test('inline scripts, eval, and every way to the network are blocked by the policy', async ({ serve, start }) => {
  const server = await serve()
  const { page } = await start()
  const found = await page.evaluate(async (url) => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
    const later = <T>(act: () => T) =>
      new Promise<string>((resolve) =>
        setTimeout(() => {
          try {
            resolve(String(act()))
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'threw')
          }
        }),
      )
    const script = document.createElement('script')
    script.textContent = 'globalThis.hacked = true'
    document.body.append(script)
    const foreign = document.createElement('script')
    foreign.src = `${url}/evil.js`
    const image = document.createElement('img')
    image.src = `${url}/pixel.png`
    const frame = document.createElement('iframe')
    frame.src = `${url}/frame`
    const style = document.createElement('style')
    style.textContent = 'body { display: none }'
    document.body.append(foreign, image, frame, style)
    const evaluated = await later(() => Reflect.get(globalThis, 'eval')('1 + 1'))
    const compiled = await later(() => Reflect.construct(Function, ['return 1'])())
    const fetched = await fetch(`${url}/api/v1/network/contacts`).then(
      ({ status }) => status,
      () => 'failed',
    )
    const beacon = await later(() => navigator.sendBeacon(`${url}/beacon`))
    const socket = await new Promise<string>((resolve) => {
      try {
        const opened = new WebSocket(url.replace('http', 'ws'))
        opened.onopen = () => resolve('open')
        opened.onerror = () => resolve('failed')
      } catch {
        resolve('failed')
      }
    })
    return { hacked: Reflect.has(globalThis, 'hacked'), evaluated, compiled, fetched, beacon, socket, violations }
  }, server.url)
  expect(found).toMatchObject({
    hacked: false,
    evaluated: 'EvalError',
    compiled: 'EvalError',
    fetched: 'failed',
    socket: 'failed',
  })
  for (const directive of ['script-src-elem', 'script-src', 'connect-src', 'img-src', 'style-src-elem']) {
    expect(found.violations).toContain(directive)
  }
  await expect(page.getByRole('heading', { name: 'Welcome to Fieldbook' })).toBeVisible()
  expect(server.model.log).toEqual([])
})

test('new windows and navigation are denied', async ({ serve, start }) => {
  const server = await serve()
  const { page, electron } = await start()
  const was = page.url()
  expect(await page.evaluate((url) => window.open(url) === null, server.url)).toBe(true)
  await electron.evaluate(({ webContents }) => {
    const tried: string[] = []
    Reflect.set(globalThis, 'tried', tried)
    for (const contents of webContents.getAllWebContents()) {
      contents.on('will-frame-navigate', (event) => tried.push(`${event.url} ${event.defaultPrevented}`))
    }
  })
  const tries = () => electron.evaluate(() => Reflect.get(globalThis, 'tried') as string[])
  const elsewhere = `${server.url}/elsewhere`
  await page.evaluate((url) => location.assign(url), elsewhere)
  await expect.poll(tries).toEqual([`${elsewhere} true`])
  await page.evaluate((url) => {
    const link = document.createElement('a')
    link.href = url
    document.body.append(link)
    link.click()
  }, 'app://fieldbook/other.html')
  await expect.poll(tries).toEqual([`${elsewhere} true`, 'app://fieldbook/other.html true'])
  await page.evaluate((url) => {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'refresh'
    meta.content = `0; url=${url}`
    document.head.append(meta)
  }, elsewhere)
  await expect.poll(async () => (await tries()).length).toBe(3)
  expect(page.url()).toBe(was)
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(server.model.log).toEqual([])
})

test('app:// serves the bundle and nothing else', async ({ start }) => {
  const { electron } = await start()
  const statuses = await electron.evaluate(
    async ({ net }, urls) =>
      Object.fromEntries(await Promise.all(urls.map(async (url) => [url, (await net.fetch(url)).status]))),
    [
      'app://fieldbook/index.html',
      'app://fieldbook/..%2fmain%2findex.js',
      'app://fieldbook/..%5cmain%5cindex.js',
      'app://fieldbook/%2e%2e/main/index.js',
      'app://fieldbook//etc/passwd',
      'app://fieldbook/index.html%00.js',
      'app://fieldbook/assets',
      'app://elsewhere/index.html',
    ],
  )
  const { 'app://fieldbook/index.html': own, ...others } = statuses
  expect(own).toBe(200)
  expect([...new Set(Object.values(others))]).toEqual([404])
})

test('every permission that a page can ask for is denied, but storage that lasts', async ({ start }) => {
  const { page } = await start()
  const found = await page.evaluate(async () => {
    const refused = (asked: Promise<unknown>) =>
      asked.then(
        () => 'granted',
        (error: unknown) => (error instanceof Error ? error.name : 'refused'),
      )
    const position = new Promise((resolve, reject) =>
      navigator.geolocation.getCurrentPosition(resolve, ({ code }) => reject(new Error(`code ${code}`))),
    )
    return {
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
      position: await position.then(
        () => 'granted',
        (error: Error) => error.message,
      ),
      notifications: await Notification.requestPermission(),
      clipboard: await refused(navigator.clipboard.readText()),
      persist: await navigator.storage.persist(),
    }
  })
  expect(found).toEqual({
    camera: expect.stringMatching(/NotAllowedError|NotFoundError/),
    microphone: expect.stringMatching(/NotAllowedError|NotFoundError/),
    position: 'code 1',
    notifications: 'denied',
    clipboard: 'NotAllowedError',
    persist: true,
  })
})

test('a frame in the page has no bridge, and the main process takes nothing from one', async ({ start }) => {
  const { page, electron } = await start()
  const inFrame = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    return typeof (frame.contentWindow && Reflect.get(frame.contentWindow, 'fieldbook'))
  })
  expect(inFrame).toBe('undefined')
  // As if a frame had got hold of IPC all the same: the handler is called with its own sender.
  const refused = await electron.evaluate(async ({ ipcMain, webContents }) => {
    const frame = webContents.getAllWebContents()[0]?.mainFrame.frames[0]
    const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers')
    if (!frame || !(handlers instanceof Map)) return 'nothing to call'
    try {
      await handlers.get('account:sample')({ senderFrame: frame }, null)
      return 'done'
    } catch (error) {
      return String(error)
    }
  })
  expect(refused).toContain('not from here')
})

test('the origin and the name of the profile folder are what they have always been', async ({ start, profile }) => {
  const { page, electron } = await start({
    env: { FIELDBOOK_USER_DATA: '', XDG_CONFIG_HOME: profile, APPDATA: profile, CFFIXED_USER_HOME: profile },
  })
  expect(await page.evaluate(() => location.origin)).toBe('app://fieldbook')
  const [data, folder] = await electron.evaluate(({ app }) => [app.getPath('appData'), app.getPath('userData')])
  expect(folder).toBe(path.join(data ?? '', 'Fieldbook'))
})
