import { area, featureCollection, intersect, polygon } from '@turf/turf'
import type { PlanePoint } from '../../../geodata/plane.ts'

type Ring = readonly PlanePoint[]

const boxOf = (ring: Ring) => {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
}

/**
 * Area shared by each pair of rings whose boxes meet, by a second implementation (Turf).
 * Metres are read as hundred-thousandths of a degree at the equator, which keeps areas to 2 %.
 */
export function overlapM2(rings: readonly Ring[]): number[] {
  const scale = 1 / 111_195
  const shapes = rings.map((ring) =>
    polygon([[...ring, ring[0]!].map(([x, y]) => [x * scale, y * scale])]),
  )
  const boxes = rings.map(boxOf)
  const shared = [0]
  for (let i = 0; i < rings.length; i++)
    for (let j = i + 1; j < rings.length; j++) {
      const [a, b] = [boxes[i]!, boxes[j]!]
      if (a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3]) continue
      const both = intersect(featureCollection([shapes[i]!, shapes[j]!]))
      if (both) shared.push(area(both))
    }
  return shared
}
