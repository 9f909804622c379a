import { Match, Show, Switch } from 'solid-js'
import { type ActionId, actionTable } from '../../shared/actions'
import { Avatar } from '../avatar/avatar'
import { useDesk } from '../desk/desk'
import { Icon } from '../icon/icon'
import { KeyCombination } from '../keys/key-combination'
import type { Row } from '../store/api'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { actionHint, actionIcons } from './action-hints'
import type { Item } from './items'
import { MarkedText } from './marked-text'
import styles from './palette-option.module.css'

type Props = { id: string; item: Item; typed: string; active: boolean; onPoint: () => void; onChoose: () => void }

/** A contact or a command in the palette. */
export function PaletteOption(props: Props) {
  const desk = useDesk()
  const name = () =>
    props.item.kind === 'action' ? words.actions[props.item.action] : props.item.row.name || words.contact.noName
  const hint = () => (props.item.kind === 'action' ? actionHint(desk, props.item.action) : props.item.row.subtitle)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox (aria-activedescendant)
    <div
      id={props.id}
      class={styles.option}
      role="option"
      aria-label={name()}
      aria-description={hint() || undefined}
      aria-selected={props.active}
      onPointerMove={() => !props.active && props.onPoint()}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => props.onChoose()}
    >
      <Switch>
        <Match when={props.item.kind === 'contact' && props.item.row}>
          {(row) => <ContactParts row={row()} name={name()} typed={props.typed} />}
        </Match>
        <Match when={props.item.kind === 'action' && props.item.action}>
          {(action) => <ActionParts action={action()} name={name()} typed={props.typed} />}
        </Match>
      </Switch>
    </div>
  )
}

function ContactParts(props: { row: Row; name: string; typed: string }) {
  return (
    <>
      <Avatar id={props.row.id} initials={props.row.initials} size={28} />
      <span class={`${styles.name} ${shared.cut}`} dir="auto">
        <MarkedText text={props.name} typed={props.typed} />
      </span>
      <span class={`${styles.hint} ${shared.cut}`}>{props.row.subtitle}</span>
    </>
  )
}

function ActionParts(props: { action: ActionId; name: string; typed: string }) {
  const desk = useDesk()
  const mac = desk.session.bridge.boot.platform === 'darwin'
  const press = () => {
    const { singleKeys } = desk.session.settings()
    return actionTable[props.action].keys.find(({ reach }) => singleKeys || reach !== 'outside inputs')?.press
  }
  return (
    <>
      <span class={styles.icon}>
        <Icon name={actionIcons[props.action]} />
      </span>
      <span class={`${styles.name} ${shared.cut}`}>
        <MarkedText text={props.name} typed={props.typed} />
      </span>
      <span class={`${styles.hint} ${shared.cut}`}>{actionHint(desk, props.action)}</span>
      <Show when={press()}>{(key) => <KeyCombination press={key()} mac={mac} />}</Show>
    </>
  )
}
