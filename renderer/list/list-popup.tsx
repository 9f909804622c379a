import { Match, Switch } from 'solid-js'
import { useDesk } from '../desk/desk'
import { words } from '../words/words'
import { FilterName } from './filter-name'
import { Menu } from './menu'
import { filterItems, rowItems, rowsItems, savedFilterItems, sortItems } from './menu-items'
import { Picker } from './picker'
import { filterOptions, languageOptions, tagOptions } from './picker-options'
import type { Popup } from './popup'

/** What is open over the list and the sidebar, if anything. */
export function ListPopup() {
  const desk = useDesk()
  const { popup, setPopup } = desk.list
  const open = <K extends Popup['kind']>(kind: K) => {
    const now = popup()
    return now?.kind === kind ? (now as Extract<Popup, { kind: K }>) : undefined
  }
  /** Only itself: what is chosen in one may open the next. */
  const closing = (mine: Popup) => () => setPopup((now) => (now === mine ? null : now))
  return (
    <Switch>
      <Match when={open('sort')} keyed>
        {(now) => <Menu label={words.filters.sort} at={now.at} end items={sortItems(desk)} onClose={closing(now)} />}
      </Match>
      <Match when={open('add-filter')} keyed>
        {(now) => (
          <Menu label={words.filters.add} at={now.at} items={filterItems(desk, now.at)} onClose={closing(now)} />
        )}
      </Match>
      <Match when={open('filter-by')} keyed>
        {(now) => (
          <Picker
            label={words.filters.add}
            field={
              { tag: words.filters.withTag, company: words.filters.atCompany, language: words.filters.inLanguage }[
                now.what
              ]
            }
            at={now.at}
            options={() => filterOptions(desk, now.what)}
            onPick={(value) => desk.list.narrow(now.what, value)}
            onClose={closing(now)}
          />
        )}
      </Match>
      <Match when={open('name-filter')} keyed>
        {(now) => <FilterName filter={now.filter} onClose={closing(now)} />}
      </Match>
      <Match when={open('saved-filter')} keyed>
        {(now) => (
          <Menu
            label={words.filters.actionsOf(now.filter.name)}
            at={now.at}
            items={savedFilterItems(desk, now.filter)}
            onClose={closing(now)}
          />
        )}
      </Match>
      <Match when={open('row')} keyed>
        {(now) => (
          <Menu
            label={words.rowMenu.name(now.view.name || words.contact.noName)}
            at={now.at}
            items={rowItems(desk, now.view, now.at)}
            onClose={closing(now)}
          />
        )}
      </Match>
      <Match when={open('rows')} keyed>
        {(now) => (
          <Menu
            label={words.rowMenu.many(now.ids.length)}
            at={now.at}
            items={rowsItems(desk, now.ids, now.at)}
            onClose={closing(now)}
          />
        )}
      </Match>
      <Match when={open('tag')} keyed>
        {(now) => (
          <Picker
            label={now.on ? words.selection.addTagTo(now.ids.length) : words.selection.removeTagFrom(now.ids.length)}
            field={words.selection.tag}
            at={now.at}
            options={() => tagOptions(desk, now.on ? null : now.ids)}
            {...(now.on && {
              free: (tag: string) => ({ value: tag, label: words.selection.newTag(tag), isNew: true }),
            })}
            onPick={(tag) => void desk.bulk.tag(now.ids, tag, now.on)}
            onClose={closing(now)}
          />
        )}
      </Match>
      <Match when={open('language')} keyed>
        {(now) => (
          <Picker
            label={words.selection.setLanguageOf(now.ids.length)}
            field={words.selection.language}
            at={now.at}
            options={() => languageOptions(desk)}
            onPick={(code) => void desk.bulk.language(now.ids, code)}
            onClose={closing(now)}
          />
        )}
      </Match>
    </Switch>
  )
}
