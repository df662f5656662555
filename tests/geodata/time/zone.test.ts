import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hourOfWeek, instantToLocal, localToInstant } from '../../../geodata/time/zone.ts'

const STOCKHOLM = 'Europe/Stockholm'
const at = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
  second,
})

const zones = fc.constantFrom(
  STOCKHOLM,
  'UTC',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
)
const instants = fc.date({
  min: new Date('1980-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
})

describe('localToInstant', () => {
  test('reads winter and summer time', () => {
    expect(localToInstant(at(2026, 1, 15, 12), STOCKHOLM)).toEqual({
      instant: new Date('2026-01-15T11:00:00Z'),
      ambiguous: false,
    })
    expect(localToInstant(at(2026, 7, 15, 12), STOCKHOLM)).toEqual({
      instant: new Date('2026-07-15T10:00:00Z'),
      ambiguous: false,
    })
  })

  test('takes the first of an hour that comes twice, and says so', () => {
    expect(localToInstant(at(2026, 10, 25, 2, 30), STOCKHOLM)).toEqual({
      instant: new Date('2026-10-25T00:30:00Z'),
      ambiguous: true,
    })
    expect(localToInstant(at(2026, 10, 25, 3), STOCKHOLM).ambiguous).toBe(false)
    expect(localToInstant(at(2026, 10, 25, 1, 59, 59), STOCKHOLM).ambiguous).toBe(false)
  })

  test('moves an hour that was skipped on, and says so', () => {
    expect(localToInstant(at(2026, 3, 29, 2, 30), STOCKHOLM)).toEqual({
      instant: new Date('2026-03-29T01:30:00Z'),
      ambiguous: true,
    })
    expect(localToInstant(at(2026, 3, 29, 3), STOCKHOLM)).toEqual({
      instant: new Date('2026-03-29T01:00:00Z'),
      ambiguous: false,
    })
  })

  test('refuses a zone that does not exist', () => {
    expect(() => localToInstant(at(2026, 1, 1), 'Europe/Tomteland')).toThrow(RangeError)
  })

  test('gives back the instant whose local time it was read from, unless that came twice', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const whole = Math.floor(+instant / 1000) * 1000
        const read = localToInstant(instantToLocal(whole, zone), zone)
        if (!read.ambiguous) expect(+read.instant).toBe(whole)
        expect(instantToLocal(read.instant, zone)).toEqual(instantToLocal(whole, zone))
      }),
    )
  })
})

describe('hourOfWeek', () => {
  test.each([
    ['2026-11-22T23:00:00Z', 0],
    ['2026-11-22T22:59:59Z', 167],
    ['2026-11-23T13:30:00Z', 14],
    ['2026-07-05T21:59:59Z', 167],
    ['1969-12-31T23:00:00Z', 72],
  ])('%s is hour %i of the week in Stockholm', (iso, hour) => {
    expect(hourOfWeek(new Date(iso), STOCKHOLM)).toBe(hour)
  })

  test('agrees with the weekday and hour that Intl prints, also around clock changes', () => {
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    fc.assert(
      fc.property(instants, zones, (instant, timeZone) => {
        const text = new Intl.DateTimeFormat('en-US', {
          timeZone,
          weekday: 'short',
          hour: '2-digit',
          hourCycle: 'h23',
        }).format(instant)
        const [day = '', hour = ''] = text.split(/,? /)
        expect(hourOfWeek(instant, timeZone)).toBe(days.indexOf(day) * 24 + Number(hour))
      }),
    )
  })

  test('keeps its pace over many instants', () => {
    const started = performance.now()
    for (let i = 0; i < 100_000; i++) hourOfWeek(1.6e12 + i * 600_000, STOCKHOLM)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
