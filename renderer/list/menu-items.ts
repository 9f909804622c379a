import { copyAloud, emailUrl, openOutside, phoneUrl } from '../contact/reach'
import { hasUnsent } from '../contact/unsent'
import type { Desk } from '../desk/desk'
import type { ContactView, SavedFilter, Sort } from '../store/api'
import { words } from '../words/words'
import type { MenuItem } from './menu'
import type { At } from './popup'

const sorts: Sort[] = ['first', 'last', 'company', 'changed']

export function sortItems({ list }: Desk): MenuItem[] {
  return sorts.map((sort) => {
    return { label: words.filters.sorts[sort], checked: list.sort() === sort, run: () => list.setSort(sort) }
  })
}

/** What the list can be narrowed by next. */
export function filterItems({ list }: Desk, at: At): MenuItem[] {
  const f = words.filters
  const by = (what: 'tag' | 'company' | 'language') => () => void list.setPopup({ kind: 'filter-by', what, at })
  const { blocked = false, conflict = false, waiting = false } = list.filter()
  return [
    { label: f.tag, icon: 'tag', run: by('tag') },
    { label: f.company, icon: 'building', run: by('company') },
    { label: f.language, icon: 'globe', run: by('language') },
    { label: f.blocked, icon: 'block', apart: true, disabled: blocked, run: () => list.ask({ blocked: true }) },
    { label: f.conflict, icon: 'warn', disabled: conflict, run: () => list.ask({ conflict: true }) },
    { label: f.waiting, icon: 'upload', disabled: waiting, run: () => list.ask({ waiting: true }) },
  ]
}

export function savedFilterItems({ filters, list }: Desk, filter: SavedFilter): MenuItem[] {
  return [
    { label: words.filters.rename, icon: 'filter', run: () => void list.setPopup({ kind: 'name-filter', filter }) },
    {
      label: words.filters.remove,
      icon: 'trash',
      tone: 'danger',
      apart: true,
      run: () => void filters.remove(filter.id),
    },
  ]
}

/** What can be done with one contact from its row. */
export function rowItems(desk: Desk, view: ContactView, at: At): MenuItem[] {
  const m = words.rowMenu
  const { list, session } = desk
  const { id, held } = view
  const [phone, email] = [view.text.phone.value, view.text.email.value]
  const chosen = list.selection.has(id)
  return [
    { label: m.open, icon: 'right', run: () => void desk.open(id) },
    {
      label: m.call,
      icon: 'phone',
      apart: true,
      disabled: !phone,
      run: () => void openOutside(desk, phoneUrl(desk, phone ?? '')),
    },
    { label: m.email, icon: 'mail', disabled: !email, run: () => void openOutside(desk, emailUrl(email ?? '')) },
    { label: m.copyEmail, icon: 'copy', disabled: !email, run: () => copyAloud(desk, email ?? '') },
    { label: m.copyPhone, icon: 'copy', disabled: !phone, run: () => copyAloud(desk, phone ?? '') },
    {
      label: m.addTag,
      icon: 'tag',
      apart: true,
      run: () => void list.setPopup({ kind: 'tag', ids: [id], on: true, at }),
    },
    { label: chosen ? m.unselect : m.select, icon: 'check', run: () => list.selection.toggle(id) },
    ...(held || hasUnsent(view)
      ? [{ label: held ? m.release : m.hold, icon: 'lock', run: () => void hold() } satisfies MenuItem]
      : []),
    {
      label: m.remove,
      icon: 'trash',
      tone: 'danger',
      apart: true,
      disabled: view.deleted || view.deletion.kind !== 'clean',
      run: () => void desk.remove(view),
    },
  ]

  async function hold(): Promise<void> {
    const saved = await session.call('hold', { id, field: '', on: !held }).catch(() => null)
    if (saved?.kind === 'saved') desk.undo.record([{ kind: 'hold', id, field: '', on: !held }])
    else session.notices.show({ kind: 'trouble', key: 'notDone' })
    if (desk.contact.id() === id) await desk.contact.reload().catch(() => undefined)
  }
}

/** What can be done with all that are selected. */
export function rowsItems(desk: Desk, ids: readonly string[], at: At): MenuItem[] {
  const { bulk, list } = desk
  const s = words.selection
  return [
    { label: words.rowMenu.addTag, icon: 'tag', run: () => void list.setPopup({ kind: 'tag', ids, on: true, at }) },
    {
      label: words.rowMenu.removeTag,
      icon: 'tagOff',
      run: () => void list.setPopup({ kind: 'tag', ids, on: false, at }),
    },
    { label: s.setLanguage, icon: 'globe', run: () => void list.setPopup({ kind: 'language', ids, at }) },
    { label: s.block, icon: 'block', apart: true, run: () => void bulk.block(ids, true) },
    { label: s.unblock, icon: 'check', run: () => void bulk.block(ids, false) },
    { label: s.clear, icon: 'x', apart: true, run: () => list.selection.clear() },
    { label: s.remove, icon: 'trash', tone: 'danger', apart: true, run: () => void desk.removeMany(ids) },
  ]
}
