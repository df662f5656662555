import { localPlane, type PlanePoint } from '../../../geodata/plane.ts'
import { buildWalls, type ObstacleFeature, type Walls } from '../../../geodata/visibility/walls.ts'

export const plane = localPlane([17.0575, 61.3037])

/** A building from corners on the plane, in metres; courtyards follow. */
export function building(id: string, ...rings: PlanePoint[][]): ObstacleFeature {
  const coordinates = rings.map((ring) => [...ring, ring[0]!].map(plane.toLonLat))
  return { id, kind: 'building', heightM: 9, shape: { type: 'Polygon', coordinates } }
}

/** Corners of a w × h box whose middle is at x, y, turned `turnDeg`. */
export function box(x: number, y: number, w: number, h: number, turnDeg = 0): PlanePoint[] {
  const [sin, cos] = [Math.sin((turnDeg * Math.PI) / 180), Math.cos((turnDeg * Math.PI) / 180)]
  return [
    [-w / 2, -h / 2],
    [w / 2, -h / 2],
    [w / 2, h / 2],
    [-w / 2, h / 2],
  ].map(([dx, dy]) => [x + dx! * cos - dy! * sin, y + dx! * sin + dy! * cos] as const)
}

export const townOf = (...obstacles: ObstacleFeature[]): Walls => buildWalls(obstacles, plane)

/** Second implementation: true when the straight line between two points meets no wall. */
export function clearLine(
  { segments }: Walls,
  [px, py]: PlanePoint,
  [qx, qy]: PlanePoint,
): boolean {
  const side = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number) =>
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  for (let k = 0; k < segments.length; k += 4) {
    const [ax, ay, bx, by] = segments.subarray(k, k + 4) as unknown as [
      number,
      number,
      number,
      number,
    ]
    const separated =
      side(px, py, qx, qy, ax, ay) * side(px, py, qx, qy, bx, by) <= 0 &&
      side(ax, ay, bx, by, px, py) * side(ax, ay, bx, by, qx, qy) <= 0
    if (separated) return false
  }
  return true
}

/** Distance from a point to the nearest wall, in metres. */
export function toNearestWall({ segments }: Walls, [x, y]: PlanePoint): number {
  let best = Number.POSITIVE_INFINITY
  for (let k = 0; k < segments.length; k += 4) {
    const [ax, ay, bx, by] = segments.subarray(k, k + 4) as unknown as [
      number,
      number,
      number,
      number,
    ]
    const [dx, dy] = [bx - ax, by - ay]
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    best = Math.min(best, Math.hypot(x - ax - t * dx, y - ay - t * dy))
  }
  return best
}
