import type { PlanePoint } from '../plane.ts'
import { between, type Line } from './lines.ts'
import type { Box, Ring } from './rings.ts'

// Each edge of the box as: how far inside it a point is.
const edges = ([west, south, east, north]: Box) =>
  [
    (p: PlanePoint) => p[0] - west,
    (p: PlanePoint) => east - p[0],
    (p: PlanePoint) => p[1] - south,
    (p: PlanePoint) => north - p[1],
  ] as const

export const isWithin = ([x, y]: PlanePoint, [west, south, east, north]: Box, marginM = 0) =>
  x >= west + marginM && x <= east - marginM && y >= south + marginM && y <= north - marginM

/** The part of a ring inside a box; empty when none is (Sutherland–Hodgman 1974). */
export function clippedRing(ring: Ring, box: Box): Ring {
  let points: PlanePoint[] = [...ring]
  for (const inside of edges(box)) {
    const kept: PlanePoint[] = []
    points.forEach((b, i) => {
      const a = points.at(i - 1)!
      const [da, db] = [inside(a), inside(b)]
      if (da < 0 !== db < 0) kept.push(between(a, b, da / (da - db)))
      if (db >= 0) kept.push(b)
    })
    points = kept
  }
  return points.length < 3 ? [] : points
}

/** The parts of a line inside a box. */
export function clippedLine(line: Line, box: Box): PlanePoint[][] {
  const parts: PlanePoint[][] = []
  for (let i = 1; i < line.length; i++) {
    let [from, to] = [0, 1]
    const [a, b] = [line[i - 1]!, line[i]!]
    for (const inside of edges(box)) {
      const [da, db] = [inside(a), inside(b)]
      if (da < 0 && db < 0) to = -1
      else if (da < 0) from = Math.max(from, da / (da - db))
      else if (db < 0) to = Math.min(to, da / (da - db))
    }
    if (from >= to) continue
    const start = between(a, b, from)
    if (from === 0 && parts.length > 0 && i > 1) parts.at(-1)!.push(between(a, b, to))
    else parts.push([start, between(a, b, to)])
  }
  return parts
}
