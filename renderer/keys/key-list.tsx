import { createSignal, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import form from '../ui/form.module.css'
import { ModalDialog } from '../ui/modal-dialog'
import { words } from '../words/words'
import { helpGroups } from './help-rows'
import { KeyGroups } from './key-groups'
import styles from './key-list.module.css'

/** Every key there is, to be searched. */
export function KeyList() {
  const desk = useDesk()
  const [text, setText] = createSignal('')
  const mac = desk.session.bridge.boot.platform === 'darwin'
  const singleKeys = () => desk.session.settings().singleKeys
  const groups = () => helpGroups({ text: text(), singleKeys: singleKeys() })
  return (
    <ModalDialog title={words.keys.title} wide onClose={() => desk.setKeysShown(false)} closes={words.keys.close}>
      <input
        class={`${form.input} ${styles.find}`}
        type="search"
        autofocus
        autocomplete="off"
        spellcheck={false}
        aria-label={words.keys.find}
        placeholder={words.keys.find}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <KeyGroups groups={groups()} mac={mac} />
      <p role="status" class={styles.said}>
        <Show when={groups().length === 0}>{words.keys.noneFound(text())}</Show>
        <Show when={groups().length > 0 && !singleKeys()}>{words.keys.off}</Show>
      </p>
    </ModalDialog>
  )
}
