import { createUniqueId, For } from 'solid-js'
import { languageOf, languages } from '../../shared/language'
import type { Settings } from '../../shared/settings'
import { comeBackTo } from '../desk/come-back'
import { useDesk } from '../desk/desk'
import { Select } from '../ui/select'
import { countryCodes } from '../words/country-codes'
import { words } from '../words/words'
import { SettingRow } from './setting-row'
import { SettingsSection } from './settings-section'

/** What Fieldbook speaks, and where numbers without a country code are from. */
export function LanguageSection() {
  const { session } = useDesk()
  const { settings, setSettings } = session
  const [languageId, languageHint] = [createUniqueId(), createUniqueId()]
  const [countryId, countryHint] = [createUniqueId(), createUniqueId()]
  const countries = countryCodes
    .map((code) => ({ code, name: words.format.country(code) }))
    .sort((a, b) => words.format.compare(a.name, b.name))
  const here = () => {
    const { country } = session.bridge.boot
    return country ? words.format.country(country) : words.settings.noCountry
  }
  function speak(language: Settings['language']): void {
    if (languageOf(language, navigator.language) !== words.lang) comeBackTo('settings')
    void setSettings({ language })
  }
  return (
    <SettingsSection id="settings-language" title={words.settings.language}>
      <SettingRow
        label={words.settings.language}
        for={languageId}
        hint={words.settings.languageHint}
        hintId={languageHint}
      >
        <Select
          id={languageId}
          aria-describedby={languageHint}
          value={settings().language}
          onChange={(event) => speak(languages.find((each) => each === event.currentTarget.value) ?? 'system')}
        >
          <option value="system">
            {words.settings.asSystem(words.settings.languages[languageOf('system', navigator.language)])}
          </option>
          <For each={languages}>
            {(each) => (
              <option value={each} lang={each}>
                {words.settings.languages[each]}
              </option>
            )}
          </For>
        </Select>
      </SettingRow>
      <SettingRow label={words.settings.country} for={countryId} hint={words.settings.countryHint} hintId={countryHint}>
        <Select
          id={countryId}
          aria-describedby={countryHint}
          value={settings().defaultCountry ?? ''}
          onChange={(event) => void setSettings({ defaultCountry: event.currentTarget.value || null })}
        >
          <option value="">{words.settings.asSystem(here())}</option>
          <For each={countries}>{({ code, name }) => <option value={code}>{name}</option>}</For>
        </Select>
      </SettingRow>
    </SettingsSection>
  )
}
