import { Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './contact-bar.module.css'

/** Above the contact: its neighbours in the list, its place, and undo. */
export function ContactBar() {
  const desk = useDesk()
  const { list, undo } = desk
  const last = () => (list.counts()?.matched ?? 0) - 1
  return (
    <div class={styles.bar} data-screen-only>
      <Button
        label={words.contact.previous}
        icon="up"
        look="ghost"
        size="small"
        bare
        disabled={list.position() <= 0}
        onClick={() => void desk.move(-1)}
      />
      <Button
        label={words.contact.next}
        icon="down"
        look="ghost"
        size="small"
        bare
        disabled={list.position() >= last()}
        onClick={() => void desk.move(1)}
      />
      <Show when={list.position() >= 0}>
        <span class={styles.place}>{words.contact.place(list.position() + 1, last() + 1)}</span>
      </Show>
      <span class={styles.grow} />
      <Button
        label={words.undoing.undo}
        icon="undo"
        look="ghost"
        size="small"
        bare
        disabled={!undo.canUndo()}
        onClick={() => void desk.showPending(undo.undo())}
      />
      <Show when={desk.contact.view()}>
        {(view) => (
          <Button
            label={words.contact.remove}
            icon="trash"
            look="ghost"
            size="small"
            bare
            disabled={view().deleted || view().deletion.kind !== 'clean'}
            onClick={() => void desk.remove(view())}
          />
        )}
      </Show>
    </div>
  )
}
