import { words } from '../words/words'

const signs: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** The keys of a press, such as "Mod+Shift+S", one by one as they are printed on this keyboard. */
export function keyNames(press: string, mac: boolean): string[] {
  return press.split('+').map((key) => {
    switch (key) {
      case 'Mod':
        return mac ? '⌘' : words.keys.control
      case 'Shift':
        return mac ? '⇧' : words.keys.shift
      case 'Enter':
        return words.keys.enter
      case 'Escape':
        return words.keys.escape
      default:
        return signs[key] ?? key
    }
  })
}
