import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkText } from '../../shared/fields'
import type { Saved } from '../store/api'
import { createFieldEditor } from './field-editor'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** An email field over a store of one value. */
function emailField(options: { value?: string | null; draft?: string | null; answer?: Saved } = {}) {
  const shown = { value: options.value ?? null }
  const drafts: (string | null)[] = []
  const saved: string[] = []
  const editor = createFieldEditor({
    value: () => shown.value,
    draft: options.draft ?? null,
    check: (typed) => checkText('email', typed),
    save: (typed, to) => {
      saved.push(typed)
      const answer = options.answer ?? { kind: 'saved' }
      if (answer.kind === 'saved') shown.value = to
      return Promise.resolve(answer)
    },
    keepDraft: (text) => drafts.push(text),
  })
  return { editor, drafts, saved, shown }
}

test('what is typed is kept as a draft 300 ms after the last key, and no longer once it is saved', async () => {
  const { editor, drafts, saved } = emailField()
  editor.input('a@b.s')
  vi.advanceTimersByTime(299)
  editor.input('a@b.se')
  vi.advanceTimersByTime(299)
  expect(drafts).toEqual([])
  vi.advanceTimersByTime(1)
  expect(drafts).toEqual(['a@b.se'])
  await editor.commit()
  expect([saved, drafts.at(-1), editor.dirty()]).toEqual([['a@b.se'], null, false])
})

test('what validation refuses stays on the screen and in the draft', async () => {
  const { editor, drafts, saved } = emailField({ value: 'a@b.se' })
  editor.input('a@b')
  await editor.commit()
  expect([editor.text(), editor.trouble()?.kind, drafts.at(-1), saved]).toEqual(['a@b', 'invalid', 'a@b', []])
})

test('what could not be written stays on the screen with its cause', async () => {
  const { editor, drafts } = emailField({ answer: { kind: 'not-saved', cause: 'full' } })
  editor.input('a@b.se')
  await editor.commit()
  expect([editor.text(), editor.trouble(), drafts.at(-1)]).toEqual([
    'a@b.se',
    { kind: 'not-saved', cause: 'full' },
    'a@b.se',
  ])
})

test('the former text, typed again while the new one is being saved, is saved after it', async () => {
  const answers: (() => void)[] = []
  const [shown, saved] = [{ value: 'a@b.se' as string | null }, [] as string[]]
  const editor = createFieldEditor({
    value: () => shown.value,
    draft: null,
    check: (typed) => checkText('email', typed),
    save: (typed, to) =>
      new Promise((resolve) => {
        saved.push(typed)
        answers.push(() => {
          shown.value = to
          resolve({ kind: 'saved' })
        })
      }),
    keepDraft: () => undefined,
  })
  editor.input('b@b.se')
  const first = editor.commit()
  editor.input('a@b.se')
  const second = editor.commit()
  for (const answer of answers) answer()
  await Promise.all([first, second])
  expect([saved, editor.text(), editor.dirty()]).toEqual([['b@b.se', 'a@b.se'], 'a@b.se', false])
})

test('a draft comes back when the contact is opened again', () => {
  expect(emailField({ value: 'a@b.se', draft: 'a@b' }).editor.trouble()?.kind).toBe('invalid')
  const { editor } = emailField({ value: 'a@b.se', draft: 'c@d.se' })
  expect([editor.text(), editor.trouble()?.kind]).toEqual(['c@d.se', 'restored'])
})

test('Escape takes back what was typed and forgets the draft', () => {
  const { editor, drafts } = emailField({ value: 'a@b.se' })
  editor.input('x')
  editor.escape()
  expect([editor.text(), drafts.at(-1)]).toEqual(['a@b.se', null])
  vi.advanceTimersByTime(1000)
  expect(drafts).toEqual([null])
})

test('text typed while a save is under way stays, and is saved next', async () => {
  const { editor, saved } = emailField()
  editor.input('a@b.se')
  const first = editor.commit()
  editor.input('a@b.com')
  await first
  expect(editor.text()).toBe('a@b.com')
  await editor.commit()
  expect(saved).toEqual(['a@b.se', 'a@b.com'])
})

test('Enter and then leaving the field save once', async () => {
  const { editor, saved } = emailField()
  editor.input('a@b.se')
  await Promise.all([editor.commit(), editor.commit()])
  expect(saved).toEqual(['a@b.se'])
})

test('text that is the value already is no edit', async () => {
  const { editor, saved } = emailField({ value: 'a@b.se' })
  editor.input(' a@b.se ')
  await editor.commit()
  expect([saved, editor.dirty()]).toEqual([[], false])
})
