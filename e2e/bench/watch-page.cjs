/**
 * A preload script beside the app's own: tells when the first element of each selector in WATCH_FOR has been painted. A
 * frame's callbacks run before it is painted, so the paint is over by the callback of the next one.
 */
const { ipcRenderer } = require('electron')

const wanted = new Map(Object.entries(JSON.parse(process.env.WATCH_FOR ?? '{}')))

function look() {
  for (const [name, selector] of wanted) {
    if (!document.querySelector(selector)) continue
    wanted.delete(name)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => ipcRenderer.send('watch', { name, at: performance.timeOrigin + performance.now() })),
    )
  }
  if (wanted.size === 0) observer.disconnect()
}

const observer = new MutationObserver(look)
observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-setsize'] })
look()
