import { Match, Show, Switch } from 'solid-js'
import { signInWanted } from '../account/sign-in-wanted'
import { FirstRun } from '../first-run/first-run'
import { NoticeBar } from '../notice/notice-bar'
import type { Session } from '../session/session'
import { words } from '../words/words'
import { Main } from './main'
import { SignIn } from './parts'
import { ProblemPage } from './problem-page'

/** The whole window: what keeps it from starting, the first run, or an account at work. */
export function App(props: { session: Session }) {
  const failed = () => {
    const opening = props.session.opening()
    return opening.kind === 'failed' ? opening : undefined
  }
  return (
    <>
      <Switch fallback={<FirstRun session={props.session} />}>
        <Match when={props.session.bridge.boot.problem}>
          {(problem) => <ProblemPage page={words.startProblem[problem()]} />}
        </Match>
        <Match when={failed()}>
          {(opening) => (
            <ProblemPage page={words.openFailed[opening().cause]} onAgain={() => void props.session.open()} />
          )}
        </Match>
        <Match when={props.session.account()?.id} keyed>
          {(_account) => <Main session={props.session} />}
        </Match>
      </Switch>
      <Show when={signInWanted.address()} keyed>
        {(address) => <SignIn session={props.session} address={address} />}
      </Show>
      <NoticeBar notices={props.session.notices} />
    </>
  )
}
