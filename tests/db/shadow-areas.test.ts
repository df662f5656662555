import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { random } from '../../geodata/demo/random.ts'
import type { PlanePoint } from '../../geodata/plane.ts'
import { cameraView } from '../../geodata/visibility/camera-view.ts'
import { areaM2 } from '../../geodata/visibility/radial.ts'
import { box, building, ofHeight, plane, townOf, wall } from '../geodata/visibility/towns.ts'
import { homeKind, testDb } from '../support/database.ts'

// PostGIS as a judge of what a camera sees: each obstacle's shadow is a few polygons made here from its
// corners alone, and the database takes their union out of the circle that the camera reaches.

const RANGE_M = 100
/** Of the circle: a square of 18 cm. Rounding to millimetres, drawn out by the shadows, comes to a tenth of it. */
const TOLERANCE = 1e-6
/** Coordinates of what PostGIS makes are rounded to this: without, its unions may fail on floating point. */
const GRID_M = 1e-4

type Ring = readonly PlanePoint[]
type Standing = { heightM: number; rings: readonly Ring[]; isLine: boolean }
type Scene = { eyeM: number; targetM: number; standing: Standing[] }

const inMm = ([x, y]: PlanePoint): PlanePoint => [
  Math.round(x * 1000) / 1000,
  Math.round(y * 1000) / 1000,
]

/** A camera at the plane's centre, and round it houses, some of odd shapes, and walls. */
function sceneOf(seed: number): Scene {
  const rng = random(seed, 'shadows')
  const place = () => {
    const [angle, distanceM] = [rng.between(0, 2 * Math.PI), rng.between(32, 90)]
    return [distanceM * Math.cos(angle), distanceM * Math.sin(angle)] as const
  }
  const around = (turned: (x: number, y: number, turnDeg: number) => Ring[]): Standing => {
    const rings = turned(...place(), rng.between(0, 90)).map((ring) => ring.map(inMm))
    return { heightM: rng.between(0.5, 10), rings, isLine: false }
  }
  const side = () => rng.between(3, 22)
  const houses = Array.from({ length: 9 }, () =>
    around((x, y, turnDeg) => [box(x, y, side(), side(), turnDeg)]),
  )
  const courtyards = [0, 1].map(() =>
    around((x, y, turnDeg) => [box(x, y, 26, 20, turnDeg), box(x, y, 14, 9, turnDeg).toReversed()]),
  )
  const angled = [0, 1].map(() => around((x, y, turnDeg) => [ell(box(x, y, 24, 18, turnDeg))]))
  // Nearer ones: small, so that the camera stands in the open.
  const kiosks = [8, -11].map((x) => ({
    ...{ heightM: rng.between(1, 3.4), isLine: false },
    rings: [box(x, rng.between(-6, 6), 3, 4, rng.between(0, 90)).map(inMm)],
  }))
  const walls = [0, 1, 2].map(() => {
    const [x, y] = place()
    const ring = [inMm([x, y]), inMm([x + side(), y - side()])]
    return { heightM: rng.between(1, 5), rings: [ring], isLine: true }
  })
  return {
    ...{ eyeM: rng.between(2.5, 7), targetM: rng.pick([0, 1, 1.7]) },
    standing: [...houses, ...courtyards, ...angled, ...kiosks, ...walls],
  }
}

/** A box without its third corner's quarter. */
const ell = ([a, b, c, d]: Ring): Ring => {
  const middle = (one: PlanePoint, other: PlanePoint): PlanePoint => [
    (one[0] + other[0]) / 2,
    (one[1] + other[1]) / 2,
  ]
  return [a!, b!, middle(b!, c!), middle(a!, c!), middle(c!, d!), d!]
}

type Polygon = { type: 'Polygon'; coordinates: PlanePoint[][] }
const closed = (ring: Ring) => [...ring, ring[0]!]

/**
 * What an obstacle hides from a camera at the origin, in pieces that overlap: where it stands, and
 * behind each edge what lies between it and its image. The image of a roof's edge b high is
 * (H − h) / (H − b) times as far; of what is as high as the camera, outside the circle.
 */
function shadowPieces({ heightM, rings, isLine }: Standing, { eyeM, targetM }: Scene): Polygon[] {
  const nearestM = Math.min(...rings.flat().map(([x, y]) => Math.hypot(x, y))) / 2
  const image = heightM >= eyeM ? (2 * RANGE_M) / nearestM : (eyeM - targetM) / (eyeM - heightM)
  const edges = rings.flatMap((ring) =>
    (isLine ? ring.slice(0, -1) : ring).map((a, k) => [a, ring[(k + 1) % ring.length]!] as const),
  )
  const behind = edges.flatMap(([a, b]): Polygon[] => {
    const isAlongRay = Math.abs(a[0] * b[1] - a[1] * b[0]) < 1e-3
    if (isAlongRay || image <= 1) return []
    const times = ([x, y]: PlanePoint): PlanePoint => [x * image, y * image]
    return [{ type: 'Polygon', coordinates: [closed([a, b, times(b), times(a)])] }]
  })
  const stands: Polygon[] = isLine ? [] : [{ type: 'Polygon', coordinates: rings.map(closed) }]
  return [...stands, ...behind]
}

/** The circle as a polygon of 720 corners and the circle's own area. */
function disc(): Polygon {
  const step = (2 * Math.PI) / 720
  const reach = RANGE_M * Math.sqrt(step / Math.sin(step))
  const ring = Array.from(
    { length: 720 },
    (_, i): PlanePoint => [reach * Math.cos(i * step), reach * Math.sin(i * step)],
  )
  return { type: 'Polygon', coordinates: [closed(ring)] }
}

/**
 * Area that PostGIS leaves of the circle, in m². A failure of GEOS is an error on the server home and no
 * row, or null, on the embedded one; shapes that are not valid are not asked about.
 */
async function areaByPostgis(scene: Scene): Promise<number> {
  const pieces = scene.standing.flatMap((one) => shadowPieces(one, scene))
  const texts = JSON.stringify(pieces.map((one) => JSON.stringify(one)))
  const circle = JSON.stringify(disc())
  const { rows } = await sql<{ count: number; valid: boolean; seenM2: number | null }>`
    with piece as (
      select ST_GeomFromGeoJSON(value) as shape from json_array_elements_text(${texts}::text::json)),
    hidden as (
      select count(*)::int as count, bool_and(ST_IsValid(shape)) as valid,
        ST_Union(shape, ${GRID_M}::float8) as shape
      from piece),
    seen as (
      select ST_Difference(ST_GeomFromGeoJSON(${circle}::text), shape, ${GRID_M}::float8) as shape
      from hidden)
    select count, valid and ST_IsValid(hidden.shape) and ST_IsValid(seen.shape) as valid,
      ST_Area(seen.shape) as "seenM2"
    from hidden, seen`.execute(await testDb())
  expect(rows).toEqual([{ count: pieces.length, valid: true, seenM2: expect.any(Number) }])
  return rows[0]!.seenM2!
}

function areaByUs({ eyeM, targetM, standing }: Scene): number {
  const town = townOf(
    ...standing.map(({ heightM, rings, isLine }, i) =>
      isLine ? wall(`${i}`, heightM, ...rings[0]!) : ofHeight(heightM, building(`${i}`, ...rings)),
    ),
  )
  const camera = {
    ...{ id: '', position: plane.centre, mountHeightM: eyeM, masks: [], reach: null },
    aims: [
      {
        ...{ preset: '', headingDeg: 0, tiltDeg: 0, hfovDeg: 360, vfovDeg: 180, rangeM: RANGE_M },
        ...{ widthPx: 4000, projection: 'rectilinear' as const },
      },
    ],
  }
  const view = cameraView(town, camera, { targetM, leaves: false })
  // The judge's camera is at the origin; this one must not have been moved off a wall.
  expect([view.status, ...view.apex]).toEqual(['sees', 0, 0])
  return areaM2(view.aims[0]!.region)
}

const seeds = Array.from({ length: 12 }, (_, i) => i + 1)
const circleM2 = Math.PI * RANGE_M ** 2

describe(`PostGIS on the ${homeKind} home`, () => {
  test.each(seeds)('leaves as much of the circle in town %i as a camera sees', async (seed) => {
    const scene = sceneOf(seed)
    const [ours, theirs] = [areaByUs(scene), await areaByPostgis(scene)]
    expect(Math.abs(ours - theirs)).toBeLessThan(TOLERANCE * circleM2)
    // A town that hides nothing, or everything, would prove little.
    expect(ours / circleM2).toBeGreaterThan(0.15)
    expect(ours / circleM2).toBeLessThan(0.85)
  })

  // What the judge could overlook, the test above could not see.
  test.each(seeds)('tells town %i with a decimetre more of height apart', async (seed) => {
    const scene = sceneOf(seed)
    const standing = scene.standing.map((one) => ({ ...one, heightM: one.heightM + 0.1 }))
    const higher = await areaByPostgis({ ...scene, standing })
    expect(areaByUs(scene) - higher).toBeGreaterThan(100 * TOLERANCE * circleM2)
  })
})
