import { expect, test } from 'vitest'
import { excerptAround, findSensitive } from '../../../web/panels/sensitive-words.ts'

const text = 'Ring 070-123 45 67 om bilen ABC 123 vid torget. 811228-9874 såg det.'

test('numbers are found in order, each with its place', () => {
  const found = findSensitive(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])
  expect(found).toEqual([
    ['phone', '070-123 45 67'],
    ['plate', 'ABC 123'],
    ['personal', '811228-9874'],
  ])
  expect(findSensitive('Klotter på väggen 2026-11-23 kl. 14.30')).toEqual([])
})

test('a personal identity number is told as that alone', () => {
  const number = '670919-9530'
  expect(findSensitive(number)).toEqual([{ kind: 'personal', start: 0, end: number.length }])
})

test('the place is shown with whole words about it', () => {
  const [phone, plate] = findSensitive(text)
  expect(excerptAround(text, phone!)).toEqual({
    before: 'Ring ',
    marked: '070-123 45 67',
    after: ' om bilen ABC 123 vid …',
  })
  expect(excerptAround(text, plate!).before).toBe('… 070-123 45 67 om bilen ')
})
