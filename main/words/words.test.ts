import { expect, test } from 'vitest'
import { wordsIn } from './words'

/** Said the same in both languages. */
const same = ['files.csv', 'files.vcf', 'files.both', 'menu.app']

function textsOf(node: object, above = ''): [path: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[above + key, value]] : textsOf(value, `${above}${key}.`),
  )
}

test('the menu and the dialogs say in Swedish what they say in English, and leave nothing in English', () => {
  const [english, swedish] = [textsOf(wordsIn('en')), new Map(textsOf(wordsIn('sv')))]
  expect([...swedish.keys()].sort()).toEqual(english.map(([path]) => path).sort())
  expect(english.filter(([path, text]) => swedish.get(path) === text).map(([path]) => path)).toEqual(same)
})
