import { createMemo, For, Index, Show } from 'solid-js'
import { namespace } from '../../shared/path'
import type { RefView } from '../store/api'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { AddReference } from './add-reference'
import { useEdits } from './contact-edits'
import { FieldRow } from './field-row'
import styles from './references.module.css'
import { RefusedNote } from './refused-note'

/** The contact's identifiers in other systems, each taken off or put on by itself. */
export function References(props: { refs: RefView[] }) {
  const nameOf = (ref: RefView) => `${ref.namespace} ${ref.id}`
  /** The one that a contact made here bears is ours, and nobody's to edit. */
  const shown = () => props.refs.filter((ref) => ref.namespace !== namespace)
  const refused = createMemo(
    () => new Map(shown().flatMap((ref) => (ref.state === 'refused' ? [[ref.path, ref] as const] : []))),
  )
  return (
    <FieldRow label={words.contact.fields.externalRefs}>
      <div class={styles.line}>
        <Show when={shown().length > 0}>
          <ul class={styles.refs} aria-label={words.contact.fields.externalRefs}>
            <Index each={shown()}>{(ref) => <Reference of={ref()} name={nameOf(ref())} />}</Index>
          </ul>
        </Show>
        <AddReference />
      </div>
      {/* By path: the notes, and the focus in them, stay when the contact is read again. */}
      <For each={[...refused().keys()]}>
        {(path) => (
          <Show when={refused().get(path)}>
            {(ref) => (
              <RefusedNote
                label={nameOf(ref())}
                path={path}
                message={ref().message ?? ''}
                change={{ mine: !ref().was, was: ref().was }}
              />
            )}
          </Show>
        )}
      </For>
    </FieldRow>
  )
}

function Reference(props: { of: RefView; name: string }) {
  const edits = useEdits()
  const isOff = () => props.of.state === 'removed'
  const says = () => ({ added: words.contact.tagAdded, removed: words.contact.tagRemoved })[props.of.state as string]
  return (
    <li class={styles.ref} data-state={props.of.state} title={says()}>
      <Show when={says()}>{(text) => <span class={shared.spoken}>{text()}</span>}</Show>
      <Show when={says()}>
        <span class={styles.dot} aria-hidden="true" />
      </Show>
      <span class={styles.system}>{props.of.namespace}</span>
      <span class={styles.id} dir="auto">
        {props.of.id}
      </span>
      <Button
        label={(isOff() ? words.contact.putBackReference : words.contact.removeReference)(props.name)}
        icon={isOff() ? 'undo' : 'x'}
        look="ghost"
        size="small"
        bare
        onClick={() => void edits.set(props.of.path, { from: !isOff(), to: isOff() })}
      />
    </li>
  )
}
