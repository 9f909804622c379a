import { For, onMount, Show } from 'solid-js'
import { SidebarButton } from '../sidebar/sidebar-button'
import { SyncPill } from '../sync/sync-pill'
import { narrow } from '../ui/narrow'
import { words } from '../words/words'
import { AboutSection } from './about-section'
import { AccountSection } from './account-section'
import { AppearanceSection } from './appearance-section'
import { LanguageSection } from './language-section'
import styles from './settings-pane.module.css'
import { ShortcutsSection } from './shortcuts-section'
import { SyncSection } from './sync-section'

const sections = ['account', 'sync', 'appearance', 'language', 'shortcuts', 'about'] as const

/** How Fieldbook is set on this laptop. Every setting holds at once. */
export function SettingsPane() {
  let index: HTMLElement | undefined
  onMount(() => {
    // The focus was in what this pane replaces.
    if (document.activeElement === document.body) index?.querySelector('button')?.focus()
  })
  function show(section: (typeof sections)[number]): void {
    const title = document.getElementById(`settings-${section}-title`)
    document.getElementById(`settings-${section}`)?.scrollIntoView({ block: 'start' })
    title?.focus({ preventScroll: true })
  }
  return (
    <main class={styles.pane} data-pane aria-labelledby="settings-title">
      <header class={styles.header}>
        <SidebarButton />
        <h1 id="settings-title">{words.settings.title}</h1>
      </header>
      <div class={styles.body}>
        <nav ref={index} class={styles.index} aria-label={words.settings.sections}>
          <For each={sections}>
            {(section) => (
              <button
                type="button"
                data-pane-focus={section === sections[0] ? '' : undefined}
                onClick={() => show(section)}
              >
                {words.settings[section]}
              </button>
            )}
          </For>
        </nav>
        <div class={styles.scroll}>
          <div class={styles.column}>
            <AccountSection />
            <SyncSection />
            <AppearanceSection />
            <LanguageSection />
            <ShortcutsSection />
            <AboutSection />
          </div>
        </div>
      </div>
      <Show when={narrow()}>
        <div class={styles.foot}>
          <SyncPill />
        </div>
      </Show>
    </main>
  )
}
