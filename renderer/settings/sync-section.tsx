import { createUniqueId, For } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { Select } from '../ui/select'
import { exportChanges, importChanges } from '../waiting/changes-file'
import { createConflictPolicy, policies } from '../waiting/conflict-policy'
import { words } from '../words/words'
import { SettingRow } from './setting-row'
import { SettingsSection } from './settings-section'

/** What happens by itself, and what can be asked for by hand. */
export function SyncSection() {
  const desk = useDesk()
  const { session } = desk
  const [policyId, hintId] = [createUniqueId(), createUniqueId()]
  const policy = createConflictPolicy(session)
  const notDone = () => session.notices.show({ kind: 'trouble', key: 'notDone' })
  async function reconcile(): Promise<void> {
    await session.bridge.command['sync:reconcile'](null)
    session.notices.show({ kind: 'done', key: 'said', text: words.settings.reconciling })
  }
  return (
    <SettingsSection id="settings-sync" title={words.settings.sync}>
      <SettingRow label={words.waiting.policy} for={policyId} hint={words.settings.policyHint} hintId={hintId}>
        <Select
          id={policyId}
          aria-describedby={hintId}
          value={policy.current()}
          onChange={(event) => void policy.choose(event.currentTarget)}
        >
          <For each={policies}>{(each) => <option value={each}>{words.waiting.policies[each]}</option>}</For>
        </Select>
      </SettingRow>
      <SettingRow label={words.settings.reconcile} hint={words.settings.reconcileHint}>
        <Button label={words.settings.reconcileNow} onClick={() => void reconcile().catch(notDone)} />
      </SettingRow>
      <SettingRow label={words.settings.transfer} hint={words.settings.transferHint}>
        <Button label={words.settings.exports} onClick={() => exportChanges(desk)} />
        <Button label={words.settings.imports} onClick={() => importChanges(desk)} />
      </SettingRow>
    </SettingsSection>
  )
}
