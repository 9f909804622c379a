import { createSignal } from 'solid-js'
import type { Account } from '../../shared/ipc'

/** The server that is offered when nobody has signed in before. */
const PROPSTREET = 'https://app.propstreet.com'

const [address, setAddress] = createSignal<string | null>(null)

/** Whether the sign-in dialog is wanted, and with which server in it. It outlives the screen that asked for it. */
export const signInWanted = {
  address,
  ask: (account: Account | null) => setAddress(account && account.kind !== 'sample' ? account.origin : PROPSTREET),
  done: () => setAddress(null),
}
