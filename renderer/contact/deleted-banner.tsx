import { Icon } from '../icon/icon'
import { Button } from '../ui/button'
import { words } from '../words/words'
import { useEdits } from './contact-edits'
import styles from './deleted-banner.module.css'

/** The contact was deleted on the server after we had changed it: the user decides. */
export function DeletedBanner() {
  const edits = useEdits()
  return (
    <div class={styles.banner} role="group" aria-label={words.contact.deleted}>
      <Icon name="trash" />
      <p>
        <b>{words.contact.deleted}</b> {words.contact.deletedHint}
      </p>
      <Button label={words.contact.acceptDeletion} size="small" onClick={() => void edits.acceptDeletion()} />
    </div>
  )
}
