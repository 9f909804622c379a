import { createSignal, Show } from 'solid-js'
import { linkPath } from '../../shared/path'
import { fieldId, useDesk } from '../desk/desk'
import type { CompanyView } from '../store/api'
import { words } from '../words/words'
import styles from './add-company.module.css'
import { useEdits } from './contact-edits'
import { createOffers, OfferList } from './offers'

const OFFERED = 8

type Found = { id: string; name: string }

/** Where a company is found by typing its name, and linked. Only companies that Propstreet has can be. */
export function AddCompany(props: { companies: CompanyView[]; indented: boolean }) {
  const [desk, edits] = [useDesk(), useEdits()]
  const [text, setText] = createSignal('')
  const [found, setFound] = createSignal<Found[] | null>(null)
  const offers = createOffers<Found>({ list: () => found() ?? [], choose: (company) => void add(company) })
  let latest = 0

  async function type(next: string): Promise<void> {
    const turn = ++latest
    setText(next)
    offers.mark(-1)
    if (next.trim() === '') {
      setFound(null)
      return
    }
    const not = props.companies.flatMap(({ id, removed }) => (removed ? [] : [id]))
    const result = await desk.session.call('companies', { text: next, not, limit: OFFERED }).catch(() => null)
    if (turn !== latest) return
    setFound(result)
    offers.mark(result && result.length > 0 ? 0 : -1)
  }

  async function add(company: Found): Promise<void> {
    void type('')
    const before = props.companies.find(({ id }) => id === company.id)
    await edits.set(linkPath(company.id), { from: false, to: before?.jobTitle || null })
    // The next thing to say about a new company is what the contact does there.
    document.getElementById(fieldId(linkPath(company.id)))?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || offers.onArrow(event)) return
    const marked = offers.marked()
    if (event.key === 'Enter' && marked) void add(marked)
    else if (event.key === 'Escape' && text() !== '') void type('')
    else if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class={styles.box} data-indented={props.indented ? '' : undefined} data-screen-only>
      <input
        {...offers.aria()}
        id={fieldId('companies')}
        class={styles.input}
        type="text"
        role="combobox"
        dir="auto"
        autocomplete="off"
        aria-expanded={offers.shown()}
        data-typing={text() === '' ? undefined : ''}
        aria-label={words.details.addCompany}
        placeholder={words.details.addCompany}
        value={text()}
        onInput={(event) => void type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setFound(null)}
        onFocus={() => void type(text())}
      />
      <OfferList of={offers} label={words.details.knownCompanies}>
        {(company) => company.name}
      </OfferList>
      <Show when={found()?.length === 0}>
        <p class={styles.none} role="status">
          {words.details.noSuchCompany(text())}
        </p>
      </Show>
    </div>
  )
}
