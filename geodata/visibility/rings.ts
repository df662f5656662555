import type { PlanePoint } from '../plane.ts'
import type { Curve, Interval, Region } from './radial.ts'

/** Rings of one polygon: the outer one to the left, then its holes to the right; closed. */
export type Rings = PlanePoint[][]

/** Ends along one ray nearer to each other than this are one. */
const SAME_M = 1e-6

/**
 * The outline of a region as polygons on the plane, arcs as chords.
 *
 * Every slice gives the near and the far side of each of its intervals; along the ray between two
 * slices, what is seen on one side of it alone gives the rest. Linked together, with what is seen on
 * the left, they are rings.
 *
 * @param toleranceM largest gap between an arc and its chords
 */
export function polygonsOf(region: Region, toleranceM = 0.25): Rings[] {
  const { angles, slices } = region
  const n = slices.length
  if (n === 0) return []
  const isTurn = angles[n]! - angles[0]! > 2 * Math.PI - 1e-9
  const links = new Links(region.apex)
  // Nodes along the ray that each slice begins at; the last ray of a whole turn is the first one.
  const rays = angles.map((_, j) => {
    if (isTurn && j === n) return undefined
    const before = j > 0 ? slices[j - 1] : isTurn ? slices[n - 1] : undefined
    const after = slices[j]
    return links.ray(j, angles[j]!, isTurn && j === 0 ? angles[n]! : angles[j]!, before, after)
  })
  const rayOf = (j: number) => rays[j] ?? rays[0]!
  for (const [i, intervals] of slices.entries())
    for (const interval of intervals) {
      const ends = { from: angles[i]!, to: angles[i + 1]!, rays: [rayOf(i), rayOf(i + 1)] } as const
      links.side(interval, 'outer', ends, toleranceM)
      links.side(interval, 'inner', ends, toleranceM)
    }
  return grouped(links.rings())
}

/** Places along one ray, by their distances from the apex. */
type Ray = { cos: number; sin: number; distances: number[]; first: number }

type Link = { to: number; through: PlanePoint[] }

/** Beyond what any camera sees: what a slice too thin to be parted has at its edge is drawn no farther. */
const FARTHEST_M = 10_000

const distanceAlong = ([a, b, c]: Curve, cos: number, sin: number) =>
  1 / Math.max(a * cos + b * sin + c, 1 / FARTHEST_M)

/**
 * Where an interval begins and ends along a ray. At the edge of a slice its sides may have changed places by
 * their last bits: then there is nothing between them there.
 */
function endsAlong({ inner, outer }: Interval, angle: number) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const near = distanceAlong(inner, cos, sin)
  return { inner: near, outer: Math.max(near, distanceAlong(outer, cos, sin)) }
}

/** Directed edges between numbered places, with what is seen on their left. */
class Links {
  readonly #apex: PlanePoint
  /** Place 0 is the apex. */
  readonly #places: PlanePoint[]
  readonly #out = new Map<number, Link[]>()

  constructor(apex: PlanePoint) {
    this.#apex = apex
    this.#places = [apex]
  }

  #at(distance: number, cos: number, sin: number): PlanePoint {
    return [this.#apex[0] + distance * cos, this.#apex[1] + distance * sin]
  }

  #link(from: number, to: number, through: PlanePoint[] = []): void {
    if (from === to && through.length === 0) return
    const there = this.#out.get(from)
    if (there) there.push({ to, through })
    else this.#out.set(from, [{ to, through }])
  }

  /** Numbers the places along a ray and links what is seen on one side of it alone. */
  ray(
    _j: number,
    angle: number,
    angleBefore: number,
    before: readonly Interval[] = [],
    after: readonly Interval[] = [],
  ): Ray {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const ends = (intervals: readonly Interval[], at: number) =>
      intervals.map((interval) => Object.values(endsAlong(interval, at)))
    const [left, right] = [ends(after, angle), ends(before, angleBefore)]
    const all = [...left, ...right].flat().sort((a, b) => a - b)
    const distances = all.filter((d, k) => k === 0 || d - all[k - 1]! > SAME_M)
    const ray = { cos, sin, distances, first: this.#places.length }
    for (const distance of distances) this.#places.push(this.#at(distance, cos, sin))
    // Ends up to SAME_M off stand at one distance, and distances lie farther apart: half of it tells them apart.
    const covers = (list: number[][], at: number) =>
      list.some(([from, to]) => from! - SAME_M / 2 < at && at < to! + SAME_M / 2)
    for (let k = 0; k + 1 < distances.length; k++) {
      const middle = (distances[k]! + distances[k + 1]!) / 2
      const [isLeft, isRight] = [covers(left, middle), covers(right, middle)]
      const [near, far] = [this.#place(ray, distances[k]!), this.#place(ray, distances[k + 1]!)]
      if (isLeft && !isRight) this.#link(near, far)
      if (isRight && !isLeft) this.#link(far, near)
    }
    return ray
  }

  /** The number of the place at a distance along a ray. */
  #place({ distances, first }: Ray, distance: number): number {
    let best = 0
    for (let k = 1; k < distances.length; k++)
      if (Math.abs(distances[k]! - distance) < Math.abs(distances[best]! - distance)) best = k
    return distances[best]! < SAME_M ? 0 : first + best
  }

  /** One side of an interval, from one ray to the next; the near one runs back. */
  side(
    interval: Interval,
    which: 'inner' | 'outer',
    { from, to, rays: [first, last] }: { from: number; to: number; rays: readonly [Ray, Ray] },
    toleranceM: number,
  ): void {
    const start = this.#place(first, endsAlong(interval, from)[which])
    const end = this.#place(last, endsAlong(interval, to)[which])
    const through = this.#arc(interval[which], from, to, toleranceM)
    if (which === 'outer') this.#link(start, end, through)
    else this.#link(end, start, through.reverse())
  }

  /** The corners between the ends of an arc; none of a straight line. */
  #arc([, , c]: Curve, from: number, to: number, toleranceM: number): PlanePoint[] {
    if (c === 0 || c === Number.POSITIVE_INFINITY) return []
    const widest = 2 * Math.acos(Math.max(0, 1 - toleranceM * c))
    const steps = Math.max(1, Math.ceil((to - from) / widest))
    return Array.from({ length: steps - 1 }, (_, k) => {
      const angle = from + ((to - from) * (k + 1)) / steps
      return this.#at(1 / c, Math.cos(angle), Math.sin(angle))
    })
  }

  /** Follows the links round, each once. */
  rings(): PlanePoint[][] {
    const found: PlanePoint[][] = []
    for (const [start, links] of this.#out)
      while (links.length > 0) {
        const ring: PlanePoint[] = [this.#places[start]!]
        let link: Link | undefined = links.pop()
        while (link) {
          const { through, to } = link
          ring.push(...through, this.#places[to]!)
          if (to === start) break
          link = this.#take(to, ring[ring.length - 2]!)
        }
        // One that ends nowhere is a sliver that the last bits have torn: it holds nothing.
        if (link) found.push(withoutSpikes(ring))
      }
    return found
  }

  /** The link that goes on from a place: the first to the right of where one came from. */
  #take(here: number, [px, py]: PlanePoint): Link | undefined {
    const links = this.#out.get(here) ?? []
    const [x, y] = this.#places[here]!
    let best = links.length - 1
    if (links.length > 1) {
      const back = Math.atan2(py - y, px - x)
      const turn = ({ to, through }: Link) => {
        const [qx, qy] = through[0] ?? this.#places[to]!
        const right = (back - Math.atan2(qy - y, qx - x)) % (2 * Math.PI)
        return right <= 1e-12 ? right + 2 * Math.PI : right
      }
      for (let k = 0; k < links.length; k++) if (turn(links[k]!) < turn(links[best]!)) best = k
    }
    return links.splice(best, 1)[0]
  }
}

/** A closed ring without corners that lie on the straight line between their neighbours. */
function withoutSpikes(ring: PlanePoint[]): PlanePoint[] {
  const kept: PlanePoint[] = []
  for (const point of ring) {
    while (kept.length >= 2 && isStraight(kept[kept.length - 2]!, kept[kept.length - 1]!, point))
      kept.pop()
    kept.push(point)
  }
  return kept
}

const isStraight = ([ax, ay]: PlanePoint, [bx, by]: PlanePoint, [cx, cy]: PlanePoint): boolean => {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, cx - bx, cy - by]
  return Math.abs(ux * vy - uy * vx) <= 1e-9 * (Math.hypot(ux, uy) * Math.hypot(vx, vy) + 1e-9)
}

/** Twice the area inside a ring; more than 0 for one that runs to the left. */
function turning(ring: readonly PlanePoint[]): number {
  let twice = 0
  for (let k = 1; k < ring.length; k++)
    twice += ring[k - 1]![0] * ring[k]![1] - ring[k - 1]![1] * ring[k]![0]
  return twice
}

/** Rings by polygon: each hole with the smallest outer ring that holds it. */
function grouped(rings: PlanePoint[][]): Rings[] {
  const whole = rings.filter((ring) => ring.length >= 4 && Math.abs(turning(ring)) > 1e-6)
  const outers = whole.filter((ring) => turning(ring) > 0)
  const polygons = outers
    .sort((one, other) => turning(one) - turning(other))
    .map((outer): Rings => [outer])
  for (const hole of whole.filter((ring) => turning(ring) < 0))
    polygons.find(([outer]) => holds(outer!, hole[0]!, hole[1]!))?.push(hole)
  return polygons
}

/** Whether a ring holds the middle of an edge of another. */
function holds(ring: readonly PlanePoint[], a: PlanePoint, b: PlanePoint): boolean {
  const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  let inside = false
  for (let k = 1; k < ring.length; k++) {
    const [[px, py], [qx, qy]] = [ring[k - 1]!, ring[k]!]
    if (py > y !== qy > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside
  }
  return inside
}
