import { describe, expect, test } from 'vitest'
import { toLocalMs } from '../../../geodata/demo/calendar.ts'
import { demoHotspots, demoPlanningAreas } from '../../../geodata/demo/hotspots.ts'
import { type DemoIncident, demoIncidents } from '../../../geodata/demo/incidents.ts'
import { demoPlane, demoTown } from '../../../geodata/demo/town.ts'
import { newHotspot } from '../../../geodata/model/hotspot.ts'
import { newIncident } from '../../../geodata/model/incident.ts'
import { newPlanningArea } from '../../../geodata/model/planning-area.ts'
import { buildingsOf, covers } from './town-geometry.ts'

const now = new Date('2026-11-23T08:00:00Z')
const ownerUnitId = '0199a000-0000-7000-8000-000000000001'
const twoYearsMs = 2 * 365.25 * 24 * 3_600_000

const share = (list: readonly DemoIncident[], is: (incident: DemoIncident) => boolean) =>
  list.filter(is).length / list.length
const localHour = ({ from }: DemoIncident) => new Date(toLocalMs(from.getTime())).getUTCHours()
const localDay = ({ from }: DemoIncident) => new Date(toLocalMs(from.getTime())).getUTCDay()

test('the same seed, now and factor give the same incidents', () => {
  expect(demoIncidents(1, { now })).toEqual(demoIncidents(1, { now, factor: 1 }))
  expect(demoIncidents(1, { now })).not.toEqual(demoIncidents(2, { now }))
})

test('a factor enlarges the town’s two years', () => {
  expect(demoIncidents(1, { now, factor: 0.1 })).toHaveLength(120)
  expect(demoIncidents(1, { now, factor: 10 })).toHaveLength(12_000)
})

describe.each([1, 2, 7])('the incidents of seed %i', (seed) => {
  const incidents = demoIncidents(seed, { now })

  test('pass the door that real ones pass', () => {
    for (const incident of incidents) {
      const { error } = newIncident.safeParse({
        ...incident,
        ownerUnitId,
        from: incident.from.toISOString(),
        to: incident.to.toISOString(),
      })
      expect(error).toBeUndefined()
    }
  })

  test('lie in the two years before now, oldest first', () => {
    const times = incidents.map(({ from }) => from.getTime())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(Math.min(...times)).toBeGreaterThan(now.getTime() - twoYearsMs - 32 * 86_400_000)
    expect(Math.max(...incidents.map(({ to }) => to.getTime()))).toBeLessThanOrEqual(now.getTime())
  })

  test('know time, place and finder about as well as real ones', () => {
    const about = (is: (incident: DemoIncident) => boolean, low: number, high: number) => {
      expect(share(incidents, is)).toBeGreaterThan(low)
      expect(share(incidents, is)).toBeLessThan(high)
    }
    expect(incidents).toHaveLength(1_200)
    about(({ timePrecision }) => timePrecision === 'interval', 0.27, 0.39)
    about(({ timePrecision }) => timePrecision === 'day', 0.002, 0.04)
    about(({ timePrecision }) => timePrecision === 'month', 0.001, 0.03)
    about(({ precision }) => precision === 'place', 0.19, 0.31)
    about(({ precision }) => precision === 'area', 0.01, 0.05)
    about(({ policeInitiated }) => policeInitiated, 0.08, 0.16)
  })

  test('say that they are made up, and have an id of their own', () => {
    expect(incidents.every(({ description }) => description.includes('Påhittad demodata'))).toBe(
      true,
    )
    const ids = incidents.map(({ source, externalId }) => `${source}/${externalId}`)
    expect(new Set(ids).size).toBe(incidents.length)
  })

  test('happen when such things happen', () => {
    const bars = incidents.filter(
      ({ category, placeName, timePrecision }) =>
        category === 'violence' && placeName !== 'Kommunen' && timePrecision === 'exact',
    )
    const isWeekendNight = (incident: DemoIncident) => {
      const [day, hour] = [localDay(incident), localHour(incident)]
      return hour < 4 ? day === 6 || day === 0 : hour >= 20 && (day === 5 || day === 6)
    }
    expect(share(bars, isWeekendNight)).toBeGreaterThan(0.75)

    const shops = incidents.filter(({ category }) => category === 'shoplifting')
    expect(share(shops, (i) => localHour(i) >= 10 && localHour(i) < 19)).toBe(1)
    expect(shops.every(({ setting }) => setting === 'indoor')).toBe(true)

    const school = incidents.filter(
      ({ placeName, category }) => placeName === 'Åskolan' && category === 'gathering',
    )
    const inJuly = ({ from }: DemoIncident) => from.getUTCMonth() === 6
    expect(share(school, inJuly)).toBeLessThan(0.06)
  })

  test('are in the open when outdoors, under a roof when indoors', () => {
    const buildings = buildingsOf(demoTown(seed))
    const exact = incidents.filter(({ precision }) => precision === 'exact')
    for (const { position, setting, placeName } of exact) {
      const point = demoPlane.toPlane(position)
      const covered = buildings.some((building) => covers(building, point))
      expect(covered, placeName).toBe(setting === 'indoor')
    }
  })

  test('gather in the eight hotspots', () => {
    const hotspots = demoHotspots(seed)
    expect(hotspots).toHaveLength(8)
    for (const hotspot of hotspots) {
      expect(newHotspot.safeParse({ ...hotspot, ownerUnitId }).error).toBeUndefined()
      if (hotspot.area.type !== 'Polygon') throw new Error('a demo hotspot is one polygon')
      const outer = hotspot.area.coordinates[0]!.slice(1).map(demoPlane.toPlane)
      const inside = incidents.filter(({ position, precision }) => {
        return precision !== 'area' && covers({ outer, holes: [] }, demoPlane.toPlane(position))
      })
      expect(inside.length, hotspot.name).toBeGreaterThanOrEqual(15)
    }
  })

  test('lie in a planning area that can be kept', () => {
    const [centre] = demoPlanningAreas(seed)
    expect(centre?.name).toBe('Centrum')
    expect(newPlanningArea.safeParse({ ...centre, ownerUnitId }).error).toBeUndefined()
  })
})
