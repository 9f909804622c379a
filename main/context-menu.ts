import { type ContextMenuParams, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'
import type { MainWords } from './words/words'

/** The system's menu where there is text to work on; rows and tags have menus of their own, which come first. */
export function showContextMenus(page: WebContents, words: () => MainWords): void {
  page.on('context-menu', (_event, params) => {
    const entries = contextMenu(params, words(), {
      replace: (word) => page.replaceMisspelling(word),
      learn: (word) => page.session.addWordToSpellCheckerDictionary(word),
    })
    if (entries.length > 0) Menu.buildFromTemplate(entries).popup()
  })
}

type Target = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>
type Spelling = { replace: (word: string) => void; learn: (word: string) => void }

/** The entries for what was clicked; none where there is nothing to do. */
export function contextMenu(at: Target, words: MainWords, spelling: Spelling): MenuItemConstructorOptions[] {
  const { roles } = words.menu
  const role = (name: 'cut' | 'copy' | 'paste' | 'selectAll', enabled: boolean): MenuItemConstructorOptions => {
    return { role: name, label: roles[name], enabled }
  }
  const { canCut, canCopy, canPaste, canSelectAll } = at.editFlags
  if (!at.isEditable) return at.selectionText.trim() === '' ? [] : [role('copy', canCopy)]
  const isMisspelled = at.misspelledWord !== ''
  const suggestions = at.dictionarySuggestions.map((word) => ({ label: word, click: () => spelling.replace(word) }))
  const none = { label: words.spelling.none, enabled: false }
  return [
    ...(isMisspelled && suggestions.length === 0 ? [none] : suggestions),
    ...(isMisspelled ? [{ label: words.spelling.learn, click: () => spelling.learn(at.misspelledWord) }, line] : []),
    role('cut', canCut),
    role('copy', canCopy),
    role('paste', canPaste),
    line,
    role('selectAll', canSelectAll),
  ]
}

/** The languages that spelling is checked in: the app's, and English beside it where the system has both. */
export function spellingLanguages(available: readonly string[], locale: string): string[] {
  const named = (wanted: string) =>
    available.find((code) => code === wanted) ?? available.find((code) => code.split('-')[0] === wanted.split('-')[0])
  return [...new Set([named(locale), named('en-US')])].flatMap((code) => code ?? [])
}

const line: MenuItemConstructorOptions = { type: 'separator' }
