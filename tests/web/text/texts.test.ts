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
