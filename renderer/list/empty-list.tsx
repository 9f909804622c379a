import { Match, Show, Switch } from 'solid-js'
import { useDesk } from '../desk/desk'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './empty-list.module.css'
import { conditionsOf, noConditions } from './filter'
import { newFromSearch } from './new-from-search'

/** What there is to say, and to do, when the list shows nobody. */
export function EmptyList() {
  const desk = useDesk()
  const { list, session } = desk
  const e = words.emptyList
  const text = () => list.filter().text.trim()
  const conditions = () => conditionsOf(list.filter())
  const pulling = () => session.told()?.status.firstPull === true
  return (
    <div class={styles.empty} role={list.failed() ? 'alert' : 'status'}>
      <Switch
        fallback={
          <>
            <p>{words.list.noContacts}</p>
            <p class={styles.hint}>{words.list.noContactsHint}</p>
          </>
        }
      >
        <Match when={list.failed()}>
          <p>{e.failed}</p>
          <p class={styles.hint}>{e.failedHint}</p>
          <Button label={e.again} onClick={() => list.again()} />
        </Match>
        <Match when={text() !== ''}>
          <p>{words.list.noMatch(text())}</p>
          <Show when={pulling()}>
            <p class={styles.hint}>{e.stillFetching}</p>
          </Show>
          <div class={styles.acts}>
            <Button label={e.createContact} icon="plus" onClick={() => desk.setCreating(true, newFromSearch(text()))} />
            <Button label={words.list.clearSearch} onClick={() => list.ask({ text: '' })} />
            <Show when={conditions().length > 0}>
              <Button label={e.clearFilters} onClick={() => list.ask(noConditions)} />
            </Show>
          </div>
        </Match>
        <Match when={conditions().length > 0}>
          <p>{e.noneInFilter}</p>
          <Button label={words.list.clearFilters} onClick={() => list.ask({ ...noConditions, show: 'all' })} />
        </Match>
        <Match when={pulling()}>
          <p>{e.fetching}</p>
          <p class={styles.hint}>{e.fetchingHint}</p>
        </Match>
        <Match when={session.summary().total > 0}>
          <p>{words.list.noneHere}</p>
          <Button label={words.list.clearFilters} onClick={() => list.ask({ ...noConditions, show: 'all' })} />
        </Match>
      </Switch>
    </div>
  )
}
