import { createEffect, createMemo, createResource, createSignal, For, onCleanup, Show } from 'solid-js'
import { useDesk } from '../desk/desk'
import { withTag } from '../list/filter'
import { createThrottle } from '../list/throttle'
import type { Facet } from '../store/api'
import shared from '../ui/shared.module.css'
import { words } from '../words/words'
import { createDropTarget } from './drop-target'
import styles from './facets.module.css'
import { NavItem } from './nav-item'

/** Shown at once; with more, typing finds the rest. */
const SHOWN = 50
const REFRESH_MS = 2000

/** Tags or companies with how many contacts each has: choosing one filters the list. */
export function Facets(props: { kind: 'tag' | 'company' }) {
  const { list, session } = useDesk()
  const [opened, setOpen] = createSignal(false)
  // What is dragged has to find the tags to be dropped on.
  const open = () => opened() || (props.kind === 'tag' && list.dragged() !== null)
  const ready = () => open() && session.opening().kind === 'open'
  const [facets, { refetch }] = createResource(ready, () =>
    session.call('facets', null).catch(() => ({ tags: [], companies: [], languages: [] })),
  )
  onCleanup(session.onChanged(createThrottle(REFRESH_MS, async () => void (ready() && (await refetch())))))

  let opening: HTMLLIElement | undefined
  const isThere = createMemo(() => opened() && facets.latest !== undefined)
  // Opened at the foot of the sidebar, it would be out of sight.
  createEffect(() => isThere() && opening?.scrollIntoView({ block: 'nearest' }))

  const label = () => (props.kind === 'tag' ? words.list.tags : words.list.companies)
  const found = () => (props.kind === 'tag' ? facets.latest?.tags : facets.latest?.companies) ?? []
  return (
    <>
      <NavItem
        icon={props.kind === 'tag' ? 'tag' : 'building'}
        label={label()}
        expanded={open()}
        onGo={() => setOpen(!opened())}
      />
      <Show when={open()}>
        <li ref={opening} class={styles.open}>
          <FacetList kind={props.kind} label={label()} facets={found()} loading={facets.latest === undefined} />
        </li>
      </Show>
    </>
  )
}

function FacetList(props: { kind: 'tag' | 'company'; label: string; facets: Facet[]; loading: boolean }) {
  const desk = useDesk()
  const [text, setText] = createSignal('')
  const matching = () => {
    const wanted = text().trim().toLocaleLowerCase()
    return wanted === '' ? props.facets : props.facets.filter((f) => f.name.toLocaleLowerCase().includes(wanted))
  }
  /** By name: a line, and the focus on it, stays when the numbers change. */
  const counts = createMemo(
    () =>
      new Map(
        matching()
          .slice(0, SHOWN)
          .map((f) => [f.name, f.count]),
      ),
  )
  const isChosen = (name: string) => {
    const { tags = [], company } = desk.list.filter()
    return props.kind === 'tag' ? tags.includes(name) : company === name
  }
  /** In place of what was chosen before; with Ctrl a tag comes beside the others. */
  function choose(name: string, beside: boolean): void {
    const on = !isChosen(name)
    if (props.kind === 'company') desk.list.ask({ company: on ? name : null })
    else desk.list.ask(beside || !on ? withTag(desk.list.filter(), name, on) : { tags: [name] })
    desk.go('contacts')
  }
  return (
    <>
      <Show when={props.facets.length > SHOWN}>
        <input
          class={styles.find}
          type="text"
          autocomplete="off"
          aria-label={words.list.find(props.label)}
          placeholder={words.list.find(props.label)}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Show>
      <ul aria-label={props.label}>
        <For each={[...counts().keys()]}>
          {(name) => (
            <li>
              <button
                type="button"
                class={styles.facet}
                aria-pressed={isChosen(name)}
                title={name}
                onClick={(event) => choose(name, event.ctrlKey || event.metaKey)}
                {...(props.kind === 'tag' && createDropTarget(desk, name))}
              >
                <span class={shared.cut}>{name}</span>
                <span class={styles.count}>{words.format.number(counts().get(name) ?? 0)}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={matching().length > SHOWN}>
        <p class={styles.note}>{words.list.moreFacets(matching().length - SHOWN)}</p>
      </Show>
      <Show when={matching().length === 0 && !props.loading}>
        <p class={styles.note}>{words.list.noFacets}</p>
      </Show>
    </>
  )
}
