import { createSignal, createUniqueId, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './account-menu.module.css'
import { SignOut } from './sign-out'

/** Behind the gear: who is signed in where, the way out, the keys and the version. */
export function AccountMenu() {
  const desk = useDesk()
  const { session } = desk
  const [leaving, setLeaving] = createSignal(false)
  const id = createUniqueId()
  let popover: HTMLDivElement | undefined
  const kind = () => session.account()?.kind
  const leaveLabel = () => (kind() === 'sample' ? words.account.leaveSample : words.account.signOut)
  function choose(act: () => void): void {
    popover?.hidePopover()
    act()
  }
  return (
    <>
      <button
        type="button"
        class={styles.gear}
        aria-label={words.account.menu}
        title={words.account.menu}
        popovertarget={id}
      >
        <Icon name="gear" />
      </button>
      <div ref={popover} id={id} popover="auto" class={styles.menu} role="dialog" aria-label={words.account.menu}>
        <p class={styles.origin}>{kind() === 'sample' ? words.account.sample : session.account()?.origin}</p>
        <Show when={kind() === 'env'}>
          <p class={styles.hint}>{words.account.fromEnvironment}</p>
        </Show>
        <div class={styles.acts}>
          <Button
            label={words.actions.settings}
            icon="gear"
            look="ghost"
            onClick={() => choose(() => desk.go('settings'))}
          />
          <Button
            label={words.road.title}
            icon="road"
            look="ghost"
            onClick={() => choose(() => desk.setRoadShown(true))}
          />
          <Button
            label={words.account.keys}
            icon="keyboard"
            look="ghost"
            onClick={() => choose(() => desk.setKeysShown(true))}
          />
          <Show when={kind() !== 'env'}>
            <Button label={leaveLabel()} icon="leave" look="ghost" onClick={() => choose(() => setLeaving(true))} />
          </Show>
        </div>
        <p class={styles.hint}>{words.account.version(session.bridge.boot.version)}</p>
      </div>
      <Show when={leaving()}>
        <SignOut onClose={() => setLeaving(false)} leave={leaveLabel()} />
      </Show>
    </>
  )
}
