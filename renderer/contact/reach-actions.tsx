import { useDesk } from '../desk/desk'
import type { ContactView } from '../store/api'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { words } from '../words/words'
import styles from './reach-actions.module.css'

/** Call, write, copy, look up. What the contact has no address for is disabled and says so. */
export function ReachActions(props: { view: ContactView }) {
  const { session } = useDesk()
  const text = () => props.view.text
  const phone = () => text().phone.value
  const email = () => text().email.value
  const profile = () => text().linkedInUrl.value

  async function openExternal(url: string): Promise<void> {
    const opened = await session.bridge.command['open:external'](url).catch(() => false)
    if (!opened) session.notices.show({ kind: 'trouble', key: 'notOpened' })
  }
  function copy(): void {
    const { name, companies } = props.view
    const work = companies.map((c) => [c.jobTitle, c.name].filter(Boolean).join(', '))
    const lines = [name, ...work, phone(), email(), profile()].filter(Boolean)
    session.notices.show(
      copyText(lines.join('\n')) ? { kind: 'done', key: 'copied' } : { kind: 'trouble', key: 'copyFailed' },
    )
  }
  return (
    <div class={styles.acts}>
      <Button
        label={words.contact.call}
        icon="phone"
        look="filled"
        disabled={!phone()}
        hint={phone() ?? words.contact.noPhone}
        onClick={() => void openExternal(`tel:${(phone() ?? '').replace(/[^\d+]/g, '')}`)}
      />
      <Button
        label={words.contact.email}
        icon="mail"
        shrinks
        disabled={!email()}
        hint={email() ?? words.contact.noEmail}
        onClick={() => void openExternal(`mailto:${encodeURIComponent(email() ?? '').replace('%40', '@')}`)}
      />
      <Button label={words.contact.copy} icon="copy" bare onClick={copy} />
      <Button
        label={words.contact.linkedIn}
        icon="linkedin"
        bare
        disabled={!profile()}
        hint={profile() ?? words.contact.noLinkedIn}
        onClick={() => void openExternal(profile() ?? '')}
      />
    </div>
  )
}
