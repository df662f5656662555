import { describe, expect, test } from 'vitest'
import { newIncident } from '../../../geodata/model/incident.ts'
import { type Draft, emptyDraft, readDraft } from '../../../web/panels/incident/draft.ts'

const timeZone = 'Europe/Stockholm'
const more = {
  position: [17.058, 61.3037] as const,
  radiusM: null,
  timeZone,
  ownerUnitId: '01a2077b-ab8e-732b-b2b9-e863d1af108e',
}
const filled: Draft = {
  ...emptyDraft(new Date('2026-11-23T13:33:00Z'), timeZone),
  category: 'noise',
  source: 'Kommunen',
}

const times = (draft: Partial<Draft>) => {
  const read = readDraft({ ...filled, ...draft }, more)
  if (!('incident' in read)) throw new Error([...read.problems].join())
  return [read.incident.from.toISOString(), read.incident.to.toISOString()]
}
const problems = (draft: Partial<Draft>, over: Partial<Record<'position', null>> = {}) => {
  const read = readDraft({ ...filled, ...draft }, { ...more, ...over })
  return 'problems' in read ? [...read.problems] : []
}

describe('an incident by hand', () => {
  test('begins just now, on the five minutes', () => {
    expect(filled.at).toBe('2026-11-23T14:30')
    expect(filled.from).toBe('')
  })

  test.each([
    ['exact', {}, ['2026-11-23T13:30:00.000Z', '2026-11-23T13:30:00.000Z']],
    [
      'interval',
      { from: '2026-11-22T20:00', to: '2026-11-23T06:00' },
      ['2026-11-22T19:00:00.000Z', '2026-11-23T05:00:00.000Z'],
    ],
    // The day the clocks went back has 25 hours.
    ['day', { day: '2026-10-25' }, ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']],
    ['month', { month: '2026-12' }, ['2026-11-30T23:00:00.000Z', '2026-12-31T23:00:00.000Z']],
  ] as const)('known as %s keeps what is known', (timePrecision, draft, expected) => {
    expect(times({ timePrecision, ...draft })).toEqual(expected)
  })

  test('is what the server accepts', () => {
    for (const timePrecision of ['exact', 'interval', 'day', 'month'] as const) {
      const read = readDraft(
        { ...filled, from: '2026-11-23T10:00', timePrecision, precision: 'place' },
        more,
      )
      const wire = 'incident' in read ? JSON.parse(JSON.stringify(read.incident)) : null
      expect(newIncident.safeParse(wire).success).toBe(true)
    }
  })

  test('says which fields do not hold', () => {
    expect(problems({ category: null, source: ' ' }, { position: null })).toEqual([
      'category',
      'position',
      'source',
    ])
    expect(problems({ at: '' })).toEqual(['from'])
    expect(
      problems({ timePrecision: 'interval', from: '2026-11-23T10:00', to: '2026-11-23T09:00' }),
    ).toEqual(['to'])
    const noon = '2026-11-23T12:00'
    expect(problems({ timePrecision: 'interval', from: noon, to: noon })).toEqual(['to'])
    expect(problems({ timePrecision: 'month', month: '2026-13' })).toEqual(['from'])
  })

  test('is no more exact than it was pointed out, until somebody says so', () => {
    const saved = (draft: Partial<Draft>) => {
      const read = readDraft({ ...filled, ...draft }, { ...more, radiusM: 60 })
      return 'incident' in read ? [read.incident.precision, read.incident.radiusM] : []
    }
    expect(saved({})).toEqual(['place', 60])
    expect(saved({ precision: 'exact' })).toEqual(['exact', null])
  })
})

test('who told is filled in where it is known beforehand', () => {
  const now = new Date('2026-11-23T13:33:00Z')
  expect(emptyDraft(now, timeZone).source).toBe('')
  expect(emptyDraft(now, timeZone, 'Handel Söderhamn').source).toBe('Handel Söderhamn')
})
