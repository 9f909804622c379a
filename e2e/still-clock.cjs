/**
 * Loaded before the app's own main script (`electron -r`): it is one and the same moment in the main process, the page
 * and the store worker, so that what they show of times can be compared from one run to the next. Only the calendar
 * stands still; timers run.
 */
const { protocol } = require('electron')

/** Works in every one of the three, so it refers to nothing around it. */
function stand(at) {
  if (Date.now() === at) return
  const Moving = Date
  globalThis.Date = class extends Moving {
    constructor(...parts) {
      super(...(parts.length === 0 ? [at] : parts))
    }
    static now() {
      return at
    }
  }
}

const at = Date.parse(process.env.FIELDBOOK_STILL_AT)
stand(at)

// A worker has no other door than its own script.
const first = Buffer.from(`(${stand})(${at});\n`)
const register = protocol.registerBufferProtocol
protocol.registerBufferProtocol = (scheme, serve) =>
  register.call(protocol, scheme, (request, answer) =>
    serve(request, (served) => {
      const isScript = served.headers?.['content-type']?.startsWith('text/javascript')
      answer(isScript ? { ...served, data: Buffer.concat([first, served.data]) } : served)
    }),
  )
