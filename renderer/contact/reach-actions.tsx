import { useDesk } from '../desk/desk'
import type { ContactView } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { copyAloud, emailUrl, openOutside, phoneUrl } from './reach'
import styles from './reach-actions.module.css'
import { vcardOf } from './vcard'

/** Call, write, copy, look up. What the contact has no address for is disabled and says so. */
export function ReachActions(props: { view: ContactView }) {
  const desk = useDesk()
  const text = () => props.view.text
  const phone = () => text().phone.value
  const email = () => text().email.value
  const profile = () => text().linkedInUrl.value

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
        onClick={() => void openOutside(desk, phoneUrl(desk, phone() ?? ''))}
      />
      <Button
        label={words.contact.email}
        icon="mail"
        shrinks
        disabled={!email()}
        hint={email() ?? words.contact.noEmail}
        onClick={() => void openOutside(desk, emailUrl(email() ?? ''))}
      />
      <Button label={words.contact.copy} icon="copy" bare onClick={() => copyAloud(desk, asLines())} />
      <Button
        label={words.contact.linkedIn}
        icon="linkedin"
        bare
        disabled={!profile()}
        hint={profile() ?? words.contact.noLinkedIn}
        onClick={() => void openOutside(desk, profile() ?? '')}
      />
      <Button label={words.details.copyVCard} icon="card" bare onClick={() => copyAloud(desk, vcardOf(props.view))} />
    </div>
  )
}
