import Constrainautor from '@kninnug/constrainautor'
import Delaunator from 'delaunator'
import { type Chain, type Snapped, snap } from './snap.ts'

/** Something that may hide what is behind it: rings are its outline, lines stand by themselves. */
export type Barrier = { heightM: number; rings: Chain['corners'][]; lines: Chain['corners'][] }

/**
 * A town as triangles that have its walls among their edges: whoever looks walks from triangle to
 * triangle until something too high is met. Typed arrays alone, so that it travels between threads.
 *
 * Triangle t has the half-edges 3t, 3t + 1, 3t + 2; half-edge e goes from corner `corners[e]` to that of
 * the next one in its triangle, which lies to its left.
 */
export type Mesh = {
  /** x, y of each corner in whole millimetres on the town's plane. */
  points: Float64Array
  /** Corner where each half-edge begins; three a triangle, counter-clockwise. */
  corners: Uint32Array
  /** The half-edge on the other side, −1 at the rim. */
  across: Int32Array
  /** Height of the tallest barrier that covers each triangle, in metres; 0 for open ground. */
  heightM: Float64Array
  /** Which one that is, by its place in the list; −1 for none. */
  tallest: Int32Array
  /** Height of the tallest line along each half-edge; 0 where there is none. */
  lineM: Float64Array
  line: Int32Array
  /** A triangle to begin a search from, for each cell of a grid over the mesh. */
  starts: Int32Array
}

/** How far the mesh reaches beyond what stands in the town: more than any camera's range. */
const RIM_MM = 1_000_000
/** Cells of the grid of starts, each way. */
export const STARTS = 64

/**
 * Makes the mesh of a town: its outlines snapped and dissolved into one another, in a constrained
 * Delaunay triangulation. Source: Sloan 1993 (`@kninnug/constrainautor` on `delaunator`).
 *
 * @param barriers outlines in whole millimetres; those that overlap count as high as the highest
 */
export function buildMesh(barriers: readonly Barrier[]): Mesh {
  const snapped = snap(
    barriers.flatMap(({ rings, lines }, obstacle) => [
      ...rings.map((corners) => ({ obstacle, corners, closed: true })),
      ...lines.map((corners) => ({ obstacle, corners, closed: false })),
    ]),
  )
  const points = Float64Array.from([...snapped.points, ...rim(snapped.points)])
  // Delaunator's triangles run clockwise where y points up: it is handed the town upside down.
  const net = new Delaunator(points.map((value, k) => (k % 2 === 0 ? value : -value)))
  new Constrainautor(
    net,
    snapped.a.map((a, i) => [a, snapped.b[i]!]),
  ).delaunify()
  const [corners, across] = [net.triangles, net.halfedges]
  const mesh = {
    ...{ points, corners, across },
    ...covering(barriers, snapped, { corners, across }),
    ...linesAlong(barriers, snapped, corners),
  }
  return { ...mesh, starts: startsOf(mesh) }
}

/** Four corners well outside. */
function rim(points: readonly number[]): number[] {
  const [minX, minY, maxX, maxY] = extent(points)
  const [west, south] = [minX - RIM_MM, minY - RIM_MM]
  const [east, north] = [maxX + RIM_MM, maxY + RIM_MM]
  return [west, south, east, south, east, north, west, north]
}

/** minX, minY, maxX, maxY of flat coordinates; all 0 for none. */
export function extent(points: ArrayLike<number>): [number, number, number, number] {
  if (points.length === 0) return [0, 0, 0, 0]
  let [minX, minY, maxX, maxY] = [points[0]!, points[1]!, points[0]!, points[1]!]
  for (let k = 2; k < points.length; k += 2) {
    minX = Math.min(minX, points[k]!)
    maxX = Math.max(maxX, points[k]!)
    minY = Math.min(minY, points[k + 1]!)
    maxY = Math.max(maxY, points[k + 1]!)
  }
  return [minX, minY, maxX, maxY]
}

/** One number for a pair of corners, whichever way. */
const pairKey = (a: number, b: number) => (a < b ? a * 2 ** 26 + b : b * 2 ** 26 + a)

type Net = { corners: Uint32Array; across: Int32Array }

export const nextOf = (halfEdge: number) => (halfEdge % 3 === 2 ? halfEdge - 2 : halfEdge + 1)

/**
 * Which barriers cover each triangle: from outside, where none does, an outline is crossed into its
 * barrier or out of it. An outline that runs twice along an edge encloses nothing there.
 */
function covering(barriers: readonly Barrier[], snapped: Snapped, { corners, across }: Net) {
  const isRing = barriers.map(({ rings }) => rings.length > 0)
  const crossed = new Map<number, number[]>()
  for (const [i, obstacles] of snapped.of.entries()) {
    const odd = obstacles.filter(
      (one) => isRing[one] && obstacles.filter((other) => other === one).length % 2 === 1,
    )
    if (odd.length > 0) crossed.set(pairKey(snapped.a[i]!, snapped.b[i]!), [...new Set(odd)])
  }
  const n = corners.length / 3
  const covers: (readonly number[] | undefined)[] = new Array(n)
  const none: readonly number[] = []
  const first = corners.findLastIndex((_, e) => across[e] === -1)
  const start = Math.floor(first / 3)
  covers[start] = none
  const waiting = [start]
  for (let t = waiting.pop(); t !== undefined; t = waiting.pop()) {
    const here = covers[t]!
    for (let e = 3 * t; e < 3 * t + 3; e++) {
      const other = across[e]!
      if (other === -1) continue
      const there = Math.floor(other / 3)
      if (covers[there]) continue
      const through = crossed.get(pairKey(corners[e]!, corners[nextOf(e)]!))
      covers[there] = through ? toggled(here, through) : here
      waiting.push(there)
    }
  }
  const heightM = new Float64Array(n)
  const tallest = new Int32Array(n).fill(-1)
  for (let t = 0; t < n; t++)
    for (const i of covers[t]!)
      if (barriers[i]!.heightM > heightM[t]!) {
        heightM[t] = barriers[i]!.heightM
        tallest[t] = i
      }
  return { heightM, tallest }
}

const toggled = (here: readonly number[], through: readonly number[]) => [
  ...here.filter((one) => !through.includes(one)),
  ...through.filter((one) => !here.includes(one)),
]

function linesAlong(barriers: readonly Barrier[], snapped: Snapped, corners: Uint32Array) {
  const lineM = new Float64Array(corners.length)
  const line = new Int32Array(corners.length).fill(-1)
  const along = new Map<number, number>()
  for (const [i, obstacles] of snapped.of.entries())
    for (const one of obstacles) {
      if (barriers[one]!.lines.length === 0) continue
      const key = pairKey(snapped.a[i]!, snapped.b[i]!)
      const known = along.get(key)
      if (known === undefined || barriers[known]!.heightM < barriers[one]!.heightM)
        along.set(key, one)
    }
  if (along.size > 0)
    for (let e = 0; e < corners.length; e++) {
      const one = along.get(pairKey(corners[e]!, corners[nextOf(e)]!))
      if (one === undefined) continue
      lineM[e] = barriers[one]!.heightM
      line[e] = one
    }
  return { lineM, line }
}

/** Where each cell's search begins: a triangle that has a corner there, or whatever was met last. */
function startsOf({ points, corners }: Pick<Mesh, 'points' | 'corners'>): Int32Array {
  const starts = new Int32Array(STARTS * STARTS).fill(-1)
  const cell = cellOf(points)
  for (let e = 0; e < corners.length; e++) {
    const corner = corners[e]!
    starts[cell(points[2 * corner]!, points[2 * corner + 1]!)] = Math.floor(e / 3)
  }
  let last = 0
  for (let i = 0; i < starts.length; i++) {
    if (starts[i] === -1) starts[i] = last
    last = starts[i]!
  }
  return starts
}

/** The cell of the grid of starts that holds a place; the nearest for one outside. */
function cellOf(points: Float64Array): (x: number, y: number) => number {
  // The rim's corners come last: south-west first, north-east third.
  const [west, south] = points.subarray(points.length - 8)
  const [east, north] = points.subarray(points.length - 4)
  const within = (share: number) => Math.max(0, Math.min(STARTS - 1, Math.floor(share * STARTS)))
  return (x, y) =>
    within((y - south!) / (north! - south!)) * STARTS + within((x - west!) / (east! - west!))
}

/**
 * The triangle that holds a place, its edges included; −1 outside the mesh.
 *
 * Source: the visibility walk (Devillers, Pion and Teillaud 2001); where it would go round for ever, all
 * triangles are asked.
 */
export function triangleAt(mesh: Mesh, x: number, y: number): number {
  const { points, corners, across, starts } = mesh
  let t = starts[cellOf(points)(x, y)]!
  for (let steps = 0; steps < corners.length; steps++) {
    const e = beyond(mesh, t, x, y)
    if (e === -1) return t
    if (across[e] === -1) return -1
    t = Math.floor(across[e]! / 3)
  }
  for (t = 0; t < corners.length / 3; t++) if (beyond(mesh, t, x, y) === -1) return t
  return -1
}

/** A half-edge of a triangle that a place lies to the right of; −1 when it lies in the triangle. */
function beyond({ points, corners }: Mesh, t: number, x: number, y: number): number {
  for (let e = 3 * t; e < 3 * t + 3; e++) {
    const [a, b] = [2 * corners[e]!, 2 * corners[nextOf(e)]!]
    const [ax, ay] = [points[a]! - x, points[a + 1]! - y]
    const [bx, by] = [points[b]! - x, points[b + 1]! - y]
    if (ax * by - ay * bx < 0) return e
  }
  return -1
}
