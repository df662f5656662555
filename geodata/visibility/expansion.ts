import { type Mesh, nextOf, triangleAt } from './mesh.ts'

/**
 * What is met first all round a point, as slices in the order of a turn to the left: slice i lies between
 * the corners `left[i − 1]` and `left[i]` and is ended by one half-edge, or is open as far as one looks.
 */
export type Star = {
  /** Where one stands, in whole millimetres. */
  apex: readonly [x: number, y: number]
  /** The corner of the mesh that each slice ends at; slice 0 begins at the last one. */
  left: number[]
  /** The half-edge that ends each slice, seen from inside; −1 where nothing does within range. */
  ends: number[]
}

/** Whether a half-edge stops sight from a height: what lies behind it, or a line along it, is as high. */
export const stops = ({ across, heightM, lineM }: Mesh, e: number, eyeM: number): boolean => {
  const other = across[e]!
  return lineM[e]! >= eyeM || (other !== -1 && heightM[(other / 3) | 0]! >= eyeM)
}

/**
 * Everything seen from a point at a height between barriers that are as high, out to a range: the walk
 * visits the triangles that are seen and no others.
 *
 * Source: triangular expansion, Bungiu, Hemmer, Hershberger, Huang and Kröller, "Efficient computation of
 * visibility polygons", 2014. Every turn is judged by the sign of a product of whole numbers below 2⁵³,
 * which doubles give exactly.
 *
 * @param apex in whole millimetres; stands in no barrier as high as `eyeM`, and on no edge of one
 * @returns `undefined` for a point outside the mesh: nothing stands within a kilometre of it
 */
export function expand(
  mesh: Mesh,
  apex: readonly [number, number],
  { eyeM, rangeM }: { eyeM: number; rangeM: number },
): Star | undefined {
  const first = triangleAt(mesh, ...apex)
  if (first === -1) return undefined
  const walk = new Walk(mesh, apex, eyeM, rangeM * 1000)
  for (const e of around(mesh, first, apex)) {
    const [right, left] = [mesh.corners[e]!, mesh.corners[nextOf(e)]!]
    walk.look(e, right, left)
  }
  return { apex, left: walk.left, ends: walk.ends }
}

class Walk {
  readonly left: number[] = []
  readonly ends: number[] = []
  readonly #mesh: Mesh
  readonly #x: number
  readonly #y: number
  readonly #eyeM: number
  readonly #range2: number

  constructor(mesh: Mesh, [x, y]: readonly [number, number], eyeM: number, rangeMm: number) {
    this.#mesh = mesh
    this.#x = x
    this.#y = y
    this.#eyeM = eyeM
    this.#range2 = rangeMm * rangeMm
  }

  /** Looks through a half-edge, between the corners `right` and `left`. */
  look(e: number, right: number, left: number): void {
    const { points, corners, across } = this.#mesh
    const other = across[e]!
    const isStopped = stops(this.#mesh, e, this.#eyeM)
    if (isStopped || other === -1 || this.#isFar(e)) {
      this.#end(isStopped ? e : -1, left)
      return
    }

    // The triangle beyond: its third corner parts what is seen of it in two, or hides one of them.
    const toRight = nextOf(other)
    const toLeft = nextOf(toRight)
    const corner = corners[toLeft]!
    const [cx, cy] = [points[2 * corner]! - this.#x, points[2 * corner + 1]! - this.#y]
    const [rx, ry] = [points[2 * right]! - this.#x, points[2 * right + 1]! - this.#y]
    const [lx, ly] = [points[2 * left]! - this.#x, points[2 * left + 1]! - this.#y]
    const isLeftOfRight = rx * cy - ry * cx > 0
    const isRightOfLeft = lx * cy - ly * cx < 0
    if (isLeftOfRight) this.look(toRight, right, isRightOfLeft ? corner : left)
    if (isRightOfLeft) this.look(toLeft, isLeftOfRight ? corner : right, left)
  }

  #end(e: number, left: number): void {
    const last = this.ends.length - 1
    // Two in a row that end at the same are one.
    if (last >= 0 && this.ends[last] === e) this.left[last] = left
    else {
      this.ends.push(e)
      this.left.push(left)
    }
  }

  /** Whether no point of an edge is within range. */
  #isFar(e: number): boolean {
    const { points, corners } = this.#mesh
    const [a, b] = [2 * corners[e]!, 2 * corners[nextOf(e)]!]
    const [ax, ay] = [points[a]! - this.#x, points[a + 1]! - this.#y]
    const [dx, dy] = [points[b]! - points[a]!, points[b + 1]! - points[a + 1]!]
    const along = -(ax * dx + ay * dy)
    const length2 = dx * dx + dy * dy
    if (along <= 0) return ax * ax + ay * ay > this.#range2
    if (along >= length2) return (ax + dx) ** 2 + (ay + dy) ** 2 > this.#range2
    const cross = ax * dy - ay * dx
    return cross * cross > this.#range2 * length2
  }
}

/**
 * The half-edges round a point, in the order of a turn to the left: those of its triangle; or, where it
 * lies on an edge or a corner, of all triangles that it touches, but for those it lies on.
 */
function around(mesh: Mesh, first: number, [x, y]: readonly [number, number]): number[] {
  const { points, corners, across } = mesh
  const isOn = (e: number) => {
    const [a, b] = [2 * corners[e]!, 2 * corners[nextOf(e)]!]
    const [ax, ay] = [points[a]! - x, points[a + 1]! - y]
    return ax * (points[b + 1]! - y) - ay * (points[b]! - x) === 0
  }
  const found: number[] = []
  const visit = (e: number): void => {
    // Through an edge that the point lies on, the triangle beyond takes its place.
    if (!isOn(e)) found.push(e)
    else if (across[e] !== -1 && !seen.has((across[e]! / 3) | 0)) {
      const other = across[e]!
      seen.add((other / 3) | 0)
      visit(nextOf(other))
      visit(nextOf(nextOf(other)))
    }
  }
  const seen = new Set([first])
  for (const e of [3 * first, 3 * first + 1, 3 * first + 2]) visit(e)
  return found
}
