import { createSignal, onCleanup, Show } from 'solid-js'
import { fieldId, useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { FieldView } from '../store/api'
import { languageCodes } from '../words/language-codes'
import { words } from '../words/words'
import { FieldMark } from './field-mark'
import { FieldNotes } from './field-notes'
import { FieldRow } from './field-row'
import styles from './language-field.module.css'
import { type Language, languageMeant, languagesFor } from './language-match'
import { createOffers, OfferList } from './offers'
import { createBoundField } from './text-input'

let known: readonly Language[] | null = null

/** In the order of their names; made once, not for each contact that is looked at. */
function languages(): readonly Language[] {
  known ??= languageCodes
    .map((code) => ({ code, name: words.format.language(code) }))
    .sort((a, b) => words.format.compare(a.name, b.name))
  return known
}

/** The contact's language, found by typing its name, from ISO 639-1; a code that isn't in it is shown as it is. */
export function LanguageField(props: { view: FieldView }) {
  const desk = useDesk()
  const bound = createBoundField('primaryLanguage', () => props.view)
  const [typed, setTyped] = createSignal<string | null>(null)
  const [open, setOpen] = createSignal(false)
  const [unknown, setUnknown] = createSignal<string | null>(null)
  const named = () => (bound.editor.text() === '' ? '' : words.format.language(bound.editor.text()))
  const offers = createOffers<Language>({
    list: () => {
      if (!open()) return []
      const all = typed() === null || typed() === ''
      return all ? offered() : languagesFor(typed() ?? '', languages(), words.lang)
    },
    choose: (language) => void choose(language.code),
  })

  /** Every language that the system has a name for; one without is found by its code. */
  function offered(): Language[] {
    const named = languages().filter(({ code, name }) => name.toLowerCase() !== code)
    return [{ code: '', name: words.contact.noLanguage }, ...named]
  }
  /** The list, at the language that is chosen. */
  function openList(): void {
    setOpen(true)
    offers.mark(offers.list().findIndex(({ code }) => code === bound.editor.text()))
  }

  function show(text: string | null): void {
    setTyped(text)
    setUnknown(null)
    setOpen(text !== null)
    offers.mark(text === null || text.trim() === '' ? -1 : 0)
  }

  function choose(code: string): Promise<void> {
    show(null)
    bound.editor.input(code)
    return bound.editor.commit()
  }

  /** Takes what is typed for the language it means; text that means none goes, and is said to mean none. */
  async function leave(): Promise<void> {
    const text = typed()
    if (text === null) {
      setOpen(false)
      return
    }
    if (text.trim() === '') return choose('')
    const meant = languageMeant(text, languages(), words.lang)
    if (meant) return choose(meant.code)
    show(null)
    setUnknown(text)
  }
  const stop = desk.editing(leave)
  onCleanup(() => {
    stop()
    void leave()
  })

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (!open() && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault()
      openList()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const marked = offers.marked()
      void (marked ? choose(marked.code) : leave())
    } else if (event.key === 'Escape' && (open() || typed() !== null)) {
      event.stopPropagation()
      show(null)
    } else offers.onArrow(event)
  }

  return (
    <FieldRow label={bound.label} for={bound.field}>
      <div class={styles.line}>
        <span class={styles.box}>
          <input
            {...offers.aria()}
            id={fieldId(bound.field)}
            class={styles.input}
            type="text"
            role="combobox"
            autocomplete="off"
            spellcheck={false}
            aria-label={bound.label}
            aria-expanded={offers.shown()}
            aria-describedby={bound.noteId}
            data-typing={typed() === null ? undefined : ''}
            placeholder={words.contact.noLanguage}
            value={typed() ?? named()}
            onInput={(event) => show(event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
            onClick={() => !open() && openList()}
            onKeyDown={onKeyDown}
            onBlur={() => void leave()}
          />
          <Icon name="down" size={14} />
          <OfferList of={offers} label={words.details.knownLanguages}>
            {(language) => language.name}
          </OfferList>
        </span>
        <FieldMark bound={bound} />
      </div>
      <Show when={unknown()}>
        {(text) => (
          <p class={styles.unknown} role="alert">
            {words.details.noSuchLanguage(text())}
          </p>
        )}
      </Show>
      <FieldNotes bound={bound} />
    </FieldRow>
  )
}
