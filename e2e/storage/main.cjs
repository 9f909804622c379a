/** A sandboxed window like Fieldbook's (main/window.ts) that shows the page in STORAGE_PAGE and can do nothing else. */
const { readFile } = require('node:fs/promises')
const path = require('node:path')
const { app, BrowserWindow, protocol } = require('electron')

const types = { '.html': 'text/html', '.js': 'text/javascript' }

app.setPath('userData', process.env.FIELDBOOK_USER_DATA)
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
void app.whenReady().then(() => {
  protocol.handle('app', async ({ url }) => {
    const { pathname } = new URL(url)
    const headers = { 'content-type': types[path.extname(pathname)] ?? 'text/plain' }
    return new Response(await readFile(path.join(process.env.STORAGE_PAGE, pathname)), { headers })
  })
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, backgroundThrottling: false },
  })
  void window.loadURL('app://storage/index.html')
})
app.on('window-all-closed', () => app.quit())
