import { createSignal, createUniqueId, Show } from 'solid-js'
import { Icon } from '../icon/icon'
import type { Session } from '../session/session'
import { Button } from '../ui/button'
import styles from '../ui/form.module.css'
import { ModalDialog } from '../ui/modal-dialog'
import { words } from '../words/words'
import { signInWanted } from './sign-in-wanted'
import { WhoseContacts } from './whose-contacts'

type Credentials = { url: string; token: string }

/** Server and token, and in words why they don't work. */
export function SignIn(props: { session: Session; address: string }) {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string | null>(null)
  const [asking, setAsking] = createSignal<Credentials | null>(null)

  async function signIn(credentials: Credentials, who: 'same' | 'other' | null): Promise<void> {
    setBusy(true)
    setProblem(null)
    const result = await props.session.bridge.command['account:sign-in']({ ...credentials, who }).catch(() => null)
    setBusy(false)
    setAsking(result?.kind === 'who' ? credentials : null)
    if (!result) setProblem(words.trouble.notDone)
    else if (result.kind === 'failed') setProblem(words.account.signInFailed[result.cause])
    else if (result.kind === 'ok') {
      if (result.kept === 'session-only') props.session.notices.show({ kind: 'trouble', key: 'session-only' })
      signInWanted.done()
    }
  }

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [url, token] = [`${form.get('url') ?? ''}`.trim(), `${form.get('token') ?? ''}`.trim()]
    if (token === '') setProblem(words.account.tokenMissing)
    else void signIn({ url, token }, null)
  }

  return (
    <ModalDialog title={words.account.signInTitle} closes={words.account.cancel} onClose={signInWanted.done}>
      <form class={styles.form} novalidate hidden={asking() !== null} onSubmit={submit}>
        <Inputs address={props.address} />
        <Show when={problem()}>
          {(text) => (
            <p class={styles.problem} role="alert">
              <Icon name="warn" size={14} />
              <span>{text()}</span>
            </p>
          )}
        </Show>
        <div class={styles.acts}>
          <Button label={words.account.cancel} onClick={signInWanted.done} />
          <Button
            type="submit"
            label={busy() ? words.account.signingIn : words.account.signIn}
            look="filled"
            disabled={busy()}
          />
        </div>
      </form>
      <Show when={asking()}>
        {(credentials) => <WhoseContacts busy={busy()} onAnswer={(who) => void signIn(credentials(), who)} />}
      </Show>
    </ModalDialog>
  )
}

function Inputs(props: { address: string }) {
  const [addressId, tokenId, noteId] = [createUniqueId(), createUniqueId(), createUniqueId()]
  return (
    <>
      <label for={addressId}>{words.account.server}</label>
      <input
        id={addressId}
        class={styles.input}
        name="url"
        type="url"
        autocomplete="off"
        spellcheck={false}
        value={props.address}
      />
      <label for={tokenId}>{words.account.token}</label>
      <input
        id={tokenId}
        class={styles.input}
        name="token"
        type="password"
        autocomplete="off"
        autofocus
        aria-describedby={noteId}
      />
      <p id={noteId} class={styles.hint}>
        {words.account.tokenHint}
      </p>
    </>
  )
}
