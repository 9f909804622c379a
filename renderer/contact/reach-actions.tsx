import { useDesk } from '../desk/desk'
import type { ContactView } from '../store/api'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { words } from '../words/words'
import { defaultCountry } from './default-country'
import { phoneRules } from './phone-rules'
import styles from './reach-actions.module.css'
import { vcardOf } from './vcard'

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
  /** Until the rules of telephone numbers are here, the digits that there are. */
  const dial = (number: string) =>
    phoneRules()?.dialled(number, defaultCountry(session)) ?? number.replace(/[^\d+]/g, '')
  function copy(text: string): void {
    session.notices.show(copyText(text) ? { kind: 'done', key: 'copied' } : { kind: 'trouble', key: 'copyFailed' })
  }
  function asLines(): string {
    const { name, companies } = props.view
    const there = companies.filter(({ removed }) => !removed)
    const work = there.map((c) => [c.jobTitle, c.name].filter(Boolean).join(', '))
    return [name, ...work, phone(), email(), profile()].filter(Boolean).join('\n')
  }
  return (
    <div class={styles.acts} data-screen-only>
      <Button
        label={words.contact.call}
        icon="phone"
        look="filled"
        disabled={!phone()}
        hint={phone() ?? words.contact.noPhone}
        onClick={() => void openExternal(`tel:${dial(phone() ?? '')}`)}
      />
      <Button
        label={words.contact.email}
        icon="mail"
        shrinks
        disabled={!email()}
        hint={email() ?? words.contact.noEmail}
        onClick={() => void openExternal(`mailto:${encodeURIComponent(email() ?? '').replace('%40', '@')}`)}
      />
      <Button label={words.contact.copy} icon="copy" bare onClick={() => copy(asLines())} />
      <Button
        label={words.contact.linkedIn}
        icon="linkedin"
        bare
        disabled={!profile()}
        hint={profile() ?? words.contact.noLinkedIn}
        onClick={() => void openExternal(profile() ?? '')}
      />
      <Button label={words.details.copyVCard} icon="card" bare onClick={() => copy(vcardOf(props.view))} />
    </div>
  )
}
