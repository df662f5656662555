import type { PlanePoint } from '../plane.ts'
import type { Building } from './canvas.ts'
import type { Layout } from './layout.ts'
import { add, type Line, left, offset } from './lines.ts'
import type { ParcelUse } from './parcels.ts'
import type { Plot } from './plot.ts'
import { middle, placed, type Ring, signedArea } from './rings.ts'
import { halfWidthM, type StreetEdge } from './streets.ts'

/** The stretch of street that leaves a crossing along its row (east) or its column (north). */
export function edgeAt(plan: Layout, column: number, row: number, isRow: boolean): StreetEdge {
  const found = plan.edges.find(
    ({ from, course }) =>
      from[0] === column && from[1] === row && course === (isRow ? 'row' : 'column'),
  )
  if (!found) throw new Error(`no street leaves crossing ${column}, ${row}`)
  return found
}

/** The plots of one use; every town has at least one of each landmark. */
export const plotsOf = (plan: Layout, use: ParcelUse): Plot[] =>
  plan.plots.filter(({ parcel }) => parcel.use === use)
export const plotOf = (plan: Layout, use: ParcelUse): Plot => plotsOf(plan, use)[0]!

/** The street and a strip on either side, as a ring. */
export function corridor(line: Line, halfM: number): Ring {
  const ring = [...offset(line, -halfM), ...offset(line, halfM).toReversed()]
  return signedArea(ring) < 0 ? ring.toReversed() : ring
}

/** Buildings with a front to a stretch of street. */
export function buildingsAlong(plan: Layout, edge: StreetEdge): Building[] {
  const reach = halfWidthM[edge.kind] + 6
  const found = new Set<Building>()
  for (let i = 1; i < edge.line.length; i++) {
    const [a, b] = [edge.line[i - 1]!, edge.line[i]!]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const along: PlanePoint = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
    for (let s = 2; s < length; s += 4)
      for (const out of [reach, -reach]) {
        const hit = plan.town.buildingAt(add(add(a, along, s), left(along), out))
        if (hit) found.add(hit)
      }
  }
  return [...found]
}

/** The ways through the tunnel under the tracks. */
export const tunnel = (plan: Layout): StreetEdge => edgeAt(plan, 11, 8, true)

/** Places the town is known for, as points. */
export function knownPoints(plan: Layout) {
  const park = plotOf(plan, 'park').frame
  const school = plotOf(plan, 'school').frame
  const station = plotOf(plan, 'station').frame
  return {
    bandstand: placed(park, [12, 4]),
    pond: placed(park, [-42, -22]),
    schoolYard: placed(school, [-18, -4]),
    forecourt: placed(station, [-10, 0]),
    square: plotOf(plan, 'square').frame.at,
    tunnelMouth: tunnel(plan).line[0]!,
    garvar: middle(plotsOf(plan, 'parking')[0]!.ring),
  }
}
