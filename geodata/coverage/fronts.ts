import type { PlanePoint } from '../plane.ts'
import { buildingAt, type Footprints } from '../visibility/inside.ts'
import type { Footprint } from '../visibility/town.ts'

/**
 * Points along the outside of a building's outer walls, where no other building touches it.
 *
 * @param offM how far out from the wall
 * @param stepM about how far from one to the next; each wall has at least one
 * @returns x, y of each in metres on the plane
 */
export function frontPoints(
  { rings }: Footprint,
  town: Footprints,
  { offM, stepM }: { offM: number; stepM: number },
): number[] {
  const ring = rings[0]!
  const points: number[] = []
  for (let k = 0; k < ring.length; k += 2) {
    const [ax, ay] = [ring[k]!, ring[k + 1]!]
    const [bx, by] = [ring[(k + 2) % ring.length]!, ring[(k + 3) % ring.length]!]
    const length = Math.hypot(bx - ax, by - ay)
    // Corners less than a millimetre apart fall together on the plane.
    if (length === 0) continue
    const steps = Math.max(1, Math.round(length / stepM))
    for (let s = 0; s < steps; s++) {
      const t = (s + 0.5) / steps
      const [x, y] = [ax + t * (bx - ax), ay + t * (by - ay)]
      const [nx, ny] = [(by - ay) / length, -(bx - ax) / length]
      // Whichever way the ring runs, the outside is the side without a building.
      for (const side of [offM, -offM]) {
        const out: PlanePoint = [x + side * nx, y + side * ny]
        if (!buildingAt(town, out)) points.push(...out)
      }
    }
  }
  return points
}
