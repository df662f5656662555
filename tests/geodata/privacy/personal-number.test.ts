import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findPersonalNumbers,
  holdsPersonalNumber,
} from '../../../geodata/privacy/personal-number.ts'

// Numbers that the tax authority lends out for tests: no living person has them.
const valid = ['880320-0016', '811228-9874', '670919-9530', '701063-2391']

describe('a personal identity number is found', () => {
  test.each(valid)('%s', (number) => expect(holdsPersonalNumber(number)).toBe(true))

  test.each([
    '8803200016',
    '198803200016',
    '19880320-0016',
    '19880320 0016',
    '1988-03-20-0016',
    '88 03 20 0016',
    '88 03 20 00 16',
    '88 03 20-001 6',
    '880320+0016',
    '880320 - 0016',
    '880320–0016',
    '880320\u00a00016',
    '19 880320 0016',
    '880320.0016',
    '880320/0016',
    '880320_0016',
    '880320:0016',
    '19880320 / 0016',
    '1988-03-20.0016',
    '880320—0016',
    '880320\u200b-0016',
    '8803\u00ad20\u2060-0016',
    '880320\r\n0016',
    '880320-\r\n0016',
    '８８０３２０－００１６',
    '𝟪𝟪𝟢𝟥𝟤𝟢-𝟢𝟢𝟣𝟨',
  ])('however it is written: %s', (text) => expect(holdsPersonalNumber(text)).toBe(true))

  test('in the middle of words, with its place', () => {
    const text = 'Ring Åsa (880320-0016), gärna kväll, eller 811228 9874.'
    const spans = findPersonalNumbers(text)
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      '880320-0016',
      '811228 9874',
    ])
  })

  test('where it stands in the text as it was written', () => {
    const text = 'Å\u200b½ 😀 (８８０３２０\u200b－００１６\u200b) 𝟪𝟪𝟢𝟥𝟤𝟢-𝟢𝟢𝟣𝟨.'
    const spans = findPersonalNumbers(text)
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      '８８０３２０\u200b－００１６',
      '𝟪𝟪𝟢𝟥𝟤𝟢-𝟢𝟢𝟣𝟨',
    ])
  })

  test('behind other figures', () => {
    expect(holdsPersonalNumber('rum 11 22 880320-0016')).toBe(true)
    expect(holdsPersonalNumber('kl. 20 880320-0016')).toBe(true)
  })
})

describe('other figures are left alone', () => {
  test.each([
    '880320-0018',
    '881320-0016',
    '880332-0016',
    '070-123 45 67',
    '212000-2346',
    '2026-11-23 14:30',
    '5000-K123456-22',
    'tel 0270-750 00',
    '1988032000161',
    '88032000',
    'SE455000000005839825746',
    '61.303700, 17.057500',
    '61.303700 17.057500',
    '2026-11-23 14:30:00.0000',
    '',
  ])('%s', (text) => expect(findPersonalNumbers(text)).toEqual([]))

  test('places in degrees, whatever their decimals', () => {
    const degrees = fc.integer({ min: 3, max: 6 }).chain((decimals) => {
      const told = (min: number, max: number) =>
        fc.double({ min, max, noNaN: true }).map((value) => value.toFixed(decimals))
      return fc.tuple(told(55, 69), told(11, 24), fc.constantFrom(', ', ',', ' ', '/', ' / ', '\n'))
    })
    fc.assert(
      fc.property(degrees, ([lat, lon, between]) => {
        expect(findPersonalNumbers(`${lat}${between}${lon}`)).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test('dates with the time of day', () => {
    const moment = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2040-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moment, fc.constantFrom(':', '.'), (date, sign) => {
        const [day, time] = date.toISOString().slice(0, 19).split('T') as [string, string]
        const clock = time.replaceAll(':', sign)
        for (const text of [
          `${day} ${clock}`,
          `${day}, kl. ${clock.slice(0, 5)}`,
          `${day}T${clock}`,
        ])
          expect(findPersonalNumbers(text)).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })
})

test('any day with the right check digit is found, and with a wrong one is not', () => {
  const day = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2026-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  const serial = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0'))
  fc.assert(
    fc.property(day, serial, fc.integer({ min: 1, max: 9 }), (date, three, off) => {
      const nine = date.toISOString().slice(2, 10).replaceAll('-', '') + three
      const check = checkDigit(nine)
      const written = (digit: number) => `x ${nine.slice(0, 6)}-${three}${digit} y`
      expect(findPersonalNumbers(written(check))).toEqual([{ start: 2, end: 13 }])
      expect(findPersonalNumbers(written((check + off) % 10))).toEqual([])
    }),
  )
})

/** Luhn as the standard words it: from the right, every other doubled, digits summed. */
function checkDigit(nine: string): number {
  const sum = [...nine]
    .reverse()
    .map((digit, i) => (i % 2 === 0 ? Number(digit) * 2 : Number(digit)))
    .flatMap((n) => [...String(n)].map(Number))
    .reduce((a, b) => a + b, 0)
  return (10 - (sum % 10)) % 10
}
