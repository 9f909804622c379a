/** Between a client and its server. Something can be planned for the next request of a kind. */
export type Wire = {
  /** Fails when the network is down, or goes down under it. */
  carry: <T>(kind: Kind, act: () => Promise<T>) => Promise<T>
  setUp: (up: boolean) => void
  isUp: () => boolean
  plan: (fate: Fate) => void
  /** Lets a held answer through. */
  deliver: () => void
  /** What has come about. `pushed`: an answer to a push has arrived. */
  seen: Record<Moment, boolean>
}

export type Kind = 'push' | 'pull'
/**
 * `lost`: the server has acted on a push, and the network is gone before the answer. `held`: that answer takes its time.
 * `kept`: the page is copied on its way. `repeated`: a page comes as it was when kept, as from a replica that lags.
 */
export type Fate = 'lost' | 'held' | 'kept' | 'repeated'
export type Moment = Fate | 'pushed'

const kindOf: Record<Fate, Kind> = { lost: 'push', held: 'push', kept: 'pull', repeated: 'pull' }

export class Unanswered extends Error {}

export function createWire(): Wire {
  const plans = new Map<Kind, Fate>()
  const seen = { lost: false, held: false, kept: false, repeated: false, pushed: false }
  let up = true
  let kept: unknown
  let deliver = () => {}
  return {
    async carry<T>(kind: Kind, act: () => Promise<T>): Promise<T> {
      if (!up) throw new Unanswered('the network is down')
      const answer = await act()
      const fate = plans.get(kind)
      plans.delete(kind)
      if (fate) seen[fate] = true
      switch (fate) {
        case 'lost':
          up = false
          throw new Unanswered('the answer was lost')
        case 'held':
          await new Promise<void>((resolve) => {
            deliver = resolve
          })
          break
        case 'kept':
          kept = answer
          break
        case 'repeated':
          return kept as T
      }
      if (kind === 'push') seen.pushed = true
      return answer
    },
    setUp(value) {
      up = value
    },
    isUp: () => up,
    plan(fate) {
      plans.set(kindOf[fate], fate)
    },
    deliver: () => deliver(),
    seen,
  }
}
