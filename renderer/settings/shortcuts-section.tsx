import { createUniqueId } from 'solid-js'
import { useDesk } from '../desk/desk'
import { helpGroups } from '../keys/help-rows'
import { KeyGroups } from '../keys/key-groups'
import { words } from '../words/words'
import { SettingRow } from './setting-row'
import { SettingsSection } from './settings-section'
import styles from './shortcuts-section.module.css'
import { Switch } from './switch'

/** The keys there are, and whether those without Ctrl act. */
export function ShortcutsSection() {
  const { session } = useDesk()
  const [id, hintId] = [createUniqueId(), createUniqueId()]
  const mac = session.bridge.boot.platform === 'darwin'
  const singleKeys = () => session.settings().singleKeys
  return (
    <SettingsSection id="settings-shortcuts" title={words.settings.shortcuts}>
      <SettingRow label={words.settings.singleKeys} for={id} hint={words.settings.singleKeysHint} hintId={hintId}>
        <Switch
          id={id}
          on={singleKeys()}
          describedBy={hintId}
          onTurn={(on) => void session.setSettings({ singleKeys: on })}
        />
      </SettingRow>
      <div class={styles.keys}>
        <KeyGroups groups={helpGroups({ text: '', singleKeys: singleKeys() })} mac={mac} />
      </div>
    </SettingsSection>
  )
}
