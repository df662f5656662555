import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Codec,
  hoursCodec,
  listCodec,
  periodCodec,
  selectionCodec,
  viewCodec,
} from '../../../web/state/codecs.ts'
import { dayOf, dayPlus, dayStartMs, isDay } from '../../../web/state/local-day.ts'
import { selectionKinds } from '../../../web/state/selection.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => dayPlus('1990-01-01', days))
const period = fc
  .tuple(day, fc.integer({ min: 1, max: 2_000 }))
  .map(([from, days]) => ({ from, to: dayPlus(from, days) }))
const hours = fc
  .uniqueArray(fc.nat({ max: 167 }), { minLength: 1 })
  .map((list) => list.sort((a, b) => a - b))
const decimal = (min: number, max: number, decimals: number) =>
  fc
    .integer({ min: min * 10 ** decimals, max: max * 10 ** decimals })
    .map((value) => value / 10 ** decimals)
const view = fc.record({
  centre: fc.tuple(decimal(-180, 180, 5), decimal(-90, 90, 5)),
  zoom: decimal(0, 22, 2),
  bearingDeg: fc.integer({ min: -180, max: 180 }),
})
const selected = fc.record({ kind: fc.constantFrom(...selectionKinds), id: fc.uuid() })

const roundTrips: [name: string, codec: Codec<unknown>, values: fc.Arbitrary<unknown>][] = [
  ['view', viewCodec as Codec<unknown>, view],
  ['period', periodCodec as Codec<unknown>, period],
  ['hours', hoursCodec as Codec<unknown>, hours],
  ['words', listCodec as Codec<unknown>, fc.array(fc.string({ minLength: 1 }), { minLength: 1 })],
  ['selection', selectionCodec as Codec<unknown>, selected],
]

describe('an address', () => {
  test.each(roundTrips)('gives the same %s back', (_name, codec, values) => {
    fc.assert(
      fc.property(values, (value) => {
        expect(codec.read(codec.write(value))).toEqual(value)
      }),
    )
  })

  test.each(roundTrips)('with a mangled %s says nothing rather than fail', (_name, codec) => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = codec.read(text)
        if (read !== undefined) expect(codec.read(codec.write(read))).toEqual(read)
      }),
    )
  })

  test('can be read by a person', () => {
    expect(periodCodec.write({ from: '2025-01-01', to: '2025-07-01' })).toBe(
      '2025-01-01..2025-06-30',
    )
    expect(hoursCodec.write([116, 117, 118, 119, 120, 121])).toBe('fre20-24,lor0-2')
    expect(viewCodec.write({ centre: [17.0581, 61.3037], zoom: 16.25, bearingDeg: 0 })).toBe(
      '16.25/61.3037/17.0581',
    )
  })
})

describe('a local day', () => {
  test('begins at local midnight and is the day it began on', () => {
    expect(new Date(dayStartMs('2026-11-23', 'Europe/Stockholm')).toISOString()).toBe(
      '2026-11-22T23:00:00.000Z',
    )
    fc.assert(
      fc.property(day, (text) => {
        expect(dayOf(dayStartMs(text, 'Europe/Stockholm'), 'Europe/Stockholm')).toBe(text)
      }),
    )
  })

  test.each([
    ['2025-02-28', true],
    ['2025-02-29', false],
    ['2024-02-29', true],
    ['2025-13-01', false],
    ['25-1-1', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected)
  })
})
