/** The least that an Electron app can do: a window like Fieldbook's (main/window.ts) with nothing in it. */
const path = require('node:path')
const { app, BrowserWindow } = require('electron')

app.setPath('userData', process.env.FIELDBOOK_USER_DATA)
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    backgroundColor: '#FBFBFA',
    autoHideMenuBar: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      backgroundThrottling: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(path.join(__dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
