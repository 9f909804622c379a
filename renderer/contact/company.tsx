import { type JSX, Match, Show, Switch } from 'solid-js'
import { linkPath, primaryCompany } from '../../shared/path'
import { fieldId } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { CompanyView } from '../store/api'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import styles from './companies.module.css'
import { ConflictNote } from './conflict-note'
import { useEdits } from './contact-edits'
import { LeafMark } from './field-mark'
import { JobTitle } from './job-title'
import { RefusedNote } from './refused-note'

type Props = {
  company: CompanyView
  /** Is it still a company of the contact? Its row may be on the way out. */
  isThere: () => boolean
  primary: string | null
  primaryMark: JSX.Element
}

/** One company of the contact: is it the primary one, the job title there, and the way off or back. */
export function Company(props: Props) {
  const edits = useEdits()
  const path = () => linkPath(props.company.id)
  const isOff = () => props.company.removed
  const title = () => props.company.jobTitle || null
  const value = () => (isOff() ? false : title())
  const label = () => words.contact.jobTitleAt(props.company.name)
  const conflict = () => (props.company.state.kind === 'conflict' ? props.company.state : undefined)
  const refused = () => (props.company.state.kind === 'refused' ? props.company.state : undefined)
  const edit = () => document.getElementById(fieldId(path()))?.focus()
  return (
    <li>
      <div class={styles.company} data-gone={isOff() ? '' : undefined}>
        <button
          type="button"
          class={styles.star}
          data-primary={props.company.primary ? '' : undefined}
          aria-pressed={props.company.primary}
          aria-label={words.contact.makePrimary(props.company.name)}
          title={words.contact.makePrimary(props.company.name)}
          disabled={props.company.primary || isOff()}
          onClick={() => void edits.set(primaryCompany, { from: props.primary, to: props.company.id })}
        >
          <Icon name="star" filled={props.company.primary} />
        </button>
        <b class={shared.cut} dir="auto" title={props.company.name}>
          {props.company.name}
        </b>
        <JobTitle path={path()} label={label()} value={title()} off={isOff()} isThere={props.isThere} />
        <span class={styles.marks}>
          <Show when={props.company.primary}>
            <span class={styles.primary}>{words.contact.primary}</span>
          </Show>
          {props.primaryMark}
          <LeafMark path={path()} label={label()} state={props.company.state} mine={value()} show={shownTitle} />
        </span>
        <Button
          label={(isOff() ? words.contact.putBackCompany : words.contact.removeCompany)(props.company.name)}
          icon={isOff() ? 'undo' : 'x'}
          look="ghost"
          size="small"
          bare
          onClick={() => void edits.set(path(), { from: value(), to: isOff() ? title() : false })}
        />
      </div>
      <Switch>
        <Match when={conflict()}>
          {(now) => <ConflictNote path={path()} label={label()} conflict={now()} show={shownTitle} onEdit={edit} />}
        </Match>
        <Match when={refused()}>
          {(now) => (
            <RefusedNote
              label={label()}
              path={path()}
              message={now().message}
              change={{ mine: value(), was: now().was }}
              onFix={edit}
            />
          )}
        </Match>
      </Switch>
    </li>
  )
}

function shownTitle(value: string | null | false): string {
  return value === false ? words.contact.notLinked : value || words.contact.empty
}
