import { createRoot, createSignal } from 'solid-js'

type Rules = typeof import('./phone-text')

const [rules, setRules] = createRoot(() => createSignal<Rules | null>(null))
let asked = false

/** The rules of telephone numbers, once they are here: they are a tenth of the window's code, and no start waits for them. */
export function phoneRules(): Rules | null {
  if (!asked) {
    asked = true
    void import('./phone-text').then(
      (loaded) => setRules(() => loaded),
      () => {
        asked = false // a number is shown as it was typed until they can be had
      },
    )
  }
  return rules()
}
