/**
 * Loaded before an app's own main script (`electron -r`), so that the product needs no code for being measured: puts
 * watch-page.cjs into its window and prints what that and the window tell, a line of JSON each, times in wall time.
 */
const path = require('node:path')
const { app, ipcMain, session } = require('electron')

const tell = (name, at) => process.stdout.write(`watch ${JSON.stringify({ name, at })}\n`)

ipcMain.on('watch', (_event, { name, at }) => tell(name, at))
app.on('browser-window-created', (_event, window) => {
  window.once('show', () => tell('shown', performance.timeOrigin + performance.now()))
})
void app.whenReady().then(() => {
  const filePath = path.join(__dirname, 'watch-page.cjs')
  const { defaultSession } = session
  if (defaultSession.registerPreloadScript) defaultSession.registerPreloadScript({ type: 'frame', filePath })
  else defaultSession.setPreloads([filePath]) // Electron before 35
})
