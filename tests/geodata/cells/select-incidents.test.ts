import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everything, type IncidentFilter } from '../../../geodata/cells/incident-filter.ts'
import { selectIncidents } from '../../../geodata/cells/select-incidents.ts'
import { categories, precisions } from '../../../geodata/model/incident-columns.ts'
import { columnsOf, row } from './columns.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const start = Date.UTC(2025, 0, 1)
const filter: fc.Arbitrary<IncidentFilter> = fc.record({
  fromMs: fc.oneof(fc.constant(-Infinity), fc.integer({ min: start, max: start + 50 * DAY_MS })),
  toMs: fc.oneof(
    fc.constant(Infinity),
    fc.integer({ min: start + 50 * DAY_MS, max: start + 120 * DAY_MS }),
  ),
  categories: fc.subarray([...categories]),
  sources: fc.subarray(['polisen', 'kommunen', 'handeln', 'okänd']),
  hours: fc.oneof(fc.constant([]), fc.uniqueArray(fc.nat({ max: 167 }), { maxLength: 80 })),
  policeInitiated: fc.boolean(),
})

/** Every minute of the range, on the clock: one of them in a chosen hour is enough. */
function mayHaveBeen(
  incident: { hourOfWeek: number; fromMs: number; lengthMs: number },
  hours: readonly number[],
): boolean {
  const { hourOfWeek, fromMs, lengthMs } = incident
  const intoHour = fromMs % HOUR_MS
  if (hourOfWeek < 0 || intoHour + lengthMs > 167 * HOUR_MS) return false
  for (let ms = intoHour; ; ms += HOUR_MS) {
    const last = Math.max(intoHour, intoHour + lengthMs - 1)
    const hour = Math.floor(Math.min(ms, last) / HOUR_MS)
    if (hours.includes((hourOfWeek + hour) % 168)) return true
    if (ms >= last) return false
  }
}

const one = (over: Partial<(typeof base)[number]>) => columnsOf([{ ...base[0]!, ...over }])
const base = fc
  .sample(row, { numRuns: 1, seed: 7 })
  .map((sample) => ({ ...sample, policeInitiated: false, precision: 0, lengthMs: 0 }))

describe('selectIncidents', () => {
  test('agrees with the filter read out in plain words', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 200 }), filter, (rows, wanted) => {
        const kept = rows.flatMap((incident, i) => {
          const to = incident.fromMs + incident.lengthMs
          const during =
            incident.lengthMs === 0
              ? incident.fromMs >= wanted.fromMs && incident.fromMs < wanted.toMs
              : incident.fromMs < wanted.toMs && to > wanted.fromMs
          const name = categories[incident.category]!
          const source = ['polisen', 'kommunen', 'handeln'][incident.source]!
          return during &&
            (wanted.categories.length === 0 || wanted.categories.includes(name)) &&
            (wanted.sources.length === 0 || wanted.sources.includes(source)) &&
            (wanted.hours.length === 0 || mayHaveBeen(incident, wanted.hours)) &&
            (wanted.policeInitiated || !incident.policeInitiated)
            ? [i]
            : []
        })

        const { all, placed, leftOut } = selectIncidents(columnsOf(rows), wanted)

        expect([...all]).toEqual(kept)
        expect(placed.length + leftOut.area).toBe(all.length)
      }),
    )
  })

  test('the period is half-open: its first instant is in, its last is not', () => {
    const columns = one({ fromMs: start })
    const chosen = (fromMs: number, toMs: number) =>
      selectIncidents(columns, { ...everything, fromMs, toMs }).all.length
    expect(chosen(start, start + 1)).toBe(1)
    expect(chosen(start - 1, start)).toBe(0)
  })

  test('a range that ends as the period begins is outside, one that overlaps is inside', () => {
    const columns = one({ fromMs: start, lengthMs: DAY_MS })
    const chosen = (fromMs: number) =>
      selectIncidents(columns, { ...everything, fromMs }).all.length
    expect(chosen(start + DAY_MS)).toBe(0)
    expect(chosen(start + DAY_MS - 1)).toBe(1)
  })

  test('a night between two times is in every hour of it, a day in all of that day’s', () => {
    const night = one({ hourOfWeek: 22, fromMs: start, lengthMs: 8 * HOUR_MS })
    const day = one({ hourOfWeek: 24, fromMs: start, lengthMs: DAY_MS - 1 })
    const chosen = (columns: typeof night, hour: number) =>
      selectIncidents(columns, { ...everything, hours: [hour] }).all.length
    expect([21, 22, 26, 29, 30].map((hour) => chosen(night, hour))).toEqual([0, 1, 1, 1, 0])
    expect([23, 24, 36, 47, 48].map((hour) => chosen(day, hour))).toEqual([0, 1, 1, 1, 0])
  })

  test('says how many it left out, and why', () => {
    const area = one({ precision: precisions.indexOf('area') })
    const police = one({ policeInitiated: true })
    const month = one({ hourOfWeek: -1 })
    const evening = { ...everything, hours: [20, 21, 22] }
    expect(selectIncidents(area, everything).leftOut.area).toBe(1)
    expect(selectIncidents(police, everything).leftOut.policeInitiated).toBe(1)
    expect(selectIncidents(month, evening).leftOut.hourUnknown).toBe(1)
    expect(selectIncidents(month, everything).leftOut.hourUnknown).toBe(0)
  })
})
