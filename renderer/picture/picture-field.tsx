import { createEffect, createResource, createSignal, createUniqueId, Match, on, Show, Switch } from 'solid-js'
import { unknown, type Value } from '../../shared/leaf'
import { pictureMissing } from '../../shared/picture'
import { Avatar } from '../avatar/avatar'
import { ConflictNote } from '../contact/conflict-note'
import { useEdits } from '../contact/contact-edits'
import { LeafMark } from '../contact/field-mark'
import { RefusedNote } from '../contact/refused-note'
import { vcardOf } from '../contact/vcard'
import { useDesk } from '../desk/desk'
import type { ContactView } from '../store/api'
import { Button } from '../ui/button'
import { placeBeside } from '../ui/place-beside'
import { words } from '../words/words'
import styles from './picture-field.module.css'
import { shrink } from './shrink'

const path = 'profilePictureId'
const taken = 'image/jpeg,image/png,image/webp'

/** The picture of a contact, or its initials; behind it the ways to change it. */
export function PictureField(props: { view: ContactView }) {
  const { session } = useDesk()
  const edits = useEdits()
  const id = createUniqueId()
  let popover: HTMLDivElement | undefined
  let button: HTMLButtonElement | undefined
  let chooser: HTMLInputElement | undefined
  const sources = () => props.view.picture.sources.join('\n')
  const [url, { refetch }] = createResource(sources, (text) => session.pictures.first(text.split('\n').filter(Boolean)))
  const [broken, setBroken] = createSignal(false)
  createEffect(on(sources, () => setBroken(false)))
  // What could not be fetched may be to be had once the sync has got through.
  createEffect(
    on(
      () => session.told()?.status.lastSynced,
      () => sources() !== '' && url.state === 'ready' && url() === null && void refetch(),
      { defer: true },
    ),
  )
  const shown = () => (broken() || sources() === '' ? null : url.latest)
  const mine = (): Value => {
    const { state, sources: names } = props.view.picture
    return state.kind === 'clean' ? unknown : (names[0] ?? null)
  }

  async function choose(file: File | undefined): Promise<void> {
    popover?.hidePopover()
    if (!file) return
    const from = mine() // by the time it is kept, another contact may be on the screen
    const bytes = await shrink(file)
    if (!bytes) return say(words.picture.notAPicture)
    const kept = await session.bridge.command['picture:keep'](bytes).catch(() => null)
    if (kept?.kind !== 'kept') return say(words.picture.notKept)
    await edits.set(path, { from, to: kept.name })
  }
  /** Out of the window goes the contact's card, as a file that other apps take. */
  function dragCard(event: DragEvent): void {
    event.preventDefault()
    const name = props.view.name || words.contact.noName
    const card = { name, text: vcardOf(props.view) }
    void session.bridge.command['contact:drag'](card).catch(() =>
      session.notices.show({ kind: 'trouble', key: 'notDone' }),
    )
  }
  function say(text: string): void {
    session.notices.show({ kind: 'trouble', key: 'said', text })
  }
  async function remove(): Promise<void> {
    popover?.hidePopover()
    await edits.set(path, { from: mine(), to: null })
  }

  return (
    <div class={styles.field}>
      <button
        ref={button}
        type="button"
        class={styles.button}
        aria-label={words.picture.change}
        title={words.picture.change}
        popovertarget={id}
        data-print
        draggable={true}
        onDragStart={dragCard}
      >
        <Show when={shown()} fallback={<Avatar id={props.view.id} initials={props.view.initials} size={64} />}>
          {(src) => <img class={styles.image} src={src()} alt="" onError={() => setBroken(true)} />}
        </Show>
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        class={styles.menu}
        role="dialog"
        aria-label={words.picture.change}
        on:toggle={(event) => placeBeside(event, button)}
      >
        <Button label={words.picture.choose} look="ghost" onClick={() => chooser?.click()} />
        <Show when={props.view.picture.sources.length > 0}>
          <Button label={words.picture.remove} look="ghost" onClick={() => void remove()} />
        </Show>
      </div>
      <input
        ref={chooser}
        class={styles.chooser}
        type="file"
        accept={taken}
        tabIndex={-1}
        aria-label={words.picture.choose}
        onChange={(event) => {
          const input = event.currentTarget
          void choose(input.files?.[0]).finally(() => {
            input.value = '' // the same file may be chosen again
          })
        }}
      />
      <div class={styles.mark}>
        <LeafMark
          path={path}
          label={words.contact.fields.profilePictureId}
          state={props.view.picture.state}
          mine={mine()}
          show={shownPicture}
          raw={(value) => value ?? unknown}
        />
      </div>
    </div>
  )
}

/** What is to be decided or mended about a picture; it stands below the name. */
export function PictureNotes(props: { view: ContactView }) {
  const label = () => words.contact.fields.profilePictureId
  const state = () => props.view.picture.state
  const conflict = () => {
    const now = state()
    return now.kind === 'conflict' ? now : undefined
  }
  const refused = () => {
    const now = state()
    return now.kind === 'refused' ? now : undefined
  }
  return (
    <Switch>
      <Match when={conflict()}>
        {(now) => <ConflictNote path={path} label={label()} conflict={now()} show={shownPicture} />}
      </Match>
      <Match when={refused()}>
        {(now) => (
          <RefusedNote
            label={label()}
            path={path}
            message={now().message === pictureMissing ? words.picture.missing : now().message}
            change={{ mine: props.view.picture.sources[0] ?? null, was: now().was ?? unknown }}
          />
        )}
      </Match>
    </Switch>
  )
}

/** A picture in words: where one is named, nobody wants to read its name. */
function shownPicture(value: Value): string {
  if (value === null) return words.picture.none
  return value === unknown ? words.picture.another : words.picture.new
}
