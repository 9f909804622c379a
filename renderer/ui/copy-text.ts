/**
 * Puts text on the clipboard. Through a copy event, not `navigator.clipboard`: the app grants its window no clipboard
 * permission, and a copy that the user asks for by a click needs none.
 */
export function copyText(text: string): boolean {
  let copied = false
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
    copied = true
  }
  document.addEventListener('copy', give, { capture: true })
  try {
    return document.execCommand('copy') && copied
  } finally {
    document.removeEventListener('copy', give, { capture: true })
  }
}
