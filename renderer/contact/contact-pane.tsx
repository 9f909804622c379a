import { Match, Show, Switch } from 'solid-js'
import { ContactCard } from '../app/parts'
import { CONTACT_PANE_ID, useDesk } from '../desk/desk'
import { words } from '../words/words'
import { ContactBar } from './contact-bar'
import styles from './contact-pane.module.css'
import { EmptyPane } from './empty-pane'
import { keepFocus } from './keep-focus'
import { Pulling } from './pulling'

/** The detail pane: a contact, or what there is to say while none is open. */
export function ContactPane() {
  const { contact, session } = useDesk()
  const pulling = () => session.told()?.status.firstPull === true
  return (
    <main
      ref={keepFocus}
      class={styles.pane}
      data-pane
      data-pane-focus
      tabindex="-1"
      id={CONTACT_PANE_ID}
      aria-label={words.contact.pane}
    >
      <Show when={contact.id()}>
        <ContactBar />
      </Show>
      <Switch>
        <Match when={contact.gone()}>
          <EmptyPane title={words.contact.gone} hint={words.contact.goneHint} />
        </Match>
        <Match when={contact.view()}>
          {(view) => (
            <div class={styles.scroll}>
              <Show when={contact.key()} keyed>
                {(key) => <ContactCard view={view()} of={key} />}
              </Show>
            </div>
          )}
        </Match>
        <Match when={contact.id() === null && pulling()}>
          <Pulling />
        </Match>
        <Match when={contact.id() === null && session.summary().total > 0}>
          <EmptyPane title={words.contact.choose} hint={words.contact.chooseHint} keys />
        </Match>
      </Switch>
    </main>
  )
}
