import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { render } from 'solid-js/web'
import type { Bridge } from '../shared/ipc'
import { App } from './app/app'
import { showDensity } from './app/show-density'
import { createSession } from './session/session'
import { words } from './words/words'

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly fieldbook: Bridge
  }
}

document.documentElement.lang = words.lang

// The store worker starts before anything is drawn.
const session = createSession(window.fieldbook)
const root = document.getElementById('root')
showDensity(session)
if (root) render(() => <App session={session} />, root)
