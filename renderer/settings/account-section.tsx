import { createSignal, Show } from 'solid-js'
import { SignOut } from '../account/sign-out'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { SettingRow } from './setting-row'
import { SettingsSection } from './settings-section'

/** Whose contacts these are, and the way out. */
export function AccountSection() {
  const { session } = useDesk()
  const [leaving, setLeaving] = createSignal(false)
  const kind = () => session.account()?.kind ?? 'token'
  const leaveLabel = () => (kind() === 'sample' ? words.account.leaveSample : words.account.signOut)
  const origin = () => (kind() === 'sample' ? words.settings.sample : (session.account()?.origin ?? ''))
  return (
    <SettingsSection id="settings-account" title={words.settings.account}>
      <SettingRow label={origin()} hint={words.settings.accounts[kind()]}>
        <Show when={kind() !== 'env'}>
          <Button label={leaveLabel()} onClick={() => setLeaving(true)} />
        </Show>
      </SettingRow>
      <Show when={leaving()}>
        <SignOut onClose={() => setLeaving(false)} leave={leaveLabel()} />
      </Show>
    </SettingsSection>
  )
}
