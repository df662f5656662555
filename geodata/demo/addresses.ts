import type { PlanePoint } from '../plane.ts'
import type { Building, Canvas } from './canvas.ts'
import { distance, distanceToLine, lengthOf, pointAlong } from './lines.ts'
import { middle } from './rings.ts'
import type { StreetEdge } from './streets.ts'

const inhabited = new Set(['apartments', 'retail', 'house', 'office', 'civic', 'library', 'school'])

/** Gives every lived-in building a street and number: odd on the left of the street, even on the right. */
export function numberHouses(town: Canvas, edges: readonly StreetEdge[]): void {
  const named = edges.filter(({ name }) => name !== '')
  const doors = new Map<string, { building: Building; order: number }[]>()
  for (const building of town.buildings) {
    if (!inhabited.has(building.use)) continue
    const at = middle(building.ring)
    const edge = nearest(named, at)
    if (!edge) continue
    const { s, isLeft } = onEdge(edge, at)
    const key = `${edge.name}/${isLeft}`
    const order = (edge.course === 'row' ? edge.from[0] : edge.from[1]) * 1000 + s
    doors.set(key, [...(doors.get(key) ?? []), { building, order }])
  }
  for (const [key, list] of doors) {
    const [street, isLeft] = key.split('/')
    list
      .sort((a, b) => a.order - b.order)
      .forEach(({ building }, i) => {
        building.address = `${street} ${2 * i + (isLeft === 'true' ? 1 : 2)}`
      })
  }
}

function nearest(edges: readonly StreetEdge[], at: PlanePoint): StreetEdge | undefined {
  let best: StreetEdge | undefined
  let bestM = 60
  for (const edge of edges) {
    if (distance(edge.line[0]!, at) > 260) continue
    const d = distanceToLine(at, edge.line)
    if (d < bestM) [best, bestM] = [edge, d]
  }
  return best
}

/** How far along a stretch of street the nearest point to `at` lies, and on which side `at` is. */
function onEdge({ line }: StreetEdge, at: PlanePoint): { s: number; isLeft: boolean } {
  const length = lengthOf(line)
  const steps = Array.from({ length: 41 }, (_, k) => (length * k) / 40)
  const s = steps.reduce((best, step) =>
    distance(pointAlong(line, step).at, at) < distance(pointAlong(line, best).at, at) ? step : best,
  )
  const { at: foot, along } = pointAlong(line, s)
  return { s, isLeft: along[0] * (at[1] - foot[1]) - along[1] * (at[0] - foot[0]) > 0 }
}
