import type { SensitivePlace, SensitivePlaceKind } from '../model/sensitive-place.ts'
import type { Plane, PlanePoint } from '../plane.ts'
import { isDwelling } from '../privacy/dwelling-uses.ts'
import type { Building } from './canvas.ts'
import type { Layout } from './layout.ts'
import { add, between, direction, distance, distanceToLine, left } from './lines.ts'
import { type Random, random } from './random.ts'
import { distanceToRing, placed } from './rings.ts'
import { buildingsAlong, edgeAt, plotOf } from './spots.ts'
import type { StreetEdge } from './streets.ts'

/** Doors, seats outdoors and the school of the made-up town. */
export function townSensitivePlaces(plan: Layout, plane: Plane): SensitivePlace[] {
  const tell = (kind: SensitivePlaceKind, word: string, points: readonly Named[]) =>
    points.map(({ name, at }, i): SensitivePlace => {
      const externalId = `demo-${word}-${i + 1}`
      return { kind, name, position: plane.toLonLat(at), externalId }
    })
  return [
    ...tell('entrance', 'entré', entrances(plan)),
    ...tell('outdoor-seating', 'uteservering', seats(plan)),
    ...tell('school', 'skola', schools(plan)),
  ]
}

type Named = { name: string; at: PlanePoint }

/** One staircase or shop door for so many metres of front. */
const FRONT_M = 17

/** On the wall towards the street: one door to a house, more to a long front of flats or shops. */
function entrances(plan: Layout): Named[] {
  const rng = random(plan.seed, 'entrances')
  return plan.town.buildings.flatMap((building) => {
    const { use, name } = building
    if (!isDwelling(use) && use !== 'retail') return []
    const front = frontOf(plan, building)
    if (!front) return []
    const count = use === 'house' ? 1 : Math.max(1, Math.round(front.lengthM / FRONT_M))
    return Array.from({ length: count }, (_, k) => {
      const share = (k + rng.between(0.3, 0.7)) / count
      return { name, at: between(front.from, front.to, share) }
    })
  })
}

/** A wall of a building; `out` is the unit vector away from it. */
type Front = { from: PlanePoint; to: PlanePoint; out: PlanePoint; lengthM: number }

/** Narrower walls than this have no door. */
const DOOR_M = 2.5

/** The wall nearest a street, of those that one can come to from it; none where no street is near. */
function frontOf(plan: Layout, { ring }: Building): Front | undefined {
  const near = plan.edges.filter(({ line }) => distance(line[0]!, ring[0]!) < 260)
  let best: Front | undefined
  let bestM = 60
  for (const [i, from] of ring.entries()) {
    const to = ring[(i + 1) % ring.length]!
    const lengthM = distance(from, to)
    const along = direction(from, to)
    // Rings run counter-clockwise: out is to the right.
    const out = left([-along[0], -along[1]])
    const step = add(between(from, to, 0.5), out)
    if (lengthM < DOOR_M || plan.town.buildingAt(step)) continue
    const streetM = Math.min(...near.map(({ line }) => distanceToLine(step, line)))
    // A wall that is a little longer is the front rather than one that is a little nearer.
    const askedM = streetM - Math.min(lengthM, 10) / 10
    if (askedM < bestM) [best, bestM] = [{ from, to, out, lengthM }, askedM]
  }
  return best
}

const ON_THE_SQUARE = ['Kafé Saltet', 'Torgterrassen', 'Glasskiosken']
const BY_THE_PUBS = ['Krog Ankaret', 'Bistro Bommen', 'Källaren', 'Puben Pråmen']

/** Three places on the square, and one outside each of some fronts of the pub street. */
function seats(plan: Layout): Named[] {
  const rng = random(plan.seed, 'outdoor seating')
  const { frame } = plotOf(plan, 'square')
  const square = ON_THE_SQUARE.map((name, i) => ({
    ...{ name, at: placed(frame, [rng.between(-4, 4) + 12 * (i - 1), rng.between(8, 14)]) },
  }))
  return [...square, ...alongPubs(plan, edgeAt(plan, 7, 7, false), rng)]
}

function alongPubs(plan: Layout, street: StreetEdge, rng: Random): Named[] {
  const outside = buildingsAlong(plan, street).flatMap((building) => {
    const front = frontOf(plan, building)
    if (!front) return []
    const wall = between(front.from, front.to, rng.between(0.3, 0.7))
    const at = add(wall, front.out, rng.between(1.2, 2))
    const isOnStreet = distanceToLine(at, street.line) < 8 && distanceToRing(at, building.ring) > 1
    return isOnStreet && !plan.town.buildingAt(at) ? [at] : []
  })
  return outside.slice(0, BY_THE_PUBS.length).map((at, i) => ({ name: BY_THE_PUBS[i]!, at }))
}

/** In the first wing of the school, between its first corner and its third. */
function schools({ town }: Layout): Named[] {
  const { labels, buildings } = town
  const isLabelled = (name: string) => labels.some((label) => label.name === name)
  return buildings
    .filter(({ use, name }) => use === 'school' && isLabelled(name))
    .map(({ name, ring }) => ({ name, at: between(ring[0]!, ring[2]!, 0.5) }))
}
