import type { ContactView } from '../store/api'
import { words } from '../words/words'
import styles from './activity.module.css'
import { Composer } from './composer'
import { TimelineList } from './timeline-list'

/** Notes and calls, and who changed what: where they are written, and all there were. */
export function Activity(props: { view: ContactView }) {
  return (
    <>
      <h2 class={styles.title}>{words.activity.title}</h2>
      <Composer view={props.view} />
      <TimelineList view={props.view} />
    </>
  )
}
