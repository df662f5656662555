import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bestDensities,
  cameraDensities,
  indexSamples,
} from '../../../geodata/coverage/densities.ts'
import { type Figure, figure, roundToSum } from '../../../geodata/coverage/figure.ts'
import { sampleIncidents, standingAt } from '../../../geodata/coverage/incident-samples.ts'
import {
  type IncidentColumns,
  precisions,
  settings,
} from '../../../geodata/model/incident-columns.ts'
import type { PlanePoint } from '../../../geodata/plane.ts'
import { cameraView, type Standing } from '../../../geodata/visibility/camera-view.ts'
import type { Town } from '../../../geodata/visibility/town.ts'
import { spread } from '../../support/spread.ts'
import { box, building, plane, townOf } from '../visibility/towns.ts'

type Told = {
  at: PlanePoint
  precision?: (typeof precisions)[number]
  setting?: (typeof settings)[number]
  radiusM?: number
  hourOfWeek?: number
}

function columnsOf(told: readonly Told[]): IncidentColumns {
  const n = told.length
  const lonLats = told.map(({ at }) => plane.toLonLat(at))
  return {
    length: n,
    cellHi: new Uint32Array(n),
    cellLo: new Uint32Array(n),
    lon: Float64Array.from(lonLats, ([lon]) => lon),
    lat: Float64Array.from(lonLats, ([, lat]) => lat),
    fromMs: new Float64Array(n),
    toMs: new Float64Array(n),
    hourOfWeek: Int16Array.from(told, ({ hourOfWeek }) => hourOfWeek ?? -1),
    category: new Uint8Array(n),
    precision: Uint8Array.from(told, ({ precision }) => precisions.indexOf(precision ?? 'exact')),
    timePrecision: new Uint8Array(n),
    setting: Uint8Array.from(told, ({ setting }) => settings.indexOf(setting ?? 'outdoor')),
    policeInitiated: new Uint8Array(n),
    radiusM: Float32Array.from(told, ({ radiusM }) => radiusM ?? 0),
    classification: new Uint8Array(n),
    source: new Uint16Array(n),
    sources: ['Polisen'],
  }
}

const camera = (at: PlanePoint, headingDeg = 0): Standing => ({
  id: 'c',
  position: plane.toLonLat(at),
  mountHeightM: 4,
  ...{ masks: [], reach: null },
  aims: [
    {
      ...{ preset: '', headingDeg, tiltDeg: 10, hfovDeg: 90, vfovDeg: 60 },
      ...{ rangeM: 100, widthPx: 3840, projection: 'rectilinear' },
    },
  ],
})

function figureOf(town: Town, told: readonly Told[], cameras: readonly Standing[]): Figure {
  const columns = columnsOf(told)
  const samples = sampleIncidents(columns, plane, town)
  const index = indexSamples(samples)
  const seen = cameras.map((one) => cameraDensities(cameraView(town, one), samples, index))
  const best = bestDensities(seen, samples.points.length / 2)
  const all = Uint32Array.from({ length: columns.length }, (_, i) => i)
  return figure(columns, all, samples, best, 'en-62676-4-2014')
}

const metres = spread(-80, 80)
const told = fc.array(
  fc.record({
    at: fc.tuple(metres, metres),
    precision: fc.constantFrom(...precisions),
    setting: fc.constantFrom(...settings),
    radiusM: spread(1, 60),
    hourOfWeek: fc.integer({ min: -1, max: 167 }),
  }),
  { maxLength: 30 },
)
const cameras = fc.array(fc.tuple(fc.tuple(metres, metres), fc.integer({ min: 0, max: 359 })), {
  maxLength: 4,
})
const town = townOf(building('a', box(20, 20, 20, 12, 15)), building('b', box(-30, 0, 12, 30)))

describe('figure', () => {
  test('seen, not seen, unknown and indoor sum to n, and the bands to seen', () => {
    fc.assert(
      fc.property(told, cameras, (list, placed) => {
        const told = figureOf(
          town,
          list,
          placed.map(([at, heading]) => camera(at, heading)),
        )
        const { n, seen, notSeen, unknown, indoor, byBand } = told
        expect(n).toBe(list.length)
        expect(seen + notSeen + unknown + indoor).toBeCloseTo(n, 9)
        expect(byBand.reduce((a, b) => a + b, 0)).toBeCloseTo(seen, 9)
      }),
    )
  })

  test('one more camera never sees less', () => {
    fc.assert(
      fc.property(told, cameras, (list, placed) => {
        const standing = placed.map(([at, heading]) => camera(at, heading))
        const fewer = figureOf(town, list, standing.slice(1)).seen
        expect(figureOf(town, list, standing).seen).toBeGreaterThanOrEqual(fewer - 1e-9)
      }),
    )
  })

  test('an incident before the camera is seen, one behind it and one behind a house are not', () => {
    const town = townOf(building('house', box(0, 40, 30, 10)))
    const list = [{ at: [0, 20] }, { at: [0, -20] }, { at: [0, 60] }] as const
    const { seen, notSeen } = figureOf(town, list, [camera([0, 0])])
    expect([seen, notSeen]).toEqual([1, 2])
  })

  test('the dead zone under the camera is not seen', () => {
    expect(figureOf(townOf(), [{ at: [0, 1] }], [camera([0, 0])]).seen).toBe(0)
    expect(figureOf(townOf(), [{ at: [0, 10] }], [camera([0, 0])]).seen).toBe(1)
  })

  test('a place counts with the share of its disc that is seen', () => {
    const half = figureOf(
      townOf(building('wall', box(-500, 0, 1000, 2000))),
      [{ at: [0.01, 50], precision: 'place', radiusM: 20 }],
      [camera([1, 10])],
    )
    expect(half.seen).toBeGreaterThan(0.9)
    const outOfReach = figureOf(
      townOf(),
      [{ at: [0, 100], precision: 'place', radiusM: 20 }],
      [camera([0, 0])],
    )
    expect(outOfReach.seen).toBeGreaterThan(0.3)
    expect(outOfReach.seen).toBeLessThan(0.7)
  })

  test('an address inside walls counts with its street front, of which a camera sees one side', () => {
    const town = townOf(building('house', box(0, 30, 20, 20)))
    const { seen, unknown } = figureOf(
      town,
      [{ at: [0, 30], precision: 'place' }],
      [camera([0, 0])],
    )
    expect(unknown).toBe(0)
    // The side that faces it, and the nearest steps of the two beside.
    expect(seen).toBeGreaterThanOrEqual(1 / 4)
    expect(seen).toBeLessThan(0.4)
  })

  test('corners that fall together leave no points that are nowhere', () => {
    const corners = box(0, 30, 20, 20)
    const town = townOf(building('house', [corners[0]!, corners[0]!, ...corners.slice(1)]))
    const { points } = sampleIncidents(
      columnsOf([{ at: [0, 30], precision: 'place' }]),
      plane,
      town,
    )
    expect(points.length).toBeGreaterThan(0)
    expect([...points].every(Number.isFinite)).toBe(true)
  })

  test('indoor and area-level incidents stand apart, wherever the cameras are', () => {
    const list = [
      { at: [0, 20], setting: 'indoor' },
      { at: [0, 20], precision: 'area' },
    ] as const
    const { seen, notSeen, indoor, unknown } = figureOf(townOf(), list, [camera([0, 0])])
    expect({ seen, notSeen, indoor, unknown }).toEqual({
      seen: 0,
      notSeen: 0,
      indoor: 1,
      unknown: 1,
    })
  })

  test('evenings and nights are told by the hour', () => {
    const list = [19, 3, 12, -1].map((hourOfWeek) => ({ at: [0, 20] as const, hourOfWeek }))
    expect(figureOf(townOf(), list, [camera([0, 0])]).dark).toEqual({ n: 2, seen: 2 })
  })

  test('how an incident stands is told', () => {
    const list: Told[] = [{ at: [0, 0] }, { at: [0, 0], precision: 'place' }]
    const samples = sampleIncidents(columnsOf(list), plane, townOf())
    expect([standingAt(samples, 0), standingAt(samples, 1)]).toEqual(['point', 'spread'])
  })
})

test('rounding keeps the sum and moves nothing by one or more', () => {
  fc.assert(
    fc.property(fc.array(spread(0, 50), { minLength: 1 }), (values) => {
      const whole = roundToSum(values)
      const sum = values.reduce((a, b) => a + b, 0)
      expect(whole.reduce((a, b) => a + b, 0)).toBe(Math.round(sum))
      whole.forEach((value, i) => {
        expect(Math.abs(value - values[i]!)).toBeLessThan(1.000001)
      })
    }),
  )
})
