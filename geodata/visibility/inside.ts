import type { PlanePoint } from '../plane.ts'
import type { Footprint, Town } from './town.ts'

/** The buildings of a town, by where they stand. */
export type Footprints = Pick<Town, 'footprints' | 'footprintIndex'>

/** The building whose interior holds a point (courtyards are outside), or `undefined`. */
export function buildingAt(
  { footprints, footprintIndex }: Footprints,
  [x, y]: PlanePoint,
): Footprint | undefined {
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
