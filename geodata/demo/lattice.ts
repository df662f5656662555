import type { PlanePoint } from '../plane.ts'
import { add, type Line, simplified } from './lines.ts'
import { type Random, random } from './random.ts'

// The town grew from a grid that was never quite a grid: columns run north, rows run east, all of
// them bent by the river and, farther out, by the hills.

/** Where the columns stand, metres east of the centre before bending. */
const columns = [-640, -520, -412, -306, -208, -120, -40, 44, 124, 210, 300, 372, 428, 530, 640]
/** Where the rows lie, metres north. The river runs between rows 6 and 7. */
const rows = [-640, -525, -415, -318, -228, -146, -60, -6, 78, 158, 240, 330, 425, 525, 640]

export const COLUMNS = columns.length
export const ROWS = rows.length
export const RIVER_ROW = 6
export const RAIL_COLUMN = 11

/** The grid's crossings and the bent lines between them. */
export type Lattice = {
  /** Any place of the straight grid, as it lies in the bent town. */
  bend: (straight: PlanePoint) => PlanePoint
  /** Place of a grid line's crossing before bending; fractions lie between crossings. */
  straight: (column: number, row: number) => PlanePoint
  node: (column: number, row: number) => PlanePoint
  /** The bent line from one crossing to another on the same column or row. */
  between: (from: Crossing, to: Crossing) => PlanePoint[]
}
export type Crossing = readonly [column: number, row: number]

export function lattice(seed: number): Lattice {
  const rng = random(seed, 'lattice')
  const bend = bending(rng)
  const xs = jittered(columns, rng)
  const ys = jittered(rows, rng)
  const shifts = columns.map(() => rows.map((): PlanePoint => [rng.normal() * 2, rng.normal() * 2]))
  const shift = (i: number, j: number) => shifts[i]?.[j] ?? ([0, 0] as const)

  // A crossing's own shift fades along the lines that leave it.
  const straight = (column: number, row: number): PlanePoint => {
    const [i, j] = [Math.floor(column), Math.floor(row)]
    const [u, v] = [column - i, row - j]
    const at: PlanePoint = [mix(xs, i, u), mix(ys, j, v)]
    const near: Line = [shift(i, j), shift(i + 1, j), shift(i, j + 1), shift(i + 1, j + 1)]
    const weights = [(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v]
    return near.reduce((sum, s, k) => add(sum, s, weights[k]!), at)
  }
  const node = (column: number, row: number) => bend(straight(column, row))

  const edge = (from: Crossing, step: Crossing): PlanePoint[] =>
    simplified(
      Array.from({ length: 9 }, (_, k) =>
        node(from[0] + (step[0] * k) / 8, from[1] + (step[1] * k) / 8),
      ),
      0.7,
    )
  const line = (from: Crossing, to: Crossing): PlanePoint[] => {
    const step: Crossing = [Math.sign(to[0] - from[0]), Math.sign(to[1] - from[1])]
    if (step[0] < 0 || step[1] < 0) return line(to, from).toReversed()
    const count = to[0] - from[0] + to[1] - from[1]
    const edges = Array.from({ length: count }, (_, k) =>
      edge([from[0] + step[0] * k, from[1] + step[1] * k], step),
    )
    return [...edges.flatMap((points) => points.slice(0, -1)), edges.at(-1)!.at(-1)!]
  }
  return { bend, straight, node, between: line }
}

const mix = (values: readonly number[], i: number, share: number) =>
  values[i]! + ((values[i + 1] ?? values[i]!) - values[i]!) * share

// Streets near each other must not swap places, and the river and railway keep their width.
function jittered(values: readonly number[], rng: Random): number[] {
  return values.map((value) => value + (Math.abs(value) > 90 ? rng.between(-5, 5) : 0))
}

const smooth = (low: number, high: number, value: number) => {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

/** The river's meanders pull nearby streets along; the outskirts swirl with the terrain. */
function bending(rng: Random): (point: PlanePoint) => PlanePoint {
  const [p1, p2, p3, p4, p5] = Array.from({ length: 5 }, () => rng.between(0, 2 * Math.PI)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const tilt = (rng.chance(0.5) ? 1 : -1) * rng.between(0.09, 0.17)

  return ([x, y]) => {
    const meander = 25 * Math.sin(x / 150 + p1) + 6 * Math.sin(x / 70 + p2)
    const nearRiver = Math.exp(-(((y + 33) / 150) ** 2))
    const r = Math.hypot(x, y)
    const wild = 4 + 22 * smooth(230, 600, r)
    const bx = x + wild * Math.sin(y / 120 + p3)
    const by = y + meander * nearRiver + wild * Math.sin(x / 130 + p4)
    const turn = tilt + 0.15 * smooth(200, 620, r) * Math.sin(2 * Math.atan2(y, x) + p5)
    const [c, s] = [Math.cos(turn), Math.sin(turn)]
    return [bx * c - by * s, bx * s + by * c]
  }
}
