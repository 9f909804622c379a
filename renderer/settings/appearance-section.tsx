import { paneLimits } from '../../shared/panes'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { Segments } from './segments'
import { SettingRow } from './setting-row'
import { SettingsSection } from './settings-section'

const themes = ['system', 'light', 'dark'] as const
const densities = ['comfortable', 'compact'] as const

/** How the window looks. */
export function AppearanceSection() {
  const { session } = useDesk()
  const { settings, setSettings } = session
  const usual = () =>
    settings().sidebarWidth === paneLimits.sidebar.usual && settings().listWidth === paneLimits.list.usual
  return (
    <SettingsSection id="settings-appearance" title={words.settings.appearance}>
      <SettingRow label={words.settings.theme}>
        <Segments
          label={words.settings.theme}
          options={themes.map((value) => ({ value, label: words.settings.themes[value] }))}
          value={settings().theme}
          onChoose={(theme) => void setSettings({ theme })}
        />
      </SettingRow>
      <SettingRow label={words.settings.density}>
        <Segments
          label={words.settings.density}
          options={densities.map((value) => ({ value, label: words.settings.densities[value] }))}
          value={settings().density}
          onChoose={(density) => void setSettings({ density })}
        />
      </SettingRow>
      <SettingRow label={words.settings.widths} hint={words.settings.widthsHint}>
        <Button
          label={words.settings.resetWidths}
          disabled={usual()}
          onClick={() => void setSettings({ sidebarWidth: paneLimits.sidebar.usual, listWidth: paneLimits.list.usual })}
        />
      </SettingRow>
    </SettingsSection>
  )
}
