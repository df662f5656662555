import type { PlanePoint } from '../plane.ts'
import type { Canvas } from './canvas.ts'
import { COLUMNS, type Lattice, RAIL_COLUMN, RIVER_ROW, ROWS } from './lattice.ts'
import { add, between, left, lengthOf, offset, pointAlong, rounded, stretch } from './lines.ts'
import type { Random } from './random.ts'
import type { Ring } from './rings.ts'
import { avenue } from './trees.ts'

/** Half the water's width where bridges cross, with what the abutments need. */
export const BRIDGE_HALF_M = 18

/** The river with its grassy banks, and trees along the quays. */
export function river(town: Canvas, grid: Lattice, rng: Random): void {
  const steps = (COLUMNS - 1) * 6
  const south: PlanePoint[] = []
  const north: PlanePoint[] = []
  const phase = rng.between(0, 6)
  for (let k = 0; k <= steps; k++) {
    const column = k / 6
    const [a, b] = [grid.node(column, RIVER_ROW), grid.node(column, RIVER_ROW + 1)]
    const half = 0.255 + 0.03 * Math.sin(column * 1.9 + phase)
    south.push(between(a, b, 0.5 - half))
    north.push(between(a, b, 0.5 + half))
  }
  const last = COLUMNS - 1
  const corridor: Ring = [
    ...grid.between([0, RIVER_ROW], [last, RIVER_ROW]),
    ...grid.between([last, RIVER_ROW + 1], [0, RIVER_ROW + 1]),
  ]
  town.patches.push({ layer: 'green', kind: 'grass', name: '', ring: corridor })
  const ring: Ring = [...south, ...north.toReversed()]
  town.patches.push({ layer: 'water', kind: 'river', name: 'Tvättarån', ring })
  for (const column of [3, 5.5, 8, 10.2])
    town.labels.push({ kind: 'water', name: 'Tvättarån', at: grid.node(column, RIVER_ROW + 0.5) })
  const quay = (row: number) => grid.between([3, row], [RAIL_COLUMN, row])
  for (const side of [-6.6, 6.6])
    avenue(town, grid.between([4, 10], [RAIL_COLUMN - 1, 10]), side, rng, 14)
  avenue(town, quay(RIVER_ROW), 7.2, rng, 13)
  avenue(town, quay(RIVER_ROW + 1), -7.2, rng, 13)
}

/** Two tracks through the town, a third at the station. */
export function railway(town: Canvas, grid: Lattice): void {
  const sideLine = (column: number) => grid.between([column, 0], [column, ROWS - 1])
  const [a, b] = [sideLine(RAIL_COLUMN), sideLine(RAIL_COLUMN + 1)]
  const steps = 24
  const waypoints = Array.from({ length: steps + 1 }, (_, k) =>
    between(
      pointAlong(a, (lengthOf(a) * k) / steps).at,
      pointAlong(b, (lengthOf(b) * k) / steps).at,
      0.5,
    ),
  )
  const middle = rounded(waypoints, 2)
  const track = (line: readonly PlanePoint[], name = '') =>
    town.roads.push({ line: [...line], kind: 'rail', name, bridge: false })
  track(offset(middle, 2.4), 'Kustbanan')
  track(offset(middle, -2.4))

  platform(town, grid)
  // The loop by the platform leaves and joins the line at switches.
  const [low, high] = [grid.node(RAIL_COLUMN + 0.5, 6.2), grid.node(RAIL_COLUMN + 0.5, 9.6)]
  const nearest = (to: PlanePoint) =>
    middle.reduce(
      (best, p, i) => {
        const d = Math.hypot(p[0] - to[0], p[1] - to[1])
        return d < best.d ? { d, i } : best
      },
      { d: Number.POSITIVE_INFINITY, i: 0 },
    ).i
  const loop = middle.slice(nearest(low), nearest(high) + 1)
  const n = loop.length - 1
  track(
    loop.map((point, i) => {
      const { along } = pointAlong(loop, (lengthOf(loop) * i) / n)
      const out = 2.4 + 4.6 * Math.min(1, Math.min(i, n - i) / 8)
      return add(point, left(along), out)
    }),
  )
}

/** On foot over the forecourt to the tunnel, and the platform behind the station. */
function platform(town: Canvas, grid: Lattice): void {
  const [gate, mouth] = [grid.node(RAIL_COLUMN - 1, 8), grid.node(RAIL_COLUMN, 8)]
  town.roads.push({ line: [gate, mouth], kind: 'path', name: '', bridge: false })
  const edge = offset(grid.between([RAIL_COLUMN, 7], [RAIL_COLUMN, 9]), -11)
  const platform = stretch(edge, 12, lengthOf(edge) - 12)
  const ring = [...offset(platform, -5), ...platform.toReversed()]
  town.patches.push({ layer: 'squares', kind: 'square', name: 'Perrongen', ring })
}
