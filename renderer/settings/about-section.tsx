import { createResource, For } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { copyText } from '../ui/copy-text'
import { words } from '../words/words'
import { diagnosticsText, factsOf } from './diagnostics'
import { SettingRow } from './setting-row'
import { SettingsSection } from './settings-section'

/** What runs here and how it is doing, to be read and to be sent to whoever helps. */
export function AboutSection() {
  const { session } = useDesk()
  const [main] = createResource(() => session.bridge.command['app:diagnostics'](null).catch(() => null))
  const [size] = createResource(() =>
    navigator.storage.estimate().then(
      ({ usage }) => usage ?? null,
      () => null,
    ),
  )
  const known = () => ({
    version: session.bridge.boot.version,
    main: main.latest ?? null,
    summary: session.summary(),
    status: session.told()?.status ?? null,
    size: size.latest ?? null,
  })
  function copy(): void {
    const copied = copyText(diagnosticsText(known()))
    session.notices.show(copied ? { kind: 'done', key: 'copied' } : { kind: 'trouble', key: 'copyFailed' })
  }
  return (
    <SettingsSection id="settings-about" title={words.settings.about}>
      <For each={factsOf(known())}>{(fact) => <SettingRow label={fact.label}>{fact.value}</SettingRow>}</For>
      <SettingRow label={words.settings.copy} hint={words.settings.copyHint}>
        <Button label={words.settings.copy} icon="copy" onClick={copy} />
      </SettingRow>
    </SettingsSection>
  )
}
