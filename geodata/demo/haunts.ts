import type { PlanePoint } from '../plane.ts'
import type { Building } from './canvas.ts'
import { isWithin } from './clip.ts'
import type { Layout } from './layout.ts'
import { add, between as blend, distance, left } from './lines.ts'
import type { Random } from './random.ts'
import { cumulative, drawn } from './rhythms.ts'
import { boxOf, isInside, middle, type Ring } from './rings.ts'
import { buildingsAlong, edgeAt, knownPoints, plotOf, plotsOf, tunnel } from './spots.ts'
import { halfWidthM, type StreetEdge } from './streets.ts'

/** Where something happened, and what people call the place. */
type Found = { at: PlanePoint; place: string }

/** Draws places of one kind. */
export type Haunt = (rng: Random) => Found

/** Everywhere incidents of the demo town happen. Outdoor haunts never give a point in a building. */
export function haunts(plan: Layout) {
  const known = knownPoints(plan)
  const row = (i: number, j: number) => edgeAt(plan, i, j, true)
  const column = (i: number, j: number) => edgeAt(plan, i, j, false)
  const pedestrian = [4, 5, 6, 7, 8, 9].map((i) => row(i, 8))
  const inner = plan.edges.filter(
    ({ line, kind }) => kind !== 'path' && distance(line[0]!, [0, 0]) < 330,
  )
  const outer = plan.edges.filter(
    ({ line, kind }) => kind === 'minor' && distance(line[0]!, [0, 0]) > 300,
  )
  const shops = pedestrian.flatMap((edge) => buildingsAlong(plan, edge))
  const mall = plan.town.buildings.filter(({ name }) => name === 'Gallerian Ankaret')
  const market = plan.town.buildings.filter(({ name }) => name === 'Ågrens stormarknad')
  const homes = plan.town.buildings.filter(({ use }) => use === 'house')
  const flats = plan.town.buildings.filter(({ use }) => use === 'apartments')
  const open = (haunt: Haunt) => outdoors(plan, haunt)

  return {
    bars: open(mixed([0.75, along([column(7, 7)], 5)], [0.25, along([row(6, 7), row(7, 7)], 6)])),
    square: open(within(plotOf(plan, 'square').ring, 'Saltorget')),
    pedestrian: open(along(pedestrian, 5)),
    mallDoor: open(
      around(blend(row(5, 8).line[0]!, row(5, 8).line.at(-1)!, 0.4), 9, 'Gallerian Ankaret'),
    ),
    shops: inside(shops, 'Butik på Sillgatan'),
    mall: inside(mall, 'Gallerian Ankaret'),
    market: inside(market, 'Ågrens stormarknad'),
    marketLot: open(within(plotOf(plan, 'market').ring, 'Ågrens stormarknad')),
    station: open(
      mixed(
        [0.7, around(known.forecourt, 16, 'Resecentrum')],
        [0.3, within(plotOf(plan, 'station').ring, 'Resecentrum')],
      ),
    ),
    tunnel: open(along([tunnel(plan)], 2, 'Gångtunneln')),
    school: open(
      mixed(
        [0.8, around(known.schoolYard, 15, 'Åskolan')],
        [0.2, within(plotOf(plan, 'school').ring, 'Åskolan')],
      ),
    ),
    park: open(
      mixed(
        [0.5, around(known.bandstand, 14, 'Stadsparken')],
        [0.3, around(known.pond, 20, 'Stadsparken')],
        [0.2, within(plotOf(plan, 'park').ring, 'Stadsparken')],
      ),
    ),
    garvar: open(within(plotsOf(plan, 'parking')[0]!.ring, 'Garvarparkeringen')),
    stationLot: open(within(plotsOf(plan, 'parking')[1]!.ring, 'Stationsparkeringen')),
    quay: open(
      along(
        [3, 4, 5, 6, 7, 8, 9].map((i) => row(i, 7)),
        8,
      ),
    ),
    library: open(within(plotOf(plan, 'library').ring, 'Stadsbiblioteket')),
    streets: open(along(inner, 6)),
    outskirts: open(along(outer, 5)),
    homes: inside(homes, ''),
    cellars: inside(flats, ''),
    gardens: open(beside(homes)),
    entrances: open(beside(flats)),
  } satisfies Record<string, Haunt>
}
export type HauntName = keyof ReturnType<typeof haunts>

const mixed = (...parts: [share: number, haunt: Haunt][]): Haunt => {
  const sums = cumulative(parts.map(([share]) => share))
  return (rng) => parts[drawn(sums, rng.next())]![1](rng)
}

const around = (at: PlanePoint, spreadM: number, place: string): Haunt => {
  return (rng) => ({ at: add(at, [rng.normal(), rng.normal()], spreadM), place })
}

const within = (ring: Ring, place: string): Haunt => {
  const [west, south, east, north] = boxOf(ring)
  return (rng) => {
    for (;;) {
      const at: PlanePoint = [rng.between(west, east), rng.between(south, north)]
      if (isInside(at, ring)) return { at, place }
    }
  }
}

/** On streets, longer stretches more often, at most `spreadM` from their middle. */
function along(edges: readonly StreetEdge[], spreadM: number, place?: string): Haunt {
  const pieces = edges.flatMap(({ line, name, kind }) =>
    line
      .slice(1)
      .map((b, i) => ({ a: line[i]!, b, name, out: Math.min(spreadM, halfWidthM[kind]) })),
  )
  const sums = cumulative(pieces.map(({ a, b }) => distance(a, b)))
  return (rng) => {
    const { a, b, name, out } = pieces[drawn(sums, rng.next())]!
    const length = distance(a, b)
    const normal = left([(b[0] - a[0]) / length, (b[1] - a[1]) / length])
    const at = add(blend(a, b, rng.next()), normal, rng.between(-out, out))
    return { at, place: place ?? name }
  }
}

/** Inside one of the buildings, under its roof. */
const inside = (buildings: readonly Building[], place: string): Haunt => {
  const rooms = buildings.map(({ ring, holes, address }) => ({
    holes,
    called: place || address,
    room: within(ring, ''),
  }))
  return (rng) => {
    const { room, holes, called } = rng.pick(rooms)
    for (;;) {
      const { at } = room(rng)
      if (!holes.some((hole) => isInside(at, hole))) return { at, place: called }
    }
  }
}

const beside =
  (buildings: readonly Building[]): Haunt =>
  (rng) => {
    const { ring, address } = rng.pick(buildings)
    const corner = rng.pick(ring)
    const out = add(corner, [corner[0] - middle(ring)[0], corner[1] - middle(ring)[1]], 0.25)
    return { at: add(out, [rng.normal(), rng.normal()], 1.5), place: address }
  }

/** Tries again until the point lies in the open, dry and on the map. */
function outdoors(plan: Layout, haunt: Haunt): Haunt {
  const water = plan.town.patches
    .filter(({ layer }) => layer === 'water')
    .map(({ ring }) => ({ ring, box: boxOf(ring) }))
  const isWet = (at: PlanePoint) =>
    water.some(({ ring, box }) => isWithin(at, box) && isInside(at, ring))
  return (rng) => {
    for (;;) {
      const found = haunt(rng)
      if (!isWithin(found.at, plan.town.box, 1)) continue
      if (!plan.town.buildingAt(found.at) && !isWet(found.at)) return found
    }
  }
}
