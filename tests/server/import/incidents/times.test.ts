import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readInterval, readMoment, readMonth } from '../../../../server/import/incidents/times.ts'

const ZONE = 'Europe/Stockholm'
const iso = ({ from, to }: { from: Date; to: Date }) => [from.toISOString(), to.toISOString()]

test.each([
  ['2026-11-23 14:30', '2026-11-23T13:30:00.000Z'],
  ['2026-11-23 14.30', '2026-11-23T13:30:00.000Z'],
  ['2026-11-23T14:30:15', '2026-11-23T13:30:15.000Z'],
  ['2026-07-01 7:05', '2026-07-01T05:05:00.000Z'],
  ['2023-04-05 7:11:51 +02:00', '2023-04-05T05:11:51.000Z'],
  ['2026-11-23T14:30:00Z', '2026-11-23T14:30:00.000Z'],
  ['2026-11-23T14:30:00.123+0100', '2026-11-23T13:30:00.000Z'],
  ['2026-11-23T14:30:00+01', '2026-11-23T13:30:00.000Z'],
  ['2026-11-23T14:30:00-03:30', '2026-11-23T18:00:00.000Z'],
  ['2026/11/23 14:30', '2026-11-23T13:30:00.000Z'],
  ['20261123 14:30', '2026-11-23T13:30:00.000Z'],
  ['23/11 2026 14.30', '2026-11-23T13:30:00.000Z'],
  ['3/7-2026 kl. 7.05', '2026-07-03T05:05:00.000Z'],
  ['3.7.2026 7:05', '2026-07-03T05:05:00.000Z'],
  ['23 november 2026 kl 14', '2026-11-23T13:00:00.000Z'],
  ['den 3:e juli 2026, kl. 7.05', '2026-07-03T05:05:00.000Z'],
  ['3 maj 2026 10:00', '2026-05-03T08:00:00.000Z'],
  ['Oct. 3, 2026 10:00', '2026-10-03T08:00:00.000Z'],
])('%s is an exact time', (text, wanted) => {
  const moment = readMoment(text, ZONE)
  expect(iso(moment)).toEqual([wanted, wanted])
  expect(moment.timePrecision).toBe('exact')
})

test('a day and a month end a millisecond before the next', () => {
  expect(iso(readMoment('2026-03-29', ZONE))).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T21:59:59.999Z',
  ])
  expect(iso(readMoment('2026-12', ZONE))).toEqual([
    '2026-11-30T23:00:00.000Z',
    '2026-12-31T22:59:59.999Z',
  ])
  for (const month of ['december 2026', 'Dec 2026', '24 december 2026'])
    expect(iso(readMonth(month, ZONE))).toEqual(iso(readMoment('2026-12', ZONE)))
  expect(readMonth('2026-12-24', ZONE)).toMatchObject({ timePrecision: 'month' })
  expect(iso(readMonth('2026-12-24', ZONE))).toEqual(iso(readMoment('2026-12', ZONE)))
})

describe('an interval', () => {
  test('of two equal times is that time', () => {
    expect(readInterval('2026-05-01 10:00', '2026-05-01 10:00', ZONE).timePrecision).toBe('exact')
    expect(readInterval('2026-05-01', '2026-05-01', ZONE).timePrecision).toBe('day')
  })

  test('of days runs to the end of the last', () => {
    const weekend = readInterval('2026-05-01', '2026-05-03', ZONE)
    expect(weekend.timePrecision).toBe('interval')
    expect(iso(weekend)).toEqual(['2026-04-30T22:00:00.000Z', '2026-05-03T21:59:59.999Z'])
  })

  test('that goes backwards is refused', () => {
    expect(() => readInterval('2026-05-02', '2026-05-01', ZONE)).toThrow('till är före från')
  })
})

test.each([
  '',
  'igår',
  '2026-13-01',
  '2026-02-29',
  '2026-05-01 25:00',
  '01/05/2026',
  '2026',
  '20261301',
  '23 nonember 2026',
  'marknad 2026',
  '2026-05-01 12:00 +99:99',
  '2026-05-01 12:00 +01:60',
  '2026-05-01 12:00 +15',
])('%j is not a time', (text) => expect(() => readMoment(text, ZONE)).toThrow('inte en tid'))

test('months follow each other without gap or overlap', () => {
  const month = fc.record({
    year: fc.integer({ min: 1990, max: 2060 }),
    month: fc.integer({ min: 1, max: 11 }),
  })
  fc.assert(
    fc.property(month, ({ year, month }) => {
      const text = (m: number) => `${year}-${String(m).padStart(2, '0')}`
      const [one, next] = [readMoment(text(month), ZONE), readMoment(text(month + 1), ZONE)]
      expect(+next.from - +one.to).toBe(1)
    }),
  )
})
