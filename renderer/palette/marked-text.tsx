import { For } from 'solid-js'
import styles from './marked-text.module.css'
import { matchOf } from './match'

type Piece = { text: string; marked: boolean }

/** A text with what matched in bold. */
export function MarkedText(props: { text: string; typed: string }) {
  return (
    <For each={piecesOf(props.text, props.typed)}>
      {(piece) => (piece.marked ? <b class={styles.marked}>{piece.text}</b> : piece.text)}
    </For>
  )
}

function piecesOf(text: string, typed: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [from, to] of matchOf(typed, text)?.parts ?? []) {
    pieces.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true })
    at = to
  }
  return [...pieces, { text: text.slice(at), marked: false }].filter((piece) => piece.text !== '')
}
