import type { Star } from './expansion.ts'
import { type Mesh, nextOf } from './mesh.ts'
import { APEX, type Curve, lineThrough, NOWHERE, type Region } from './radial.ts'

const TURN = 2 * Math.PI

/** What a star sees, as a region: from the apex to the first wall, or without end where there is none. */
export function starRegion(mesh: Mesh, { apex, left, ends }: Star): Region {
  const { points, corners } = mesh
  const metres = (corner: number) =>
    [(points[2 * corner]! - apex[0]) / 1000, (points[2 * corner + 1]! - apex[1]) / 1000] as const
  const angleOf = (corner: number) => {
    const [x, y] = metres(corner)
    return Math.atan2(y, x)
  }
  const curveOf = (e: number): Curve =>
    e === -1 ? NOWHERE : lineThrough(...metres(corners[e]!), ...metres(corners[nextOf(e)]!))

  let angle = angleOf(left[left.length - 1]!)
  const angles = [angle]
  for (const [i, corner] of left.entries()) {
    // The order is the star's: an angle that comes out before the last by its last bits is the same.
    const step = (((angleOf(corner) - angle) % TURN) + TURN) % TURN
    if (ends.length === 1) angle += TURN
    else if (ends[i] === -1 || step < Math.PI) angle += step
    angles.push(angle)
  }
  const slices = ends.map((e) => [{ inner: APEX, outer: curveOf(e) }])
  return { apex: [apex[0] / 1000, apex[1] / 1000], angles, slices }
}
