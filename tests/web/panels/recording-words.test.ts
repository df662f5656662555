import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { hoursWords, nightWords, stretches } from '../../../web/panels/cameras/recording-words.ts'
import { formatsFor } from '../../../web/text/format.ts'
import { sv } from '../../../web/text/sv.ts'

const i18n = createInstance()
await i18n.init({
  lng: 'sv',
  resources: { sv: { translation: sv } },
  interpolation: { escapeValue: false },
})
const formats = formatsFor('sv', 'Europe/Stockholm')
const words = (hours: number[] | null) => hoursWords(i18n.t, formats, hours)
const on = (days: number[], from: number, to: number) =>
  days
    .flatMap((day) => Array.from({ length: to - from }, (_, i) => (day * 24 + from + i) % 168))
    .sort((a, b) => a - b)

test('hours of the week are told as stretches of days', () => {
  expect(words(null)).toBe('Alltid')
  expect(words(on([4, 5], 21, 27))).toBe('fre, lör kl. 21.00–03.00')
  expect(words(on([0, 1, 2, 3, 4, 5, 6], 18, 24))).toBe('Alla dagar kl. 18.00–00.00')
  expect(words(on([0], 8, 10).concat(on([3], 8, 9)))).toBe(
    'mån kl. 08.00–10.00; tor kl. 08.00–09.00',
  )
  // Over the end of the week, and longer than a day.
  expect(words(on([6], 22, 26))).toBe('sön kl. 22.00–02.00')
  expect(words(on([5], 0, 40))).toBe('lör från kl. 00.00, 40 timmar')
})

test('stretches hold every hour once', () => {
  const hours = on([0, 2, 6], 20, 29)
  const told = stretches(hours).flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, i) => (from + i) % 168),
  )
  expect(told.sort((a, b) => a - b)).toEqual(hours)
})

test('sight in the dark says by what and how far', () => {
  expect(nightWords(i18n.t, formats, { by: 'infrared', rangeM: 40 })).toBe('Infrarött ljus, 40 m')
  expect(nightWords(i18n.t, formats, null)).toBe('Inte angiven, räknas som i dagsljus')
})
