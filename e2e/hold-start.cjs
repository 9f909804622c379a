/**
 * Loaded before the app's own main script (`electron -r`): the app is not ready before its driver says so, which has
 * things to put into the window that come before the page's own scripts.
 */
const { app } = require('electron')

const ready = app.whenReady
const held = new Promise((resolve) => {
  globalThis.letStart = resolve
})
app.whenReady = () => held.then(() => ready())
