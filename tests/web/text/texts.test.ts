import { expect, test } from 'vitest'
import { en } from '../../../web/text/en.ts'
import { sv } from '../../../web/text/sv.ts'

type Words = { [key: string]: string | Words }

const flat = (words: Words, path = ''): [path: string, text: string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  )
const swedish = flat(sv)
const english = new Map(flat(en))

test('Swedish and English have the same keys', () => {
  expect([...english.keys()]).toEqual(swedish.map(([key]) => key))
})

test('no text is empty, and both languages fill in the same values', () => {
  const values = (text: string) =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  for (const [key, text] of swedish) {
    expect(text.trim(), key).not.toBe('')
    expect(values(english.get(key)!), key).toEqual(values(text))
  }
})

test('what can be counted has one and many', () => {
  const keys = new Set(swedish.map(([key]) => key))
  for (const key of keys)
    if (key.endsWith('_one')) expect(keys.has(key.replace(/_one$/, '_other')), key).toBe(true)
})

test('one act has one name: to let more see is not called disclosure', () => {
  for (const [key, text] of swedish) expect(text, key).not.toMatch(/lämna(de|r)? ut|utlämna/i)
  for (const [key, text] of english) expect(text, key).not.toMatch(/\breleas/i)
})

test.each([
  ['Swedish', sv],
  ['English', en],
])(
  'an audience has one name in %s: among choices, in the inspector and in every table',
  (_, words) => {
    const { seen, seenShort } = words.record
    const { classification } = words.names
    for (const name of ['police', 'authorities', 'internal', 'public'] as const)
      expect(seen[name].toLowerCase()).toContain(classification[name].toLowerCase())
    for (const name of ['police', 'internal'] as const)
      expect(seenShort[name]).toBe(classification[name])
  },
)

test('no words of the house, nor Swedish word for word, are on the screen', () => {
  const house = /installation|körningar\b|signerat märke|^tog ut/i
  for (const [key, text] of swedish)
    if (!key.startsWith('retention.run')) expect(text, key).not.toMatch(house)
  const copied =
    /\bstands (twice|in each|like|by them)|took out|\bthin(s|ned|ning)?\b|here away|is written in the log|long jobs?|signed mark/i
  for (const [key, text] of english) expect(text, key).not.toMatch(copied)
})
