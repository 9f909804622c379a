import { parsePath } from '../../shared/path'
import { changedField, shownChange } from '../history/happened'
import type { IconName } from '../icon/shapes'
import type { NoteType } from '../store/api'
import { fieldLabel } from '../waiting/field-label'
import type { Phrase } from '../words/phrase'
import { words } from '../words/words'
import type { Happening, Move, What } from './merge-timeline'

type Changed = Extract<What, { kind: 'changed' }>

/** The name of a company by its id, where it is known. */
export type NameOf = (company: string) => string | null

/** What happened, as a sentence. */
export function sentenceOf({ by, what }: Happening, nameOf: NameOf): Phrase {
  const { activity } = words
  const who = by === null ? activity.you : by || activity.somebody
  switch (what.kind) {
    case 'created':
    case 'deleted':
    case 'restored':
      return activity[what.kind](who)
    case 'note':
      return activity.wrote(who)[what.type]
    case 'decided':
      return (what.choice === 'mine' ? activity.keptYours : activity.tookTheirs)(fieldLabel(what.field))
    case 'refused':
      return activity.wasRefused(fieldLabel(what.field))
    case 'changed':
      return changedBy(who, what, nameOf)
  }
}

function changedBy(who: string, { fields, moves }: Changed, nameOf: NameOf): Phrase {
  const { activity } = words
  const [move] = moves
  const parts = moves.length === 1 && fields.length === 1 && move ? parsePath(move.path) : null
  if (move && parts?.kind === 'element' && parts.field === 'tags') {
    return (move.to === true ? activity.addedTag : activity.removedTag)(who, parts.element)
  }
  const company = parts?.kind === 'link' ? nameOf(parts.company) : null
  if (move && company !== null && isJoining(move)) {
    return (move.to === false ? activity.leftCompany : activity.joinedCompany)(who, company)
  }
  return fields.length === 0 ? activity.changedSomething(who) : activity.changed(who, fields.map(fieldLabel))
}

/** What is said below the sentence: a note's text, what was made of what where it is known, why it was refused. */
export function detailOf({ what }: Happening, nameOf: NameOf): string {
  if (what.kind === 'note') return what.text
  if (what.kind === 'refused') return what.why
  if (what.kind !== 'changed') return ''
  const only = what.moves.length === 1
  const tagsOnly = what.fields.length === 1 && what.fields[0] === 'tags'
  return what.moves.flatMap((move) => shownMove(move, { only, tagsOnly, nameOf }) ?? []).join('\n')
}

type Around = { only: boolean; tagsOnly: boolean; nameOf: NameOf }

function shownMove(move: Move, { only, tagsOnly, nameOf }: Around): string | null {
  const { path, from, to } = move
  const parts = parsePath(path)
  if (parts?.kind === 'link') {
    const company = nameOf(parts.company) ?? changedField(path)
    // Alone, the sentence says it.
    if (isJoining(move))
      return only ? null : words.activity.of(company, to === false ? words.waiting.removed : words.waiting.added)
    return words.activity.of(company, words.activity.move(shownChange(path, from), shownChange(path, to)))
  }
  if (parts?.kind === 'element')
    return only && parts.field === 'tags'
      ? null
      : words.activity.of(
          tagsOnly ? parts.element : changedField(path),
          words.waiting[to === true ? 'added' : 'removed'],
        )
  if (parts?.kind !== 'text' && path !== 'blocked') return null
  const shown = words.activity.move(shownChange(path, from), shownChange(path, to))
  return only ? shown : words.activity.of(changedField(path), shown)
}

/** Was it the link itself that changed, and not what the contact does there? */
function isJoining({ from, to }: Move): boolean {
  return from === false || to === false
}

const noteIcons: Record<NoteType, IconName> = {
  note: 'note',
  call: 'phone',
  meeting: 'calendar',
  email: 'mail',
  news: 'note',
}

/** The drawing beside it. */
export function iconOf({ what }: Happening): IconName {
  if (what.kind === 'note') return noteIcons[what.type]
  if (what.kind === 'changed') return what.fields.length === 1 && what.fields[0] === 'tags' ? 'tag' : 'pencil'
  if (what.kind === 'deleted') return 'trash'
  if (what.kind === 'refused') return 'warn'
  return what.kind === 'decided' ? 'check' : 'plus'
}
