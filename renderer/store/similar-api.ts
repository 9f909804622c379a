import type { Value } from '../../shared/leaf'
import type { LeafPath } from '../../shared/path'
import type { Acted, ContactView, Saved } from './api'

export type SameBy = 'email' | 'phone' | 'name'

/** A contact that may be the same person, and why. */
export type Alike = { id: string; name: string; subtitle: string; initials: string; by: SameBy }

export type DuplicateGroup = { by: SameBy; ids: string[]; names: string[] }

export type SimilarApi = {
  similar: {
    args: { email: string; phone: string; firstName: string; lastName: string }
    result: Alike[]
  }
  /** Looks at the next contacts; `restart` begins with the first. */
  duplicatesStep: {
    args: { restart: boolean }
    result: { kind: 'working'; done: number; total: number } | { kind: 'done'; groups: DuplicateGroup[] }
  }
  /** Contacts as they are, to be laid side by side; those that are gone are left out. */
  contactsBeside: { args: { ids: readonly string[] }; result: ContactView[] }
  notDuplicates: { args: { ids: readonly string[] }; result: Saved }
  /**
   * The contact that is kept gets the values, the others are deleted, in one transaction. `seen`: the
   * etags of all as they were compared; `moved` when one of them is another by now.
   */
  mergeContacts: {
    args: { kept: string; gone: readonly string[]; values: Record<LeafPath, Value>; seen: Record<string, string> }
    result: Acted | { kind: 'moved' }
  }
  /** Lets out what waited for a deletion that has reached the server. */
  releaseMerged: { args: null; result: null }
}
