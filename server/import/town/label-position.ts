import type { Geometry, Position } from 'geojson'
import type { LonLat } from '../../../geodata/position.ts'
import { EARTH_RADIUS_M, toRadians } from '../../../geodata/units.ts'
import { linesOf, pointsOf, polygonsOf } from './source-feature.ts'

/** Where to write a name, or to jump to: on the point, on the line, inside the area. */
export function labelPosition(geometry: Geometry): LonLat | undefined {
  const [point] = pointsOf(geometry)
  if (point) return [point[0]!, point[1]!]
  const outers = polygonsOf(geometry).map((rings) => rings[0]!)
  if (outers.length > 0) return insideRing(largest(outers, (ring) => Math.abs(ringArea(ring))))
  const lines = linesOf(geometry)
  return lines.length > 0 ? middleOfLine(largest(lines, roughLengthM)) : undefined
}

const largest = <T>(items: T[], size: (item: T) => number): T =>
  items.reduce((best, item) => (size(item) > size(best) ? item : best))

/** Length of a line in metres on a plane, to about a per cent within a town. */
export function roughLengthM(line: readonly Position[]): number {
  let sumM = 0
  for (let i = 1; i < line.length; i++) sumM += stepM(line[i - 1]!, line[i]!)
  return sumM
}

function stepM([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const east = toRadians(lon2! - lon1!) * Math.cos(toRadians((lat1! + lat2!) / 2))
  return Math.hypot(east, toRadians(lat2! - lat1!)) * EARTH_RADIUS_M
}

/** The point half way along a line; undefined for a line without positions. */
export function middleOfLine(line: readonly Position[]): LonLat | undefined {
  let restM = roughLengthM(line) / 2
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!]
    const lengthM = stepM(from, to)
    if (lengthM >= restM && lengthM > 0) {
      const t = restM / lengthM
      return [from[0]! + (to[0]! - from[0]!) * t, from[1]! + (to[1]! - from[1]!) * t]
    }
    restM -= lengthM
  }
  return line[0] && [line[0][0]!, line[0][1]!]
}

// Twice the signed area in square degrees: only compared, never shown.
function ringArea(ring: readonly Position[]): number {
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!
  }
  return sum
}

// The middle of the widest stretch inside the ring on the parallel through the middle of its box:
// always inside, and close to the centre for shapes that have one.
function insideRing(ring: readonly Position[]): LonLat {
  const lats = ring.map(([, lat]) => lat!)
  const lat = (lats.reduce((a, b) => Math.min(a, b)) + lats.reduce((a, b) => Math.max(a, b))) / 2
  const crossings: number[] = []
  for (let i = 1; i < ring.length; i++) {
    const [lon1, lat1] = ring[i - 1]! as [number, number]
    const [lon2, lat2] = ring[i]! as [number, number]
    if (lat1 <= lat !== lat2 <= lat) {
      crossings.push(lon1 + ((lat - lat1) / (lat2 - lat1)) * (lon2 - lon1))
    }
  }
  crossings.sort((a, b) => a - b)
  let best: [number, number] = [ring[0]![0]!, ring[0]![0]!]
  for (let i = 1; i < crossings.length; i += 2) {
    const stretch: [number, number] = [crossings[i - 1]!, crossings[i]!]
    if (stretch[1] - stretch[0] > best[1] - best[0]) best = stretch
  }
  return [(best[0] + best[1]) / 2, lat]
}
