import { breakIntersections, compute } from 'visibility-polygon'
import { random } from '../../geodata/demo/random.ts'
import { demoTown } from '../../geodata/demo/town.ts'
import { localPlane, type PlanePoint } from '../../geodata/plane.ts'
import { buildingAt } from '../../geodata/visibility/inside.ts'
import { visibleRegion } from '../../geodata/visibility/visible-region.ts'
import { buildWalls, type ObstacleFeature } from '../../geodata/visibility/walls.ts'
import { printRatios, sideBySide } from './measure.ts'

// What one camera costs, all round, against the npm package visibility-polygon on the same walls: it
// is handed only the walls in range, already broken where they cross, and the circle as a box.

const CAMERAS = 60
const town = demoTown(2182)
const [west, south, east, north] = town.bbox
const plane = localPlane([(west + east) / 2, (south + north) / 2])
const features = town.obstacles.map(({ kind, shape, heightM }, i) => ({
  ...{ id: `${i}`, kind, heightM, shape },
}))
const walls = buildWalls(features as ObstacleFeature[], plane)

const rng = random(7, 'bench')
const cameras: PlanePoint[] = []
while (cameras.length < CAMERAS) {
  const at: PlanePoint = [(rng.next() - 0.5) * 700, (rng.next() - 0.5) * 700]
  if (!buildingAt(walls, at)) cameras.push(at)
}

type Segment = [[number, number], [number, number]]

function wallsInRange([x, y]: PlanePoint, rangeM: number): Segment[] {
  const near = walls.index!.search(x - rangeM, y - rangeM, x + rangeM, y + rangeM)
  const inside = near.map((i): Segment => {
    const [ax, ay, bx, by] = walls.segments.subarray(4 * i, 4 * i + 4)
    return [
      [ax! - x, ay! - y],
      [bx! - x, by! - y],
    ]
  })
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

for (const rangeM of [50, 150, 300]) {
  const given = cameras.map((at) => breakIntersections(wallsInRange(at, rangeM)))
  const mean = given.reduce((sum, list) => sum + list.length, 0) / given.length
  const measured = sideBySide(
    {
      'visibleRegion (index, sweep)': (round) =>
        visibleRegion(walls, cameras[round % CAMERAS]!, { headingDeg: 0, hfovDeg: 360, rangeM }),
      'visibility-polygon compute (walls handed to it)': (round) =>
        compute([0, 0], given[round % CAMERAS]!),
    },
    CAMERAS,
  )
  printRatios(
    `Visibility: one camera, 360°, ${rangeM} m, ${Math.round(mean)} walls in range`,
    measured,
  )
}
