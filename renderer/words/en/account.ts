import type { SignInResult, StartProblem } from '../../../shared/ipc'
import type { Opened } from '../../store/api'
import { changes, format } from './format'

type SignInCause = Extract<SignInResult, { kind: 'failed' }>['cause']
type OpenCause = Extract<Opened, { kind: 'failed' }>['cause']
type Page = { title: string; cause: string; next: string }

const signInFailed: Record<SignInCause, string> = {
  'bad-address':
    'This is not a usable server address. It begins with https://, as in https://app.propstreet.com (http:// only for this computer).',
  'bad-token':
    'Propstreet does not accept this token. It may have expired: create a new one and paste the whole of it.',
  'not-allowed': 'The token is valid, but may not read contacts. Ask whoever administers Propstreet for access.',
  unreachable: 'The server did not answer. Check the network and the address, then try again.',
  'not-the-api':
    'A server answers there, but not as Propstreet does. Check the address; on hotel or airport Wi-Fi, sign in to the network first.',
  'sample-failed':
    'The sample data could not be started on this computer. Close Fieldbook, open it again and try once more.',
}

/** Signing in and out, the first run, and what keeps the app from starting. */
export const account = {
  welcome: 'Welcome to Fieldbook',
  lead: 'Your Propstreet contacts, on this laptop. They open at once, with or without a network, and what you change is sent when there is one.',
  signInTitle: 'Sign in to Propstreet',
  signInHint: 'With an access token. The first contacts are here in seconds.',
  signIn: 'Sign in',
  sampleTitle: 'Explore with sample data',
  sampleHint: '1,000 invented contacts that stay on this laptop. Nothing is sent anywhere.',
  explore: 'Explore',
  starting: 'Starting…',
  kept: 'The sign-in is kept in this computer’s own key store, where it has one. Fieldbook sends no usage data.',
  server: 'Server address',
  token: 'Access token',
  tokenHint: 'You make one in Propstreet. It is valid for 30 days.',
  tokenMissing: 'Paste the access token first.',
  signingIn: 'Signing in…',
  cancel: 'Cancel',
  whose: 'This laptop has contacts from this server. Are they yours?',
  whoseHint:
    'If they are, your unsent changes go on with this sign-in. If not, you start with contacts of your own, and theirs stay as they are.',
  mine: 'Yes, mine',
  somebodyElses: 'Somebody else’s',
  signInFailed,
  sessionOnly:
    'You are signed in until Fieldbook is closed: this computer has no key store to keep the token in. Your contacts and changes stay.',
  menu: 'Account',
  sample: 'Sample data on this laptop',
  fromEnvironment: 'Signed in by FIELDBOOK_TOKEN',
  signOut: 'Sign out',
  leaveSample: 'Leave the sample data',
  signOutTitle: 'Sign out of Propstreet?',
  leaveTitle: 'Leave the sample data?',
  signOutUnsent: (waiting: number) =>
    waiting === 0
      ? 'Every change has reached the server.'
      : `${changes(waiting)} ${waiting === 1 ? 'has' : 'have'} not reached the server. They stay on this laptop and are not sent while you are signed out.`,
  keys: 'Keyboard shortcuts',
  version: (version: string) => `Fieldbook ${version}`,
}

export const startProblem: Record<StartProblem, Page> = {
  'bad-api-url': {
    title: 'The server address is not usable',
    cause: 'FIELDBOOK_API_URL is set, but it is not an address that Fieldbook may talk to.',
    next: 'Set it to an address that begins with https:// (http:// only for this computer) and start Fieldbook again.',
  },
  'token-without-url': {
    title: 'A token without a server',
    cause: 'FIELDBOOK_TOKEN is set, but FIELDBOOK_API_URL is not, so Fieldbook can’t know whom to show the token to.',
    next: 'Set both or neither, and start Fieldbook again.',
  },
}

export const openFailed: Record<OpenCause, Page> = {
  'newer-version': {
    title: 'A newer Fieldbook has been here',
    cause: 'The contacts on this laptop were written by a newer version of Fieldbook than this one.',
    next: 'Install the newer version again.',
  },
  damaged: {
    title: 'The contacts on this laptop can’t be read',
    cause: 'Fieldbook’s database is damaged.',
    next: 'Make a copy of Fieldbook’s profile folder and ask your IT department. Don’t remove it: it may hold unsent changes.',
  },
  unavailable: {
    title: 'Fieldbook can’t open its database',
    cause: 'The system did not give access to it. The disk may be full, or the profile folder not writable.',
    next: 'Make room or restore access, then try again.',
  },
  blocked: {
    title: 'The contacts are in use elsewhere',
    cause: 'Another Fieldbook has them open.',
    next: 'Close it, then try again.',
  },
}

/** A store that was found damaged, and what became of it. */
export const recovered = {
  vanished: 'The contacts stored on this laptop had been lost.',
  behind: 'The contacts stored on this laptop were older than they should be.',
  damaged: 'The contacts stored on this laptop were damaged.',
  restored: (edits: number) =>
    edits === 0
      ? 'Nothing was waiting to be sent; the contacts are being read again.'
      : `${format.count(edits, { one: 'unsent change was', other: 'unsent changes were' })} restored from the second copy; the contacts are being read again.`,
  incomplete: 'The second copy was damaged too: some unsent changes may be missing.',
}

export const pages = { nothingLost: 'Nothing has been deleted.', again: 'Try again' }

export const trouble = {
  dismiss: 'Dismiss',
  'write-failed': 'This laptop could not write a change just now. What you typed stays in its field; try again.',
  'no-journal':
    'Fieldbook’s second copy of unsent changes could not be opened. Until it can, changes are not called saved.',
  full: 'The disk is full. New changes can’t be saved until there is room.',
  'foreign-message': 'Fieldbook ignored a message that it did not send itself. Nothing was changed.',
  notHere: 'The link is to a contact that is not on this laptop.',
  noUndo: 'Not undone: the value has changed since.',
  noRedo: 'Not redone: the value has changed since.',
  undoFailed: 'Not undone: this laptop could not write it. Try again.',
  copied: 'Copied.',
  copyFailed: 'Nothing was copied: the system refused. Select the text and press Ctrl+C.',
  notOpened: 'The system has no program for this link.',
  settingsNotKept:
    'The setting holds until Fieldbook is closed: this laptop could not write it. Make room on the disk.',
  notDone: 'That did not work on this laptop just now. Try again.',
}
