import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Figure, figure, roundToSum } from '../../../geodata/coverage/figure.ts'
import { withIncidents } from '../../../geodata/coverage/ground.ts'
import { sampleIncidents, standingAt } from '../../../geodata/coverage/incident-samples.ts'
import { asIfAlways, type Recording } from '../../../geodata/coverage/recording.ts'
import { seenPoints } from '../../../geodata/coverage/seen-points.ts'
import { nothingStated } from '../../../geodata/model/camera.ts'
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
  fromMs?: number
  toMs?: number
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
    fromMs: Float64Array.from(told, ({ fromMs }) => fromMs ?? 0),
    toMs: Float64Array.from(told, ({ fromMs, toMs }) => toMs ?? fromMs ?? 0),
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

const always = asIfAlways(nothingStated)

function figureOf(
  town: Town,
  told: readonly Told[],
  cameras: readonly Standing[],
  recordings: readonly Recording[] = [],
): Figure {
  const ground = withIncidents({ town, timeZone: 'Europe/Stockholm' }, columnsOf(told))
  const watchers = cameras.map((one, i) => ({
    seen: seenPoints(cameraView(town, one), ground.points),
    recording: recordings[i] ?? always,
  }))
  const all = Uint32Array.from({ length: ground.columns.length }, (_, i) => i)
  return figure(ground, all, watchers, 'en-62676-4-2014')
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
        const { n, seen, notSeen, unknown, indoor, byBand, twiceByBand } = told
        expect(twiceByBand.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(seen + 1e-9)
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

  test('two cameras see as much twice as both of them see once', () => {
    fc.assert(
      fc.property(told, cameras, (list, placed) => {
        fc.pre(placed.length >= 2)
        const [one, other] = placed.map(([at, heading]) => camera(at, heading))
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
        const both = figureOf(town, list, [one!, other!])
        const apart = figureOf(town, list, [one!]).seen + figureOf(town, list, [other!]).seen
        expect(sum(both.twiceByBand) + both.seen).toBeCloseTo(apart, 6)
      }),
    )
  })

  test('how an incident stands is told', () => {
    const list: Told[] = [{ at: [0, 0] }, { at: [0, 0], precision: 'place' }]
    const samples = sampleIncidents(columnsOf(list), plane, townOf())
    expect([standingAt(samples, 0), standingAt(samples, 1)]).toEqual(['point', 'spread'])
  })
})

describe('over time', () => {
  const at = (iso: string) => Date.parse(iso)
  /** A Friday evening in June, when it is light, and one in December, when it is dark. */
  const [june, december] = [at('2026-06-12T19:30:00Z'), at('2026-12-11T19:30:00Z')]
  const seenOf = (list: readonly Told[], recording: Partial<Recording>) =>
    figureOf(townOf(), list, [camera([0, 0])], [{ ...always, ...recording }])

  test('a camera sees what happened while it stood, from its first moment until before its last', () => {
    const list = [-1, 0, 1, 2].map((hours) => ({
      ...{ at: [0, 20] as const, fromMs: june + hours * 3_600_000 },
    }))
    const { seen, missed } = seenOf(list, { fromMs: june, toMs: june + 2 * 3_600_000 })
    expect([seen, missed]).toEqual([2, 2])
  })

  test('an interval counts with the share of it that the camera stood and recorded', () => {
    const day = { at: [0, 20] as const, fromMs: june, toMs: june + 24 * 3_600_000 }
    expect(seenOf([day], { fromMs: june + 18.5 * 3_600_000 }).seen).toBeCloseTo(5.5 / 24, 9)
    // Half past nine on Friday in Swedish time to the same on Saturday: Friday's last two and a half hours.
    const fridayNight = [4 * 24 + 21, 4 * 24 + 22, 4 * 24 + 23]
    expect(seenOf([day], { recordingHours: fridayNight }).seen).toBeCloseTo(2.5 / 24, 9)
  })

  test('a month counts every hour of its weeks alike', () => {
    const month = {
      ...{ at: [0, 20] as const, fromMs: at('2026-02-01T00:00:00+01:00') },
      toMs: at('2026-03-01T00:00:00+01:00'),
    }
    const recordingHours = Array.from({ length: 24 }, (_, hour) => hour)
    expect(seenOf([month], { recordingHours }).seen).toBeCloseTo(1 / 7, 9)
    const year = { ...month, toMs: at('2027-02-01T00:00:00+01:00') }
    expect(seenOf([year], { recordingHours }).seen).toBeCloseTo(1 / 7, 2)
  })

  test('in the dark it sees as far as its own light reaches', () => {
    const near: Told = { at: [0, 15], fromMs: december }
    const far: Told = { at: [0, 40], fromMs: december }
    const night = { by: 'infrared', rangeM: 30 } as const
    expect(seenOf([near, far], { night }).seen).toBe(1)
    expect(
      seenOf(
        [near, far].map((one) => ({ ...one, fromMs: june })),
        { night },
      ).seen,
    ).toBe(2)
    expect(seenOf([near, far], {}).seen).toBe(2)
  })

  test('is the sum of what is counted hour by hour, whoever looks', () => {
    const start = at('2026-06-12T19:00:00Z')
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { minLength: 1, maxLength: 60 })
    const aRecording = fc.record({
      recordingHours: fc.option(hours.map((list) => list.sort((a, b) => a - b))),
      night: fc.option(fc.record({ by: fc.constant('infrared' as const), rangeM: spread(5, 80) })),
      fromMs: fc.integer({ min: -40, max: 40 }).map((hour) => start + hour * 3_600_000),
      toMs: fc.integer({ min: 41, max: 90 }).map((hour) => start + hour * 3_600_000),
    })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(metres, metres), { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(fc.tuple(metres, metres), aRecording), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 30 }),
        (places, list, length) => {
          const standing = list.map(([at], i) => camera(at, 77 * i))
          const recordings = list.map(([, recording]) => recording)
          const whole = places.map((at) => ({
            ...{ at, fromMs: start, toMs: start + length * 3_600_000 },
          }))
          const parts = Array.from({ length: 2 * length }, (_, k) =>
            places.map((at) => ({ at, fromMs: start + (k + 0.5) * 1_800_000 })),
          ).flat()
          const [one, other] = [whole, parts].map((told) =>
            figureOf(town, told, standing, recordings),
          )
          const share = places.length / parts.length
          for (const key of ['seen', 'notSeen', 'missed'] as const)
            expect(other![key] * share).toBeCloseTo(one![key], 9)
          other!.twiceByBand.forEach((value, k) => {
            expect(value * share).toBeCloseTo(one!.twiceByBand[k]!, 9)
          })
        },
      ),
    )
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
