import path from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import type { StoreNotice, WindowCalls } from '../renderer/store/api'
import { type App, type LaunchOptions, launchApp } from './app-driver'
import { test as base, type Started } from './app-test'
import { deskOf } from './desk'

type Writes = 'edit' | 'create' | 'note'

/** What the window asked its store to save, and what it was told. Times are wall time in ms, by the window's clock. */
export type Act = {
  [C in Writes]: { name: C; args: WindowCalls[C]['args']; askedAt: number } & (
    | { answer: WindowCalls[C]['result']; answeredAt: number }
    | { answer: null; answeredAt: null }
  )
}[Writes]

export type Watched = Started & {
  /** In the order they were asked in. */
  acts: readonly Act[]
  /** What the store told the window unasked, but for changes of what is shown. */
  notices: readonly StoreNotice[]
  /** Asks the store as the window does. */
  ask: Ask
}
export type Ask = <C extends keyof WindowCalls>(
  name: C,
  args: WindowCalls[C]['args'],
) => Promise<WindowCalls[C]['result']>

export type WatchedOptions = LaunchOptions & {
  /** A program that runs Electron with the arguments it is given. */
  executable?: string
}

type Told =
  | { kind: 'asked'; id: number; name: Writes; args: never; at: number }
  | { kind: 'answered'; id: number; value: never; at: number }
  | { kind: 'notice'; value: StoreNotice }

/**
 * Starts the app like `launchApp`, listening in on what passes between window and store from the first message on: what
 * counts as saved is the store's own answer, at the moment the window has it, and not what is drawn a little later.
 */
export async function launchWatched({ executable, ...options }: WatchedOptions): Promise<Watched> {
  const acts = new Map<number, Act>()
  const notices: StoreNotice[] = []

  async function listen(electron: ElectronApplication): Promise<void> {
    await electron.context().exposeBinding('tellTest', (_source, told: Told) => {
      if (told.kind === 'notice') notices.push(told.value)
      else if (told.kind === 'asked') {
        acts.set(told.id, { name: told.name, args: told.args, askedAt: told.at, answer: null, answeredAt: null })
      } else {
        const act = acts.get(told.id)
        if (act) acts.set(told.id, { ...act, answer: told.value, answeredAt: told.at })
      }
    })
    await electron.context().addInitScript(listenIn)
    await electron.evaluate(() => Reflect.get(globalThis, 'letStart')())
  }

  const before = ['-r', path.join(import.meta.dirname, 'hold-start.cjs')]
  const app = await launchApp(options, { executable, before, prepare: listen })
  return {
    ...app,
    desk: deskOf(app.page),
    get acts() {
      return [...acts.values()]
    },
    notices,
    ask: askOf(app.page),
  }
}

function askOf(page: Page): Ask {
  return (name, args) =>
    page.evaluate(
      ([name, args]) =>
        (Reflect.get(window, 'askStore') as (name: string, args: unknown) => Promise<never>)(name, args),
      [name, args] as const,
    )
}

/** Runs in the page before its own scripts. */
function listenIn(): void {
  const tell = Reflect.get(window, 'tellTest') as (told: unknown) => void
  const writes: unknown[] = ['edit', 'create', 'note']
  const asking = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let store: Worker | undefined
  let next = 1e6 // far from the numbers of the app's own calls

  function take(event: MessageEvent): void {
    const { kind, id, value, message } = event.data
    if (kind === 'event') {
      if (value.kind !== 'changed' && value.kind !== 'first') tell({ kind: 'notice', value })
      return
    }
    if (kind === 'answer') tell({ kind: 'answered', id, value, at: Date.now() })
    const asked = asking.get(id)
    if (!asked) return
    event.stopImmediatePropagation() // the app did not ask this
    asking.delete(id)
    if (kind === 'answer') asked.resolve(value)
    else asked.reject(new Error(message))
  }

  window.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args)
      store = this
      this.addEventListener('message', take)
    }
    override postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
      const { kind, id, name, args } = message as Record<string, unknown>
      if (kind === 'call' && writes.includes(name)) tell({ kind: 'asked', id, name, args, at: Date.now() })
      super.postMessage(message, options as StructuredSerializeOptions)
    }
  }

  Reflect.set(window, 'askStore', (name: string, args: unknown) => {
    const id = next++
    return new Promise((resolve, reject) => {
      asking.set(id, { resolve, reject })
      if (store) store.postMessage({ kind: 'call', id, name, args })
      else reject(new Error('the page has no store yet'))
    })
  })
}

type Fixtures = {
  /** Starts the app on the test's profile, listening in. */
  watch: (options?: Partial<WatchedOptions>) => Promise<Watched>
}

/** Every test has a profile and a server of its own; what it started ends with it. */
export const test = base.extend<Fixtures>({
  watch: async ({ profile }, use, info) => {
    const apps: App[] = []
    await use(async (options) => {
      const app = await launchWatched({ profile, ...options })
      apps.push(app)
      return app
    })
    await Promise.all(apps.map((app) => app.kill()))
    if (info.status === info.expectedStatus) return
    for (const app of apps.slice(-2)) {
      await info.attach('what the app printed', { body: app.output(), contentType: 'text/plain' })
    }
  },
})
