import { createEffect, createRoot } from 'solid-js'
import type { Session } from '../session/session'

/** Tells the styles how high the list's rows are (`--row` in tokens.css). */
export function showDensity(session: Session): void {
  createRoot(() => {
    createEffect(() => {
      document.documentElement.dataset.density = session.settings().density
    })
  })
}
