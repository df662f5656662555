import type { Place } from '../model/town.ts'
import type { Plane, PlanePoint } from '../plane.ts'
import { isWithin } from './clip.ts'
import type { Layout } from './layout.ts'
import { distance, lengthOf, pointAlong } from './lines.ts'

const kinds: Record<string, Place['kind']> = {
  square: 'square',
  park: 'park',
  station: 'station',
  water: 'water',
  bridge: 'bridge',
  landmark: 'place',
  town: 'place',
  suburb: 'place',
}

/** What one can search for: places and streets once each, then addresses. */
export function searchable(plan: Layout, plane: Plane): Place[] {
  const { town } = plan
  const found = new Map<string, Place>()
  const tell = (kind: Place['kind'], name: string, at: PlanePoint) => {
    const key = `${kind}/${name}`
    if (name === '' || found.has(key) || !isWithin(at, town.box)) return
    found.set(key, { kind, name, position: plane.toLonLat(at), externalId: `demo-${key}` })
  }
  for (const { kind, name, at } of town.labels) tell(kinds[kind] ?? 'place', name, at)
  for (const [name, at] of streetMiddles(plan)) tell('street', name, at)
  for (const { address, ring } of town.buildings)
    if (address !== '') tell('address', address, ring[0]!)
  return [...found.values()]
}

/** Every street by name, at the middle of the stretch nearest the town's centre. */
function streetMiddles({ town }: Layout): Map<string, PlanePoint> {
  const best = new Map<string, PlanePoint>()
  for (const { name, line, kind } of town.roads) {
    if (name === '' || kind === 'rail') continue
    const { at } = pointAlong(line, lengthOf(line) / 2)
    const known = best.get(name)
    if (!known || distance(at, [0, 0]) < distance(known, [0, 0])) best.set(name, at)
  }
  return best
}
