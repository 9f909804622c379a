import { Match, Show, Switch } from 'solid-js'
import type { Value } from '../../shared/leaf'
import { deleted } from '../../shared/path'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import type { ContactView } from '../store/api'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './banners.module.css'
import { useEdits } from './contact-edits'
import { RefusedNote } from './refused-note'

/** What there is to know or to decide about the contact as a whole. */
export function Banners(props: { view: ContactView }) {
  const conflict = () => (props.view.deletion.kind === 'conflict' ? props.view.deletion : undefined)
  const refused = () => (props.view.deletion.kind === 'refused' ? props.view.deletion : undefined)
  return (
    <Switch>
      <Match when={props.view.deleted}>
        <DeletedThere />
      </Match>
      <Match when={conflict()}>{(now) => <ChangedSince name={props.view.name} theirs={now().theirs} />}</Match>
      <Match when={refused()}>
        {(now) => (
          <RefusedNote
            label={words.waiting.deletedHere}
            path={deleted}
            message={now().message}
            change={{ mine: true, was: false }}
          />
        )}
      </Match>
      <Match when={props.view.deletion.kind === 'pending'}>
        <DeletedHere />
      </Match>
      <Match when={props.view.created}>{(created) => <MadeHere view={props.view} created={created()} />}</Match>
    </Switch>
  )
}

/** The contact was deleted on the server after we had changed it. */
function DeletedThere() {
  const edits = useEdits()
  return (
    <div class={styles.banner} data-tone="conflict" role="group" aria-label={words.contact.deleted}>
      <Icon name="trash" />
      <p>
        <b>{words.contact.deleted}</b> {words.contact.deletedHint}
      </p>
      <Button label={words.contact.keepAsNew} size="small" onClick={() => void edits.keepAsNew()} />
      <Button label={words.contact.acceptDeletion} size="small" onClick={() => void edits.acceptDeletion()} />
    </div>
  )
}

/** The contact is deleted here, and its deletion has not been sent. */
function DeletedHere() {
  const edits = useEdits()
  return (
    <div class={styles.banner} role="group" aria-label={words.waiting.deletedHere}>
      <Icon name="trash" />
      <p>{words.contact.deletedHere}</p>
      <Button
        label={words.contact.keepContact}
        size="small"
        onClick={() => void edits.revert(deleted, { mine: true, was: false })}
      />
    </div>
  )
}

/** The contact was changed by somebody after we had deleted it. */
function ChangedSince(props: { name: string; theirs: Value }) {
  const edits = useEdits()
  const decide = (choice: 'mine' | 'theirs') =>
    void edits.resolve(deleted, { base: false, mine: true, theirs: props.theirs }, choice)
  return (
    <div class={styles.banner} data-tone="conflict" role="group" aria-label={words.contact.remove}>
      <Icon name="trash" />
      <p>{words.contact.changedSince(props.name || words.contact.noName)}</p>
      <Button label={words.contact.removeAnyway} size="small" onClick={() => decide('mine')} />
      <Button label={words.contact.keepContact} size="small" onClick={() => decide('theirs')} />
    </div>
  )
}

/** The contact was made here: not on the server yet, or refused by it. */
function MadeHere(props: { view: ContactView; created: NonNullable<ContactView['created']> }) {
  const [desk, edits] = [useDesk(), useEdits()]
  const nameOf = ({ name }: { name: string }) => name || words.contact.noName
  async function merge(into: string): Promise<void> {
    const merged = await edits.merge(into)
    if (merged.kind === 'saved') await desk.open(into)
  }
  return (
    <div
      class={styles.banner}
      data-tone={props.created.refused === null ? 'pending' : 'conflict'}
      role="group"
      aria-label={words.list.newContact}
    >
      <Icon name={props.created.refused === null ? 'upload' : 'warn'} />
      <Show when={props.created.refused} fallback={<p>{words.contact.notYetThere}</p>}>
        {(message) => (
          <>
            <p>
              {words.contact.notCreated(message())}{' '}
              <Show when={props.created.taken}>{(taken) => words.contact.taken(nameOf(taken()))}</Show>
            </p>
            <Show when={props.created.taken}>
              {(taken) => (
                <Button
                  label={words.contact.mergeInto(nameOf(taken()))}
                  size="small"
                  onClick={() => void merge(taken().id)}
                />
              )}
            </Show>
            <Button label={words.field.retry} size="small" onClick={() => void edits.retry('created')} />
            <Button
              label={words.field.discard}
              size="small"
              look="ghost"
              onClick={() => void desk.remove(props.view)}
            />
          </>
        )}
      </Show>
    </div>
  )
}
