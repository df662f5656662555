import type { PlanePoint } from '../plane.ts'
import type { Footprint, Walls } from './walls.ts'

/** The building whose interior holds a point (courtyards are outside), or `undefined`. */
export function buildingAt({ footprints, footprintIndex }: Walls, [x, y]: PlanePoint) {
  for (const i of footprintIndex?.search(x, y, x, y) ?? [])
    if (isInside(footprints[i]!, x, y)) return footprints[i]!
  return undefined
}

/** Crossings of a ray to the east, over all rings: odd is inside. Source: Shimrat 1962. */
function isInside({ rings }: Footprint, x: number, y: number): boolean {
  let inside = false
  for (const ring of rings) {
    let [px, py] = [ring[ring.length - 2]!, ring[ring.length - 1]!]
    for (let k = 0; k < ring.length; k += 2) {
      const [qx, qy] = [ring[k]!, ring[k + 1]!]
      if (py > y !== qy > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside
      px = qx
      py = qy
    }
  }
  return inside
}

/** How far inside a wall a camera may be drawn and still be taken as mounted on its outside. */
const MOUNT_TOLERANCE_M = 0.5
/** How far off its wall a mounted camera is computed from. */
const STAND_OFF_M = 0.1

/**
 * Where a camera drawn at `point` is computed from: one drawn on, or up to half a metre inside, a
 * façade is moved out to 0.1 m off it.
 *
 * @returns `undefined` for a camera deeper inside a building: it sees nothing of the street
 */
export function mountPoint(walls: Walls, point: PlanePoint): PlanePoint | undefined {
  const [x, y] = point
  const inside = buildingAt(walls, point) !== undefined
  const near = nearestOnWall(walls, x, y, inside ? MOUNT_TOLERANCE_M : STAND_OFF_M)
  if (!near) return inside ? undefined : point
  const [wx, wy, nx, ny] = near
  // Out is the side of the wall where no building is.
  for (const side of [1, -1]) {
    const out: PlanePoint = [wx + side * STAND_OFF_M * nx, wy + side * STAND_OFF_M * ny]
    const beyond = (x - wx) * nx * side + (y - wy) * ny * side
    if (!inside && beyond < 0) continue
    if (!buildingAt(walls, out)) return out
  }
  return inside ? undefined : point
}

/** Nearest point of any wall within `withinM`, and that wall's normal: [x, y, nx, ny]. */
function nearestOnWall({ segments, index }: Walls, x: number, y: number, withinM: number) {
  let best = withinM
  let found: readonly [number, number, number, number] | undefined
  for (const i of index?.search(x - withinM, y - withinM, x + withinM, y + withinM) ?? []) {
    const [ax, ay] = [segments[4 * i]!, segments[4 * i + 1]!]
    const [dx, dy] = [segments[4 * i + 2]! - ax, segments[4 * i + 3]! - ay]
    const length = Math.hypot(dx, dy)
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length ** 2))
    const [wx, wy] = [ax + t * dx, ay + t * dy]
    const distance = Math.hypot(x - wx, y - wy)
    if (distance > best) continue
    best = distance
    found = [wx, wy, -dy / length, dx / length]
  }
  return found
}
