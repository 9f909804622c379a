import { createRoot, createSignal } from 'solid-js'

/** Is the window too narrow for three panes? */
export const narrow = createRoot(() => {
  const media = window.matchMedia('(width < 900px)')
  const [matches, setMatches] = createSignal(media.matches)
  media.addEventListener('change', (event) => setMatches(event.matches))
  return matches
})
