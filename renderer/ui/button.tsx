import { type JSX, Show, splitProps } from 'solid-js'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/shapes'
import styles from './button.module.css'

type ButtonProps = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'aria-label' | 'title'> & {
  label: string
  icon?: IconName
  /** Behind the label: where the button leads. */
  leads?: IconName
  look?: 'filled' | 'plain' | 'ghost'
  size?: 'small' | 'normal' | 'large'
  /** Shows the icon alone; the label is its name and its tooltip. */
  bare?: boolean
  /** Shows the icon alone where the pane is narrow. */
  shrinks?: boolean
  /** Says why the button is disabled, or what more there is to know. */
  hint?: string | undefined
}

/** A push button. */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['label', 'icon', 'leads', 'look', 'size', 'bare', 'shrinks', 'hint'])
  return (
    <button
      type="button"
      {...rest}
      class={styles.button}
      data-look={own.look ?? 'plain'}
      data-size={own.size ?? 'normal'}
      data-bare={own.bare ? '' : undefined}
      data-shrinks={own.shrinks ? '' : undefined}
      aria-label={own.bare || own.shrinks ? own.label : undefined}
      title={own.hint ?? (own.bare || own.shrinks ? own.label : undefined)}
    >
      <Show when={own.icon}>{(icon) => <Icon name={icon()} size={own.size === 'small' && !own.bare ? 14 : 16} />}</Show>
      <Show when={!own.bare}>
        <span class={styles.label}>{own.label}</span>
      </Show>
      <Show when={own.leads}>{(icon) => <Icon name={icon()} />}</Show>
    </button>
  )
}
