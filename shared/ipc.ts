import { z } from 'zod'
import { type ActionId, actionIds } from './actions'
import { languages } from './language'
import { maxPictureBytes } from './picture'
import { Settings, SettingsChange } from './settings'
import { TimelineAnswer } from './timeline'

/** An account: a server and who we are to it. `id` also names the database, so it never changes. */
export const Account = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  kind: z.enum(['token', 'env', 'sample']),
  origin: z.string(),
})
export type Account = z.infer<typeof Account>

/** Why nothing gets through at the moment, as far as it is known. */
export const OfflineCause = z.enum(['unreachable', 'no-answer', 'server-error', 'portal', 'not-the-api'])
export type OfflineCause = z.infer<typeof OfflineCause>

/** What the engine is doing. `lastSynced` is wall time in ms, for display only. */
export const SyncStatus = z.object({
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('signed-out') }),
    z.object({ kind: z.literal('sign-in-needed') }),
    z.object({ kind: z.literal('offline'), cause: OfflineCause, retryInMs: z.number() }),
    z.object({ kind: z.literal('limited'), forMs: z.number() }),
    z.object({ kind: z.literal('syncing') }),
    z.object({ kind: z.literal('idle') }),
  ]),
  lastSynced: z.number().nullable(),
  /** Has a pull ended since the start or the last reconnect? Only then may the pill say "Up to date". */
  pulled: z.boolean(),
  /** Is the first pull still to be finished? */
  firstPull: z.boolean(),
  /** How long sending what is left will take, in ms, at the present rate limit; null when nothing is. */
  leftMs: z.number().nullable(),
})
export type SyncStatus = z.infer<typeof SyncStatus>

/** Why an account can't be opened. `message` kinds are worded by the window. */
export const SignInResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ok'), kept: z.enum(['stored', 'session-only']) }),
  /** This server has an account on this laptop: is it the same person's? Asked again with `who`. */
  z.object({ kind: z.literal('who') }),
  z.object({
    kind: z.literal('failed'),
    cause: z.enum(['bad-address', 'bad-token', 'not-allowed', 'unreachable', 'not-the-api', 'sample-failed']),
  }),
])
export type SignInResult = z.infer<typeof SignInResult>

/** Told once at the start, when the environment or the profile is not usable as it is. */
export const StartProblem = z.enum(['bad-api-url', 'token-without-url'])
export type StartProblem = z.infer<typeof StartProblem>

/** What the window knows before its first paint, handed over without a round trip. */
export const Boot = z.object({
  account: Account.nullable(),
  platform: z.string(),
  version: z.string(),
  problem: StartProblem.nullable(),
  settings: Settings,
  /** What the window speaks. It does not change while the page lives: another language is another page. */
  language: z.enum(languages),
  /** Where the system says that this laptop is (ISO 3166), or null where it does not say. */
  country: z.string().nullable(),
})
export type Boot = z.infer<typeof Boot>

/** What helps whoever helps: nothing of anybody's contacts, accounts or tokens. */
export const Diagnostics = z.object({
  electron: z.string(),
  chromium: z.string(),
  system: z.string(),
  /** The second home of unsent changes, of the account that is open. */
  journal: z.enum(['whole', 'damaged', 'empty', 'unreadable', 'none']),
  /** Settings that could not be read and are as usual. */
  badSettings: z.array(z.string()),
})
export type Diagnostics = z.infer<typeof Diagnostics>

/** A file of unsent changes: more characters than ten thousand edits need by far. */
const maxFile = 256 * 1024 * 1024
/** Of a file of contacts: pieces are a few hundred contacts each. */
const maxPiece = 16 * 1024 * 1024
const ChangesFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), text: z.string() }),
  z.object({ kind: z.enum(['cancelled', 'failed', 'too-large']) }),
])

/**
 * Every message from the window to the main process: payload and answer. One line here is the whole contract; the
 * preload and the main process are typed from it, and a payload that does not parse is refused.
 */
export const commands = {
  'account:sign-in': {
    args: z.object({
      url: z.string().max(2048),
      token: z.string().max(8192),
      who: z.enum(['same', 'other']).nullable(),
    }),
    result: SignInResult,
  },
  'account:sample': { args: z.null(), result: SignInResult },
  'account:sign-out': { args: z.null(), result: z.null() },
  'sync:now': { args: z.null(), result: z.null() },
  /** Reads everything anew in the background, for what no delta can tell. */
  'sync:reconcile': { args: z.null(), result: z.null() },
  /** Asks where to put the unsent changes and writes them there; false: the user thought better of it. */
  'changes:export': { args: z.string().max(maxFile), result: z.enum(['written', 'cancelled', 'failed']) },
  /** Asks for a file of unsent changes and gives its text. */
  'changes:import': { args: z.null(), result: ChangesFile },
  /** Takes in a picture that was chosen for a contact. `name`: what an edit calls it. */
  'picture:keep': {
    args: z.instanceof(Uint8Array).refine(({ length }) => length <= maxPictureBytes),
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('kept'), name: z.string() }),
      z.object({ kind: z.enum(['not-a-picture', 'failed']) }),
    ]),
  },
  /** The bytes of a picture by its name or the server's URL; null: it can't be had now. */
  'picture:read': { args: z.string().max(2048), result: z.instanceof(Uint8Array).nullable() },
  /** Lets a contact be dragged out of the window, as a file with this vCard in it. */
  'contact:drag': {
    args: z.object({ name: z.string().max(1024), text: z.string().max(1024 * 1024) }),
    result: z.null(),
  },
  /** A page of what the server tells of a contact. `account`: whose contact the window means. */
  'contact:timeline': {
    args: z.object({
      account: z.string().max(64),
      id: z.string().min(1).max(255),
      cursor: z.string().max(4096).nullable(),
    }),
    result: TimelineAnswer,
  },
  /** Shows the system's dialog to print what is on the page. */
  'window:print': { args: z.null(), result: z.null() },
  /** Changes some settings, at once. `not-kept`: they hold until the app ends, as they could not be written. */
  'settings:set': { args: SettingsChange, result: z.enum(['kept', 'not-kept']) },
  'app:diagnostics': { args: z.null(), result: Diagnostics },
  /** Asks where to put a file of contacts. What is written gets there only with `file:close`, whole. */
  'file:choose-save': {
    args: z.object({ name: z.string().max(255), kind: z.enum(['csv', 'vcf']) }),
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('open'), file: z.number(), name: z.string() }),
      z.object({ kind: z.enum(['cancelled', 'failed']) }),
    ]),
  },
  'file:write': { args: z.object({ file: z.number(), text: z.string().max(maxPiece) }), result: z.boolean() },
  'file:close': { args: z.object({ file: z.number(), keep: z.boolean() }), result: z.boolean() },
  /** Asks for a file of contacts, to be read piece by piece. */
  'file:choose-open': {
    args: z.null(),
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('open'), file: z.number(), name: z.string(), size: z.number() }),
      z.object({ kind: z.enum(['cancelled', 'failed', 'too-large']) }),
    ]),
  },
  /** Null: it can't be read. Empty: the end. */
  'file:read': {
    args: z.object({ file: z.number(), at: z.number().int().nonnegative() }),
    result: z.instanceof(Uint8Array).nullable(),
  },
  /** How long so many requests will take at the present rate limit, in ms. */
  'sync:estimate': { args: z.number().int().nonnegative(), result: z.number() },
  'open:external': { args: z.string().max(2048), result: z.boolean() },
  /** Free bytes where the contacts are kept; null where the system does not say. */
  'device:room': { args: z.null(), result: z.number().nullable() },
  'store:ready': { args: z.null(), result: z.null() },
  'window:close-ready': { args: z.null(), result: z.null() },
} as const
export type Commands = {
  [C in keyof typeof commands]: {
    args: z.infer<(typeof commands)[C]['args']>
    result: z.infer<(typeof commands)[C]['result']>
  }
}
export type CommandName = keyof Commands

/** Every message from the main process to the window. */
export const events = {
  'sync:status': SyncStatus,
  'account:changed': Account.nullable(),
  /** A menu entry was chosen whose work is the window's. */
  'menu:action': z.enum(actionIds as [ActionId, ...ActionId[]]),
  /** A link to a contact was followed; the id is whatever the link said. */
  'contact:open': z.string(),
  'settings:changed': Settings,
  /** The window is about to close: commit the open field, then answer `window:close-ready`. */
  'window:closing': z.null(),
} as const
export type Events = { [E in keyof typeof events]: z.infer<(typeof events)[E]> }
export type EventName = keyof Events

/** What the preload puts on `window.fieldbook`. */
export type Bridge = {
  boot: Boot
  command: { [C in CommandName]: (args: Commands[C]['args']) => Promise<Commands[C]['result']> }
  on: <E extends EventName>(name: E, listener: (value: Events[E]) => void) => () => void
}
