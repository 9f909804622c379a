import { createMemo, Show } from 'solid-js'
import { Activity } from '../activity/activity'
import { useDesk } from '../desk/desk'
import type { ContactView } from '../store/api'
import { words } from '../words/words'
import { Banners } from './banners'
import { BlockedField } from './blocked-field'
import { Companies } from './companies'
import styles from './contact-card.module.css'
import { createContactEdits, EditsProvider } from './contact-edits'
import { ContactHeader } from './contact-header'
import { LanguageField } from './language-field'
import { References } from './references'
import { TagsField } from './tags-field'
import { TextField } from './text-field'

/** One contact, read and edited in place. It is made anew for each contact, and never for a change of the same one. */
export function ContactCard(props: { view: ContactView; of: number }) {
  const desk = useDesk()
  const [first, of] = [props.view, props.of]
  const edits = createContactEdits(desk, first.id)
  // When the next contact is there, the fields of this one still have their last text to save: theirs, not the next one's.
  // Not from the props: on its way out the card has no owner to read them from.
  const view = createMemo((former: ContactView) => {
    const { key, view: open } = desk.contact
    return (key() === of && open()) || former
  }, first)
  const text = () => view().text
  return (
    <EditsProvider value={edits}>
      <article class={styles.card} aria-label={view().name || words.contact.noName}>
        <Banners view={view()} />
        <ContactHeader view={view()} />
        <section class={styles.section} aria-label={words.contact.reach}>
          <TextField field="email" view={text().email} />
          <TextField field="phone" view={text().phone} />
          <TextField field="linkedInUrl" view={text().linkedInUrl} />
        </section>
        <section class={styles.section} aria-label={words.contact.fields.companies}>
          <Companies companies={view().companies} primary={view().primaryCompany} />
        </section>
        <section class={styles.section} aria-label={words.contact.details}>
          <TagsField tags={view().tags} typed={view().typed.tag} />
          <TextField field="strategy" view={text().strategy} />
          <div class={styles.pair}>
            <LanguageField view={text().primaryLanguage} />
            <BlockedField view={view().blocked} />
          </div>
          <References refs={view().externalRefs} />
        </section>
        <Show when={!view().deleted}>
          <section class={styles.section} aria-label={words.contact.activity}>
            <Activity view={view()} />
          </section>
        </Show>
      </article>
    </EditsProvider>
  )
}
