import { useDesk } from '../desk/desk'
import { KeyCombination } from '../keys/key-combination'
import { words } from '../words/words'
import styles from './palette-foot.module.css'

/** The palette's own keys. */
export function PaletteFoot() {
  const mac = useDesk().session.bridge.boot.platform === 'darwin'
  return (
    <footer class={styles.foot}>
      <span>
        <KeyCombination press="ArrowUp" mac={mac} />
        <KeyCombination press="ArrowDown" mac={mac} />
        {words.palette.move}
      </span>
      <span>
        <KeyCombination press="Enter" mac={mac} />
        {words.palette.open}
      </span>
      <span>
        <KeyCombination press="Escape" mac={mac} />
        {words.palette.close}
      </span>
      <span class={styles.end}>{words.palette.offline}</span>
    </footer>
  )
}
