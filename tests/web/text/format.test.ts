import { describe, expect, test } from 'vitest'
import { formatsFor } from '../../../web/text/format.ts'

const swedish = formatsFor('sv', 'Europe/Stockholm')
const english = formatsFor('en', 'Europe/Stockholm')
const at = new Date('2026-11-23T13:30:00Z')

describe('Swedish', () => {
  test.each([
    ['number', swedish.number(1234.5, 1), '1\u00a0234,5'],
    ['negative number', swedish.number(-3), '\u22123'],
    ['percent', swedish.percent(0.38), '38\u202f%'],
    ['percent with a decimal', swedish.percent(0.385, 1), '38,5\u202f%'],
    ['date', swedish.date(at), '23 november 2026'],
    ['month', swedish.month(at), 'november 2026'],
    ['time', swedish.time(at), '14.30'],
    ['date and time', swedish.dateTime(at), '23 november 2026 14.30'],
    ['week', swedish.week(at), 'v.\u00a048'],
    ['hour', swedish.hour(8), '08.00'],
  ])('%s', (_name, written, expected) => {
    expect(written).toBe(expected)
  })

  test('a period names its last day, not the one after', () => {
    const from = new Date('2024-12-31T23:00:00Z')
    const to = new Date('2025-06-30T22:00:00Z')
    expect(swedish.period(from, to)).toBe('1 januari 2025 – 30 juni 2025')
    expect(swedish.period(from, new Date('2025-01-01T23:00:00Z'))).toBe('1 januari 2025')
  })

  test.each([
    ['2024-12-30T12:00:00Z', '1'],
    ['2021-01-03T12:00:00Z', '53'],
    ['2026-01-01T12:00:00Z', '1'],
  ])('the week of %s is %s', (iso, week) => {
    expect(swedish.week(new Date(iso))).toBe(`v.\u00a0${week}`)
  })
})

test('English', () => {
  expect(english.number(1234.5, 1)).toBe('1,234.5')
  expect(english.percent(0.38)).toBe('38%')
  expect(english.time(at)).toBe('14:30')
})
