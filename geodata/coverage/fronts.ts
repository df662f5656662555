import type { PlanePoint } from '../plane.ts'
import { buildingAt, type Footprints } from '../visibility/inside.ts'
import type { Footprint } from '../visibility/town.ts'

/** A point before a wall, and how much of the wall it stands for. */
export type FrontPoint = { at: PlanePoint; wallM: number }

/**
 * Points along the outside of a building's walls, those of its courtyards too, where no other building touches
 * it.
 *
 * @param offM how far out from the wall
 * @param stepM about how far from one to the next; each wall has at least one
 * @returns in metres on the plane
 */
export function frontPoints(
  { rings }: Footprint,
  town: Footprints,
  { offM, stepM }: { offM: number; stepM: number },
): FrontPoint[] {
  return rings.flatMap((ring) => alongRing(ring, town, { offM, stepM }))
}

function alongRing(
  ring: Float64Array,
  town: Footprints,
  { offM, stepM }: { offM: number; stepM: number },
): FrontPoint[] {
  const points: FrontPoint[] = []
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
        if (!buildingAt(town, out)) points.push({ at: out, wallM: length / steps })
      }
    }
  }
  return points
}
