import { expect, test } from 'vitest'
import { newIncident } from '../../../geodata/model/incident.ts'

const incident = (timePrecision: string, from: string, to: string) =>
  newIncident.safeParse({
    ownerUnitId: '01890000-0000-7000-8000-000000000000',
    category: 'theft',
    from,
    to,
    timePrecision,
    position: [17.06, 61.3],
    precision: 'exact',
    source: 'Polisen',
  })

test.each([
  ['day', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  ['month', '2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z'],
  ['interval', '2026-01-01T00:00:00Z', '2026-07-01T00:00:00Z'],
  ['exact', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
])('a %s may last from %s to %s', (timePrecision, from, to) => {
  expect(incident(timePrecision, from, to).success).toBe(true)
})

test.each([
  ['day', '2026-01-01T23:00:00Z', '2026-01-03T23:00:00Z'],
  ['month', '2026-01-01T00:00:00Z', '2026-07-01T00:00:00Z'],
  ['exact', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'],
  ['interval', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'],
])('a %s from %s to %s is refused, and the field named', (timePrecision, from, to) => {
  const read = incident(timePrecision, from, to)
  expect(read.error?.issues.map(({ path }) => path)).toContainEqual(['to'])
})
