import { breakIntersections, compute } from 'visibility-polygon'
import { random } from '../../geodata/demo/random.ts'
import { demoTown } from '../../geodata/demo/town.ts'
import { UNKNOWN } from '../../geodata/model/terrain.ts'
import { localPlane, type PlanePoint } from '../../geodata/plane.ts'
import {
  bandShapes,
  cameraView,
  FACES,
  type Standing,
} from '../../geodata/visibility/camera-view.ts'
import { expand } from '../../geodata/visibility/expansion.ts'
import { isInside } from '../../geodata/visibility/mount.ts'
import { buildTerrain } from '../../geodata/visibility/terrain.ts'
import { buildTown, type ObstacleFeature } from '../../geodata/visibility/town.ts'
import { printRatios, sideBySide } from './measure.ts'
import { compareWithGdal } from './viewshed-agreement.ts'

// What one camera costs, all round, against the npm package visibility-polygon on the same walls: it
// is handed only the walls in range, already broken where they cross, and the circle as a box. Then the
// whole of a view: heights, trees, picture, bands and their outlines.

const CAMERAS = 60
const demo = demoTown(2182)
const [west, south, east, north] = demo.bbox
const plane = localPlane([(west + east) / 2, (south + north) / 2])
const features = demo.obstacles.map(
  (obstacle, i) => ({ ...obstacle, id: `${i}` }) as ObstacleFeature,
)

const began = performance.now()
const town = buildTown(features, plane)
const { mesh } = town
console.log(
  `\nA town of ${features.length} obstacles as ${mesh.corners.length / 3} triangles: ` +
    `${(performance.now() - began).toFixed(0)} ms, once`,
)

const rng = random(7, 'bench')
const cameras: PlanePoint[] = []
while (cameras.length < CAMERAS) {
  const at: PlanePoint = [(rng.next() - 0.5) * 700, (rng.next() - 0.5) * 700]
  if (!isInside(mesh, inMm(at), 0.001)) cameras.push(at)
}

function inMm([x, y]: PlanePoint): PlanePoint {
  return [Math.round(x * 1000), Math.round(y * 1000)]
}

type Segment = [[number, number], [number, number]]

const walls: Segment[] = town.casters
  .filter(({ kind }) => kind !== 'tree')
  .flatMap(({ rings }) =>
    rings.flatMap((ring) =>
      Array.from({ length: ring.length / 2 }, (_, k): Segment => {
        const next = (2 * k + 2) % ring.length
        return [
          [ring[2 * k]!, ring[2 * k + 1]!],
          [ring[next]!, ring[next + 1]!],
        ]
      }),
    ),
  )

function wallsInRange([x, y]: PlanePoint, rangeM: number): Segment[] {
  const isNear = ([[ax, ay], [bx, by]]: Segment) =>
    Math.max(ax, bx) > x - rangeM &&
    Math.min(ax, bx) < x + rangeM &&
    Math.max(ay, by) > y - rangeM &&
    Math.min(ay, by) < y + rangeM
  const inside = walls.filter(isNear).map(
    ([[ax, ay], [bx, by]]): Segment => [
      [ax - x, ay - y],
      [bx - x, by - y],
    ],
  )
  // The package needs a closed world; it must hold every wall that reaches out of range.
  const far = 2 * rangeM + 200
  const corners = [
    [-far, -far],
    [far, -far],
    [far, far],
    [-far, far],
  ] as const
  const box = corners.map((corner, i): Segment => [[...corner], [...corners[(i + 1) % 4]!]])
  return [...inside, ...box]
}

/** One round asks for every camera this many times: the clock is coarser than one answer. */
const AGAIN = 50

for (const rangeM of [50, 100, 150, 300]) {
  const given = cameras.map((at) => breakIntersections(wallsInRange(at, rangeM)))
  const mean = given.reduce((sum, list) => sum + list.length, 0) / given.length
  const [own, peer] = sideBySide(
    {
      'triangular expansion': (round) => {
        const at = inMm(cameras[round % CAMERAS]!)
        for (let k = 0; k < AGAIN; k++) expand(mesh, at, { eyeM: 0.001, rangeM })
      },
      'visibility-polygon compute (walls handed to it)': (round) =>
        compute([0, 0], given[round % CAMERAS]!),
    },
    CAMERAS,
  )
  const each = { ...own!, medianMs: own!.medianMs / AGAIN, p95Ms: own!.p95Ms / AGAIN }
  printRatios(`Visibility: one point, 360°, ${rangeM} m, ${Math.round(mean)} walls in range`, [
    each,
    peer!,
  ])
}

const standing = (at: PlanePoint, i: number): Standing => ({
  ...{ id: `${i}`, position: plane.toLonLat(at), mountHeightM: 4, masks: [], reach: null },
  aims: [
    {
      ...{ preset: '', headingDeg: (i * 53) % 360, tiltDeg: 12, hfovDeg: 90, vfovDeg: 55 },
      ...{ rangeM: 150, widthPx: 3840, projection: 'rectilinear' },
    },
  ],
})
printRatios(
  'One camera at 150 m, with heights, trees, picture, bands and outlines in degrees',
  sideBySide(
    {
      'view (what is seen)': (round) =>
        cameraView(town, standing(cameras[round % CAMERAS]!, round)),
      'view and its bands': (round) =>
        bandShapes(
          cameraView(town, standing(cameras[round % CAMERAS]!, round), FACES),
          'en-62676-4-2025',
          town,
        ),
    },
    CAMERAS * 5,
  ),
)
const fifty = cameras.slice(0, 50).map(standing)
printRatios(
  'Fifty cameras anew',
  sideBySide({ 'views of fifty': () => fifty.map((camera) => cameraView(town, camera)) }, 20),
)

// The same cameras over made-up hills: 28 m from top to bottom, cells of 2 m.
const [SIDE, STEP_M] = [1_001, 2]
const values = Int16Array.from({ length: SIDE * SIDE }, (_, i) => {
  const [x, y] = [(i % SIDE) * STEP_M - 1_000, Math.floor(i / SIDE) * STEP_M - 1_000]
  return Math.round(100 * (8 * Math.sin(x / 60) + 6 * Math.cos(y / 45)))
})
const hills = buildTerrain(
  {
    ...{ format: 'tryggkartan-terrain', version: 1, unknown: UNKNOWN, centre: plane.centre },
    ...{ west: -1_000, south: -1_000, stepM: STEP_M, columns: SIDE, rows: SIDE },
    ...{ offsetM: 0, scaleM: 0.01, source: 'bench', values },
  },
  plane,
)
const hilly = buildTown(features, plane, hills)
printRatios(
  'One camera at 150 m over terrain, with heights, trees, picture, bands and outlines in degrees',
  sideBySide(
    {
      'view on flat ground': (round) =>
        cameraView(town, standing(cameras[round % CAMERAS]!, round)),
      'view over terrain': (round) => cameraView(hilly, standing(cameras[round % CAMERAS]!, round)),
      'view over terrain and its bands': (round) =>
        bandShapes(
          cameraView(hilly, standing(cameras[round % CAMERAS]!, round), FACES),
          'en-62676-4-2025',
          hilly,
        ),
    },
    CAMERAS * 5,
  ),
)

compareWithGdal()
