import { createEffect, createResource, createSignal, on } from 'solid-js'
import type { Desk } from '../desk/desk'
import { everything } from '../list/filter'
import type { ContactView, Row } from '../store/api'

const SHOWN = 8

/** The contacts that match what is typed, as the store answers; until it does, those of what was typed before stay. */
export function createContactSearch(desk: Desk, text: () => string) {
  const { session } = desk
  const [found, setFound] = createSignal<Row[]>([])
  let latest: Promise<void> = Promise.resolve()

  async function search(wanted: string): Promise<void> {
    const query = { ...everything, text: wanted }
    const rows = wanted === '' ? [] : await session.call('rows', { query, from: 0, count: SHOWN }).catch(() => [])
    if (text().trim() === wanted) setFound(rows)
  }
  createEffect(
    on(
      () => text().trim(),
      (wanted) => {
        latest = search(wanted)
      },
    ),
  )

  const [known] = createResource(() => knownRows(desk))
  return {
    found,
    /** The contacts that were chosen last, as they are by now. */
    known: () => known.latest ?? [],
    /** Resolves when the contacts are those of what is typed. */
    settled: () => latest,
  }
}

async function knownRows({ session, recents }: Desk): Promise<Row[]> {
  const ids = recents.all().flatMap((recent) => (recent.kind === 'contact' ? [recent.id] : []))
  const views = await Promise.all(ids.map((id) => session.call('contact', { id }).catch(() => null)))
  return views.flatMap((view, index) => {
    const id = ids[index]
    return view && !view.deleted && id !== undefined ? [rowOf(view, id)] : []
  })
}

/** By the id it was chosen under: one that was made here has got another since. */
function rowOf(view: ContactView, id: string): Row {
  const company = view.companies.find(({ primary }) => primary) ?? view.companies[0]
  const subtitle = [company?.jobTitle, company?.name].filter(Boolean).join(' · ')
  return { id, name: view.name, initials: view.initials, subtitle, mark: 'none' }
}
