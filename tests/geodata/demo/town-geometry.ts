import type { Geometry } from 'geojson'
import { demoPlane } from '../../../geodata/demo/town.ts'
import type { Town } from '../../../geodata/model/town.ts'
import type { PlanePoint } from '../../../geodata/plane.ts'

/** A building back in the plane, rings without their closing point. */
export type Footprint = {
  id: string | null
  outer: PlanePoint[]
  holes: PlanePoint[][]
}

/** The town's buildings in metres. */
export const buildingsOf = (town: Town): Footprint[] =>
  town.obstacles.flatMap(({ kind, shape, externalId }) => {
    if (kind !== 'building' || shape.type !== 'Polygon') return []
    const rings = shape.coordinates.map((ring) => ring.slice(1).map(demoPlane.toPlane))
    return [{ id: externalId, outer: rings[0]!, holes: rings.slice(1) }]
  })

/** Every position of a geometry. */
export function positionsIn(geometry: Geometry | { type: string; coordinates: unknown }) {
  const found: number[][] = []
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return
    if (typeof value[0] === 'number') found.push(value as number[])
    else for (const part of value) walk(part)
  }
  if ('coordinates' in geometry) walk(geometry.coordinates)
  return found
}

const inRing = ([x, y]: PlanePoint, ring: readonly PlanePoint[]): boolean => {
  let inside = false
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring.at(i - 1)!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  })
  return inside
}

/** True under the building's roof; a courtyard is open. */
export const covers = (
  { outer, holes }: Pick<Footprint, 'outer' | 'holes'>,
  point: PlanePoint,
): boolean => inRing(point, outer) && !holes.some((hole) => inRing(point, hole))

/** Shortest distance between the corners of each line and the other line. */
export function edgeDistanceM(a: readonly PlanePoint[], b: readonly PlanePoint[]): number {
  const toLine = ([px, py]: PlanePoint, line: readonly PlanePoint[]) => {
    let best = Number.POSITIVE_INFINITY
    for (let i = 1; i < line.length; i++) {
      const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!]
      const square = (bx - ax) ** 2 + (by - ay) ** 2 || 1
      const t = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / square
      const k = Math.min(1, Math.max(0, t))
      best = Math.min(best, Math.hypot(px - ax - k * (bx - ax), py - ay - k * (by - ay)))
    }
    return best
  }
  return Math.min(...a.map((point) => toLine(point, b)), ...b.map((point) => toLine(point, a)))
}
