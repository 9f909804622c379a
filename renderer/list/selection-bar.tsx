import { createResource, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { LIST_ID } from './element-ids'
import { atElement, type Popup } from './popup'
import styles from './selection-bar.module.css'

/** In place of the count while contacts are selected: how many, and what can be done with them. */
export function SelectionBar() {
  const desk = useDesk()
  const { bulk, list, session } = desk
  const { selection } = list
  const s = words.selection
  const busy = () => bulk.busy() > 0
  const asked = () => ({ query: list.query(), counts: list.counts(), ids: selection.all() })
  const [shown] = createResource(asked, ({ query, ids }) =>
    session.call('shown', { query, ids }).catch(() => ids.length),
  )
  const hidden = () => Math.max(0, selection.count() - (shown.latest ?? selection.count()))

  type Opens = Extract<Popup, { kind: 'tag' | 'language' }>
  function show(event: Event, popup: Omit<Extract<Opens, { kind: 'tag' }>, 'ids' | 'at'> | { kind: 'language' }): void {
    if (!(event.currentTarget instanceof HTMLElement)) return
    list.setPopup({ ...popup, ids: selection.all(), at: atElement(event.currentTarget) })
  }
  function clear(): void {
    selection.clear()
    document.getElementById(LIST_ID)?.focus() // the button goes with what it cleared
  }

  return (
    <div class={styles.bar} role="toolbar" aria-label={s.name} aria-busy={busy()}>
      <p class={`${styles.count} ${shared.cut}`} role="status">
        {busy() ? s.busy(bulk.busy()) : s.count(selection.count())}
        <Show when={!busy() && !shown.loading && hidden() > 0}>
          <span class={`${styles.hidden} ${shared.cut}`}>{s.hidden(hidden())}</span>
        </Show>
      </p>
      <Button
        {...bare}
        label={s.addTag}
        icon="tag"
        disabled={busy()}
        aria-haspopup="dialog"
        onClick={(event) => show(event, { kind: 'tag', on: true })}
      />
      <Button
        {...bare}
        label={s.removeTag}
        icon="tagOff"
        disabled={busy()}
        aria-haspopup="dialog"
        onClick={(event) => show(event, { kind: 'tag', on: false })}
      />
      <Button
        {...bare}
        label={s.setLanguage}
        icon="globe"
        disabled={busy()}
        aria-haspopup="dialog"
        onClick={(event) => show(event, { kind: 'language' })}
      />
      <Button
        {...bare}
        label={s.block}
        icon="block"
        disabled={busy()}
        onClick={() => void bulk.block(selection.all(), true)}
      />
      <Button
        {...bare}
        label={s.unblock}
        icon="unblock"
        disabled={busy()}
        onClick={() => void bulk.block(selection.all(), false)}
      />
      <Button
        {...bare}
        label={s.export}
        icon="download"
        disabled={busy()}
        onClick={() => desk.transfer.chooseExport(selection.all())}
      />
      <Button
        {...bare}
        label={s.remove}
        icon="trash"
        disabled={busy()}
        onClick={() => void desk.removeMany(selection.all())}
      />
      <Button {...bare} label={s.clear} icon="x" disabled={busy()} onClick={clear} />
    </div>
  )
}

const bare = { look: 'ghost', size: 'small', bare: true } as const
