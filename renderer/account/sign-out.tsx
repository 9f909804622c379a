import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import styles from '../ui/form.module.css'
import { ModalDialog } from '../ui/modal-dialog'
import { words } from '../words/words'

/** Says what becomes of unsent changes before it signs out. */
export function SignOut(props: { leave: string; onClose: () => void }) {
  const desk = useDesk()
  const { session } = desk
  const sample = () => session.account()?.kind === 'sample'
  const unsent = () => session.summary().waiting + session.summary().review

  async function leave(): Promise<void> {
    await desk.commitAll()
    await session.bridge.command['account:sign-out'](null).catch(() =>
      session.notices.show({ kind: 'trouble', key: 'notDone' }),
    )
    props.onClose()
  }

  return (
    <ModalDialog
      title={sample() ? words.account.leaveTitle : words.account.signOutTitle}
      closes={words.account.cancel}
      onClose={() => props.onClose()}
    >
      <p>{words.account.signOutUnsent(unsent())}</p>
      <div class={styles.acts}>
        <Button label={words.account.cancel} onClick={() => props.onClose()} />
        <Button label={props.leave} look="filled" onClick={() => void leave()} />
      </div>
    </ModalDialog>
  )
}
