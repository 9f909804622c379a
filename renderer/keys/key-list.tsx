import { For } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Kbd } from '../ui/kbd'
import { ModalDialog } from '../ui/modal-dialog'
import { words } from '../words/words'
import styles from './key-list.module.css'

/** Every key there is. */
export function KeyList() {
  const desk = useDesk()
  const k = words.keys
  const control = () => (desk.session.bridge.boot.platform === 'darwin' ? '⌘' : k.control)
  const rows = () => [
    { keys: ['/', `${control()} F`], does: k.find },
    { keys: ['↑ ↓', 'J K'], does: k.move },
    { keys: [k.enter], does: k.edit },
    { keys: [`${control()} N`], does: k.newContact },
    { keys: [k.escape], does: k.back },
    { keys: [`${control()} ${k.enter}`], does: k.saveText },
    { keys: [`${control()} Z`], does: k.undo },
    { keys: [`${control()} ${k.shift} Z`], does: k.redo },
    { keys: [`${control()} ${k.shift} S`], does: k.syncNow },
    { keys: [`${control()} ${k.shift} R`], does: k.review },
    { keys: ['F6'], does: k.nextPane },
    { keys: ['?'], does: k.help },
  ]
  return (
    <ModalDialog title={k.title} onClose={() => desk.setKeysShown(false)} closes={k.close}>
      <dl class={styles.list}>
        <For each={rows()}>
          {(row) => (
            <div class={styles.row}>
              <dt>{row.does}</dt>
              <dd>
                <For each={row.keys}>
                  {(combination) => (
                    <span class={styles.keys}>
                      <For each={combination.split(' ')}>{(key) => <Kbd>{key}</Kbd>}</For>
                    </span>
                  )}
                </For>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </ModalDialog>
  )
}
