import { createSignal, Show } from 'solid-js'
import { signInWanted } from '../account/sign-in-wanted'
import { Icon } from '../icon/icon'
import type { Session } from '../session/session'
import { Button } from '../ui/button'
import { words } from '../words/words'
import styles from './first-run.module.css'

/** The first screen: sign in, or look around in sample data. */
export function FirstRun(props: { session: Session }) {
  const [starting, setStarting] = createSignal(false)
  const [problem, setProblem] = createSignal<string | null>(null)
  /** The language that is not spoken, in its own words: nobody has to read the wrong one to find theirs. */
  const other = words.lang === 'sv' ? 'en' : 'sv'

  async function explore(): Promise<void> {
    setStarting(true)
    setProblem(null)
    const result = await props.session.bridge.command['account:sample'](null).catch(() => null)
    setStarting(false)
    if (result?.kind === 'ok') return
    setProblem(words.account.signInFailed[result?.kind === 'failed' ? result.cause : 'sample-failed'])
  }

  return (
    <main class={styles.page}>
      <div class={styles.inner}>
        <span class={styles.mark}>
          <Icon name="book" size={20} />
        </span>
        <h1 class={styles.title}>{words.account.welcome}</h1>
        <p class={styles.lead}>{words.account.lead}</p>
        <div class={styles.choices}>
          <section class={styles.choice} data-first>
            <Icon name="users" size={20} />
            <h2>{words.account.signInTitle}</h2>
            <p>{words.account.signInHint}</p>
            <Button
              label={words.account.signIn}
              leads="arrow"
              look="filled"
              size="large"
              onClick={() => signInWanted.ask(null)}
            />
          </section>
          <section class={styles.choice}>
            <Icon name="spark" size={20} />
            <h2>{words.account.sampleTitle}</h2>
            <p>{words.account.sampleHint}</p>
            <Button
              label={starting() ? words.account.starting : words.account.explore}
              size="large"
              disabled={starting()}
              onClick={() => void explore()}
            />
          </section>
        </div>
        <Show when={problem()}>
          {(text) => (
            <p class={styles.problem} role="alert">
              <Icon name="warn" size={14} />
              {text()}
            </p>
          )}
        </Show>
        <p class={styles.small}>
          <Icon name="lock" size={14} />
          {words.account.kept}
        </p>
      </div>
      <footer class={styles.foot}>
        <Button
          label={words.settings.languages[other]}
          lang={other}
          look="ghost"
          size="small"
          onClick={() => void props.session.setSettings({ language: other })}
        />
      </footer>
    </main>
  )
}
