import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everything } from '../../../geodata/cells/incident-filter.ts'
import { selectIncidents } from '../../../geodata/cells/select-incidents.ts'
import { type Figure, figure } from '../../../geodata/coverage/figure.ts'
import { type Ground, groundOf, prepareGround } from '../../../geodata/coverage/ground.ts'
import { intrudedIn } from '../../../geodata/coverage/intrusion.ts'
import { contentKey } from '../../../geodata/coverage/keys.ts'
import { asIfAlways } from '../../../geodata/coverage/recording.ts'
import { seenPoints } from '../../../geodata/coverage/seen-points.ts'
import { CoverageSession } from '../../../geodata/coverage/session.ts'
import { nothingStated } from '../../../geodata/model/camera.ts'
import { UNKNOWN } from '../../../geodata/model/terrain.ts'
import type { Edition } from '../../../geodata/optics/standards.ts'
import {
  bandShapes,
  cameraView,
  FACES,
  type Looking,
  type Standing,
} from '../../../geodata/visibility/camera-view.ts'
import { buildTown } from '../../../geodata/visibility/town.ts'
import { answer, type CoverageRequest, drawingKey } from '../../../web/worker/coverage-session.ts'
import { columnsOf, type Row } from '../../geodata/cells/columns.ts'
import { aim, anAim } from '../../geodata/placement/placements.ts'
import { box, building, plane } from '../../geodata/visibility/towns.ts'
import { spread } from '../../support/spread.ts'

const town = [building('a', box(30, 0, 20, 40)), building('b', box(-40, 20, 20, 20, 30))]
const metres = spread(-90, 90)
const at = fc.tuple(metres, metres).map(([x, y]) => plane.toLonLat([x, y]))

const someRows = fc.array(
  fc.record<Row>({
    position: at,
    fromMs: fc.constant(0),
    lengthMs: fc.constant(0),
    category: fc.nat({ max: 3 }),
    precision: fc.nat({ max: 2 }),
    timePrecision: fc.constant(0),
    hourOfWeek: fc.integer({ min: -1, max: 167 }),
    policeInitiated: fc.boolean(),
    source: fc.constant(0),
  }),
  { minLength: 1, maxLength: 30 },
)
const aCamera: fc.Arbitrary<Standing> = fc.record({
  id: fc.uuid(),
  position: at,
  mountHeightM: fc.integer({ min: 2, max: 8 }),
  aims: fc.array(anAim, { minLength: 1, maxLength: 2 }),
  masks: fc.constant([]),
  reach: fc.constant(null),
})
const unmasked = { masks: [], reach: null }
const someCameras = fc.array(aCamera, { maxLength: 4 })
const aLook = fc.record<Looking>({
  targetM: fc.constantFrom(0, 1, 1.7),
  leaves: fc.boolean(),
})
const anEdition = fc.constantFrom<Edition>('en-62676-4-2014', 'en-62676-4-2025')

const always = asIfAlways(nothingStated)
const where = { centre: plane.centre, timeZone: 'Europe/Stockholm' }

/** The same by the functions of geodata, with nothing kept. */
function directly(
  rows: Row[],
  cameras: readonly Standing[],
  edition: Edition,
  looking: Looking,
): Figure {
  const ground = prepareGround(town, columnsOf(rows), where)
  const watchers = cameras.map((one) => ({
    seen: seenPoints(cameraView(ground.town, one, looking), ground.points),
    recording: always,
  }))
  return figure(ground, selectIncidents(ground.columns, everything).all, watchers, edition)
}

const sessionOf = (rows: Row[]) => {
  const ground = prepareGround(town, columnsOf(rows), where)
  const session = new CoverageSession(ground, intrudedIn(ground.town, []))
  return (request: Omit<CoverageRequest, 'intruding'>) =>
    answer(session, { ...request, intruding: null })
}

describe('coverageSession', () => {
  test('answers what geodata answers, whatever was asked before', () => {
    fc.assert(
      fc.property(
        someRows,
        fc.array(fc.tuple(someCameras, anEdition, aLook), { minLength: 1, maxLength: 4 }),
        (rows, questions) => {
          const ask = sessionOf(rows)
          for (const [cameras, edition, looking] of questions) {
            const { figures } = ask({
              filter: everything,
              ...{ edition, looking },
              sets: [
                { id: 'plan', cameras: cameras.map((one) => ({ ...one, recording: always })) },
              ],
              drawn: [],
            })
            expect(figures.plan).toEqual(directly(rows, cameras, edition, looking))
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  test('only drawings that are not known come back', () => {
    const ask = sessionOf([])
    const edition = 'en-62676-4-2014'
    const still: Standing = {
      id: 's',
      position: plane.centre,
      mountHeightM: 4,
      aims: [aim],
      ...unmasked,
    }
    const turned = { ...still, id: 't', aims: [{ ...aim, headingDeg: 10 }] }
    const first = ask({
      filter: everything,
      ...{ edition, looking: FACES },
      sets: [],
      drawn: [still, turned].map((camera) => ({ camera, known: null })),
    })
    expect(first.views.map(({ id }) => id)).toEqual(['s', 't'])
    const [one] = first.views
    const again = ask({
      filter: everything,
      ...{ edition, looking: FACES },
      sets: [],
      drawn: [
        { camera: still, known: one!.key },
        { camera: turned, known: drawingKey(still, { edition, looking: FACES }) },
      ],
    })
    expect(again.views.map(({ id }) => id)).toEqual(['t'])
  })

  test('a drawing holds the bands of the view under the name of its camera', () => {
    fc.assert(
      fc.property(aCamera, anEdition, (camera, edition) => {
        const [drawn] = sessionOf([])({
          filter: everything,
          ...{ edition, looking: FACES },
          sets: [],
          drawn: [{ camera, known: null }],
        }).views
        const built = buildTown(town, plane)
        const view = cameraView(built, camera)
        const seen = drawn!.features.filter(({ properties }) => properties.zone === 'seen')
        expect(seen.map(({ geometry }) => geometry.coordinates)).toEqual(
          bandShapes(view, edition, built).map(({ rings }) => rings),
        )
        expect(new Set(drawn!.features.map(({ properties }) => properties.id)).size).toBe(
          drawn!.features.length,
        )
        for (const { properties } of drawn!.features) expect(properties.camera).toBe(camera.id)
      }),
      { numRuns: 40 },
    )
  })

  test('a camera inside a building says so and sees nothing', () => {
    const camera = {
      id: 'in',
      position: plane.toLonLat([30, 0]),
      mountHeightM: 4,
      aims: [aim],
      ...unmasked,
    }
    const answer = sessionOf([])({
      filter: everything,
      ...{ edition: 'en-62676-4-2014', looking: FACES },
      sets: [],
      drawn: [{ camera, known: null }],
    })
    expect(answer.views[0]).toMatchObject({ id: 'in', status: 'inside-building', features: [] })
  })

  test('a name does not make a view another; a tenth of a degree does', () => {
    const one: Standing = {
      id: 'a',
      position: plane.centre,
      mountHeightM: 4,
      aims: [aim],
      ...unmasked,
    }
    expect(contentKey({ ...one, id: 'b', aims: [{ ...aim, preset: 'torget' }] }, FACES)).toBe(
      contentKey(one, FACES),
    )
    expect(contentKey({ ...one, aims: [{ ...aim, headingDeg: 90.1 }] }, FACES)).not.toBe(
      contentKey(one, FACES),
    )
    expect(contentKey(one, { ...FACES, targetM: 0 })).not.toBe(contentKey(one, FACES))
    expect(contentKey(one, { ...FACES, leaves: false })).not.toBe(contentKey(one, FACES))
  })
})

describe('a town with a terrain', () => {
  const side = 101
  const raster = {
    ...({ format: 'tryggkartan-terrain', version: 1, unknown: UNKNOWN } as const),
    ...{ centre: plane.centre, west: -500, south: -500, stepM: 10, columns: side, rows: side },
    ...{ offsetM: 0, scaleM: 0.01, source: 'höjder' },
    // A ridge to the north, 12 m high and 40 m wide.
    values: Int16Array.from({ length: side * side }, (_, i) =>
      Math.abs(Math.floor(i / side) - 53) < 2 ? 1_200 : 0,
    ),
  }
  const camera: Standing = {
    ...{ id: 'a', position: plane.toLonLat([0, 0]), mountHeightM: 4, ...unmasked },
    aims: [
      {
        ...{ preset: '', headingDeg: 0, tiltDeg: 0, hfovDeg: 90, vfovDeg: 60 },
        ...{ rangeM: 150, widthPx: 3840, projection: 'rectilinear' },
      },
    ],
  }
  const northOf = (ground: Ground) =>
    answer(new CoverageSession(ground), {
      ...{ filter: everything, edition: 'en-62676-4-2014', looking: FACES, sets: [] },
      intruding: null,
      drawn: [{ camera, known: null }],
    }).views.map((view) => ({
      ground: view.ground,
      north: Math.max(
        ...view.features
          .filter(({ properties }) => properties.zone === 'seen')
          .flatMap(({ geometry }) => geometry.coordinates[0]!)
          .map(([lon, lat]) => plane.toPlane([lon!, lat!])[1]),
      ),
    }))[0]!

  test('says so, and its sight ends at the ridge', () => {
    const grounds = [null, raster].map((one) =>
      prepareGround([], columnsOf([]), { ...where, raster: one }),
    )
    expect(grounds.map(({ town }) => groundOf(town))).toEqual([
      { kind: 'flat' },
      { kind: 'terrain', source: 'höjder', stepM: 10 },
    ])
    const [flat, terrain] = grounds.map(northOf) as [
      ReturnType<typeof northOf>,
      ReturnType<typeof northOf>,
    ]
    expect([flat.ground, terrain.ground]).toEqual(['flat', 'terrain'])
    expect(flat.north).toBeGreaterThan(145)
    expect(terrain.north).toBeLessThan(45)
  })
})
