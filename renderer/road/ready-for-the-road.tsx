import { createResource, For, Show } from 'solid-js'
import { signInWanted } from '../account/sign-in-wanted'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { syncNow } from '../sync/sync-now'
import { Button } from '../ui/button'
import { ModalDialog } from '../ui/modal-dialog'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import styles from './ready-for-the-road.module.css'
import { overall, type RoadCheck, roadChecks } from './road-checks'

const icons = { ok: 'check', note: 'pause', look: 'warn' } as const

/** One look before leaving the network: what is here, what is not out yet, and what to do about it. */
export function ReadyForTheRoad() {
  const desk = useDesk()
  const { session } = desk
  const [room] = createResource(() => session.bridge.command['device:room'](null).catch(() => null))
  const [held] = createResource(
    () => session.summary().version,
    () =>
      session
        .call('changes', { show: 'waiting', from: 0, count: 0 })
        .then((found) => found.held)
        .catch(() => 0),
  )
  const checks = () =>
    roadChecks({
      now: Date.now(),
      lastSynced: session.told()?.status.lastSynced ?? null,
      firstPull: session.told()?.status.firstPull ?? true,
      tokenDaysLeft: null, // the token does not say, and nobody else does yet
      freeBytes: room.latest ?? null,
      waiting: session.summary().waiting,
      held: held.latest ?? 0,
      review: session.summary().review,
    })
  const close = () => desk.setRoadShown(false)
  function act(wanted: NonNullable<RoadCheck['act']>): void {
    if (wanted === 'sync') {
      syncNow(session)
      return
    }
    close()
    if (wanted === 'review') desk.decide(null)
    else if (wanted === 'waiting') desk.go('waiting')
    else signInWanted.ask(session.account())
  }
  return (
    <ModalDialog title={words.road.title} closes={words.road.close} onClose={close}>
      <p class={styles.overall} data-ready={overall(checks()).ready ? '' : undefined} role="status">
        <Icon name={overall(checks()).ready ? 'check' : 'warn'} />
        {overall(checks()).text}
      </p>
      <ul class={styles.checks}>
        <For each={checks()}>
          {(check) => (
            <li class={styles.check} data-verdict={check.verdict} aria-label={words.road.names[check.kind]}>
              <Icon name={icons[check.verdict]} />
              <span class={shared.spoken}>{words.road.verdicts[check.verdict]}</span>
              <div class={styles.what}>
                <b>{words.road.names[check.kind]}</b>
                <p>{check.text}</p>
              </div>
              <Show when={check.act}>
                {(wanted) => <Button label={words.road.acts[wanted()]} size="small" onClick={() => act(wanted())} />}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </ModalDialog>
  )
}
