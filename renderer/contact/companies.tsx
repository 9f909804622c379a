import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import { primaryCompany } from '../../shared/path'
import type { CompanyView, FieldState } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { AddCompany } from './add-company'
import styles from './companies.module.css'
import { Company } from './company'
import { foldedCompanies, inOrder } from './company-order'
import { ConflictNote } from './conflict-note'
import { LeafMark } from './field-mark'
import { FieldRow } from './field-row'
import { RefusedNote } from './refused-note'

type Props = { companies: CompanyView[]; primary: FieldState<string | null> }

/** Where the contact works: job titles, which company is the primary one, and the ways to join and to leave one. */
export function Companies(props: Props) {
  const find = (id: string) => props.companies.find((company) => company.id === id)
  const nameOf = (id: string | null) =>
    id === null ? words.contact.empty : (find(id)?.name ?? words.contact.notLinked)
  const primary = () => props.companies.find((company) => company.primary)?.id ?? null
  const conflict = () => (props.primary.kind === 'conflict' ? props.primary : undefined)
  const refused = () => (props.primary.kind === 'refused' ? props.primary : undefined)
  const [all, setAll] = createSignal(false)
  const ordered = createMemo(() => inOrder(props.companies))
  const folded = createMemo(() => foldedCompanies(ordered()))
  const ids = createMemo(() => (all() ? ordered() : folded()).map(({ id }) => id))
  const mark = () => (
    <LeafMark
      path={primaryCompany}
      label={words.contact.primaryCompany}
      state={props.primary}
      mine={primary()}
      show={nameOf}
    />
  )
  return (
    <FieldRow label={words.contact.fields.companies}>
      <ul class={styles.companies} aria-label={words.contact.fields.companies}>
        {/* By id: a row, and what is typed in it, stays when the contact is read again. */}
        <For each={ids()}>
          {(id) => (
            <Show when={find(id)}>
              {(company) => (
                <Company
                  company={company()}
                  isThere={() => find(id) !== undefined}
                  primary={primary()}
                  primaryMark={company().primary ? mark() : undefined}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
      <Show when={folded().length < props.companies.length}>
        <Button
          label={all() ? words.details.showFewerCompanies : words.details.showAllCompanies(props.companies.length)}
          size="small"
          look="ghost"
          aria-expanded={all()}
          onClick={() => setAll(!all())}
        />
      </Show>
      <AddCompany companies={props.companies} indented={ids().length > 0} />
      <Switch>
        <Match when={conflict()}>
          {(now) => (
            <ConflictNote path={primaryCompany} label={words.contact.primaryCompany} conflict={now()} show={nameOf} />
          )}
        </Match>
        <Match when={refused()}>
          {(now) => (
            <RefusedNote
              label={words.contact.primaryCompany}
              path={primaryCompany}
              message={now().message}
              change={{ mine: primary(), was: now().was }}
            />
          )}
        </Match>
      </Switch>
    </FieldRow>
  )
}
