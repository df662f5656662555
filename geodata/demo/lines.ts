import type { PlanePoint } from '../plane.ts'

// Lines in the local plane, metres. A line is an open list of points.

export type Line = readonly PlanePoint[]

export const add = (a: PlanePoint, b: PlanePoint, times = 1): PlanePoint => [
  a[0] + b[0] * times,
  a[1] + b[1] * times,
]
export const between = (a: PlanePoint, b: PlanePoint, share: number): PlanePoint => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
]
export const distance = (a: PlanePoint, b: PlanePoint): number =>
  Math.hypot(b[0] - a[0], b[1] - a[1])

/** Unit vector from `a` towards `b`; east when they are the same point. */
export function direction(a: PlanePoint, b: PlanePoint): PlanePoint {
  const length = distance(a, b)
  return length === 0 ? [1, 0] : [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
}

/** The unit vector a quarter turn to the left. */
export const left = ([x, y]: PlanePoint): PlanePoint => [-y, x]

/** Compass bearing of a vector: degrees clockwise from north, [0, 360). */
export const bearingDeg = ([x, y]: PlanePoint): number => {
  const degrees = (Math.atan2(x, y) * 180) / Math.PI
  return degrees < 0 ? degrees + 360 : degrees
}

export function lengthOf(line: Line): number {
  let sum = 0
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!)
  return sum
}

/** A point on a line with the direction the line has there. */
export type OnLine = { at: PlanePoint; along: PlanePoint; segment: number }

/** The point `s` metres from the line's beginning, kept within its ends. */
export function pointAlong(line: Line, s: number): OnLine {
  let rest = Math.max(0, s)
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!]
    const length = distance(a, b)
    if (rest <= length || i === line.length - 1) {
      const along = direction(a, b)
      return { at: add(a, along, Math.min(rest, length)), along, segment: i - 1 }
    }
    rest -= length
  }
  return { at: line[0]!, along: [1, 0], segment: 0 }
}

/** The stretch of a line between two distances from its beginning. */
export function stretch(line: Line, from: number, to: number): PlanePoint[] {
  const [first, last] = [pointAlong(line, from), pointAlong(line, to)]
  return [first.at, ...line.slice(first.segment + 1, last.segment + 1), last.at]
}

/** The line moved `d` metres to its left (negative: right), with mitred bends. */
export function offset(line: Line, d: number): PlanePoint[] {
  return line.map((point, i) => {
    const before = i > 0 ? left(direction(line[i - 1]!, point)) : null
    const after = i < line.length - 1 ? left(direction(point, line[i + 1]!)) : null
    const [n, m] = [before ?? after!, after ?? before!]
    const scale = 1 + n[0] * m[0] + n[1] * m[1]
    return add(point, [n[0] + m[0], n[1] + m[1]], d / Math.max(scale, 0.2))
  })
}

/** Where the endless lines through ab and cd meet; null when they are parallel. */
export function crossing(a: PlanePoint, b: PlanePoint, c: PlanePoint, d: PlanePoint) {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]]
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]]
  const turn = rx * sy - ry * sx
  if (Math.abs(turn) < 1e-9) return null
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / turn
  return add(a, [rx, ry], t)
}

/** Shortest distance from a point to the segment ab. */
export function distanceToSegment(p: PlanePoint, a: PlanePoint, b: PlanePoint): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const square = dx * dx + dy * dy
  const t = square === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square
  return distance(p, add(a, [dx, dy], Math.min(1, Math.max(0, t))))
}

export function distanceToLine(p: PlanePoint, line: Line): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 1; i < line.length; i++)
    nearest = Math.min(nearest, distanceToSegment(p, line[i - 1]!, line[i]!))
  return nearest
}

/** Fewer points, none of the dropped ones farther than `toleranceM` away (Douglas–Peucker 1973). */
export function simplified(line: Line, toleranceM: number): PlanePoint[] {
  const [first, last] = [line[0]!, line.at(-1)!]
  let worst = 0
  let at = 0
  for (let i = 1; i < line.length - 1; i++) {
    const d = distanceToSegment(line[i]!, first, last)
    if (d > worst) [worst, at] = [d, i]
  }
  if (worst <= toleranceM) return [first, last]
  const head = simplified(line.slice(0, at + 1), toleranceM)
  return [...head.slice(0, -1), ...simplified(line.slice(at), toleranceM)]
}

/** The line through the points, rounded by cutting corners (Chaikin 1974); ends stay. */
export function rounded(line: Line, times = 2): PlanePoint[] {
  let points = [...line]
  for (let n = 0; n < times; n++) {
    const next: PlanePoint[] = [points[0]!]
    for (let i = 1; i < points.length; i++)
      next.push(
        between(points[i - 1]!, points[i]!, 0.25),
        between(points[i - 1]!, points[i]!, 0.75),
      )
    points = [...next, points.at(-1)!]
  }
  return points
}
