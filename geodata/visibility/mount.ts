import { stops } from './expansion.ts'
import { type Mesh, nextOf, triangleAt } from './mesh.ts'

/** How far inside a wall a camera may be drawn and still be taken as mounted on its outside. */
export const MOUNT_TOLERANCE_MM = 500
/** How far off walls a camera is computed from, at least. */
export const STAND_OFF_MM = 100

type Point = readonly [x: number, y: number]

/**
 * A wall as it is met from open ground: its nearest point, how far that is, the way out from it, and on
 * which side of it one is, more than 0 outside.
 */
type Wall = { at: Point; distanceMm: number; normal: Point; side: number }

/**
 * Where a camera drawn at a point is computed from. One drawn on a wall, up to half a metre inside it or
 * nearer than 0.1 m is moved out to 0.1 m off it and all other walls; in a gap narrower than that, to
 * where it is farthest from them. On a wall that stands by itself it hangs on the side it looks to.
 *
 * @param drawn in whole millimetres
 * @param eyeM its height: what is lower stands in no way, and it may be mounted on top of that
 * @param heading the way it looks, as a vector
 * @returns whole millimetres; `undefined` for a camera deeper inside something as high as itself
 */
export function mountPoint(
  mesh: Mesh,
  drawn: Point,
  eyeM: number,
  heading: Point,
): Point | undefined {
  const isIn = isInside(mesh, drawn, eyeM)
  const wall = nearestWall(mesh, drawn, eyeM, isIn ? MOUNT_TOLERANCE_MM : STAND_OFF_MM, heading)
  if (!wall) return isIn ? undefined : drawn
  let best: { at: Point; offMm: number } | undefined
  let at: Point = offWall(wall, STAND_OFF_MM)
  // In a corner, away from one wall may be towards another, or into it.
  for (let tries = 0; tries < 12; tries++) {
    const next = nearestWall(mesh, at, eyeM, 2 * STAND_OFF_MM, heading)
    const offMm = next ? Math.sign(next.side) * next.distanceMm : 2 * STAND_OFF_MM
    if (!best || offMm > best.offMm) best = { at, offMm }
    if (!next || offMm >= STAND_OFF_MM - 1) break
    at = offWall({ ...next, at }, STAND_OFF_MM - offMm)
  }
  if (best && best.offMm > 0) return best.at
  return isIn ? undefined : drawn
}

const offWall = ({ at, normal }: Wall, byMm: number): Point => [
  Math.round(at[0] + normal[0] * byMm),
  Math.round(at[1] + normal[1] * byMm),
]

/** Whether a place is inside something as high as an eye; on an edge, whether it is on all sides. */
export function isInside(mesh: Mesh, [x, y]: Point, eyeM: number): boolean {
  const t = triangleAt(mesh, x, y)
  return t !== -1 && mesh.heightM[t]! >= eyeM
}

/** The wall that is nearest to a point within a distance, seen from its open side. */
function nearestWall(
  mesh: Mesh,
  [x, y]: Point,
  eyeM: number,
  withinMm: number,
  heading: Point,
): Wall | undefined {
  const { points, corners, heightM } = mesh
  let found: Wall | undefined
  for (const e of halfEdgesNear(mesh, [x, y], withinMm)) {
    if (heightM[(e / 3) | 0]! >= eyeM || !stops(mesh, e, eyeM)) continue
    const [a, b] = [2 * corners[e]!, 2 * corners[nextOf(e)]!]
    const [ax, ay] = [points[a]!, points[a + 1]!]
    const [dx, dy] = [points[b]! - ax, points[b + 1]! - ay]
    const length = Math.hypot(dx, dy)
    const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length ** 2))
    const at: Point = [ax + share * dx, ay + share * dy]
    const [fx, fy] = [x - at[0], y - at[1]]
    const distanceMm = Math.hypot(fx, fy)
    if (distanceMm > withinMm) continue
    // Open ground is to the left of the half-edge.
    const out: Point = [-dy / length, dx / length]
    const side = fx * out[0] + fy * out[1] || 1e-9 * (heading[0] * out[0] + heading[1] * out[1])
    const isCorner = share === 0 || share === 1
    const normal: Point =
      isCorner && side > 0 && distanceMm > 1 ? [fx / distanceMm, fy / distanceMm] : out
    const isBetter =
      !found ||
      distanceMm < found.distanceMm - 0.01 ||
      (distanceMm < found.distanceMm + 0.01 && side > found.side)
    if (isBetter) found = { at, distanceMm, normal, side }
  }
  return found
}

/** The half-edges of all triangles that come within a distance of a point. */
function halfEdgesNear(mesh: Mesh, [x, y]: Point, withinMm: number): number[] {
  const { points, corners, across } = mesh
  const first = triangleAt(mesh, x, y)
  if (first === -1) return []
  const seen = new Set([first])
  const found: number[] = []
  const waiting = [first]
  for (let t = waiting.pop(); t !== undefined; t = waiting.pop())
    for (let e = 3 * t; e < 3 * t + 3; e++) {
      const [a, b] = [2 * corners[e]!, 2 * corners[nextOf(e)]!]
      const [ax, ay] = [points[a]! - x, points[a + 1]! - y]
      const [dx, dy] = [points[b]! - points[a]!, points[b + 1]! - points[a + 1]!]
      const share = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
      if (Math.hypot(ax + share * dx, ay + share * dy) > withinMm) continue
      found.push(e)
      const other = across[e]!
      if (other === -1 || seen.has((other / 3) | 0)) continue
      seen.add((other / 3) | 0)
      waiting.push((other / 3) | 0)
    }
  return found
}
