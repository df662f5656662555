import { describe, expect, test } from 'vitest'
import { demoPlane, demoTown } from '../../../geodata/demo/town.ts'
import { sensitivePlace } from '../../../geodata/model/sensitive-place.ts'
import type { PlanePoint } from '../../../geodata/plane.ts'
import { isDwelling } from '../../../geodata/privacy/dwelling-uses.ts'
import { buildingsOf, covers, edgeDistanceM, type Footprint } from './town-geometry.ts'

/** The point of a segment nearest to another. */
function nearestOn(
  [x, y]: PlanePoint,
  [[ax, ay], [bx, by]]: readonly [PlanePoint, PlanePoint],
): PlanePoint {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
  const share = Math.max(0, Math.min(1, along))
  return [ax + share * (bx - ax), ay + share * (by - ay)]
}

describe.each([1, 2182])('sensitive places of the town of seed %i', (seed) => {
  const town = demoTown(seed)
  const uses = new Map(town.obstacles.map(({ externalId, use }) => [externalId, use]))
  const buildings = buildingsOf(town)
  const whatFor = ({ id }: Footprint) => uses.get(id)!
  const placesOf = (kind: string) =>
    town.sensitivePlaces
      .filter((one) => one.kind === kind)
      .map((one) => ({ ...one, at: demoPlane.toPlane(one.position) }))
  const outlineM = ({ outer }: Footprint, at: PlanePoint) =>
    edgeDistanceM([at, at], [...outer, outer[0]!])
  const isOutdoors = (at: PlanePoint) => !buildings.some((building) => covers(building, at))
  const streets = town.layers.roads.features.flatMap(({ geometry, properties }) =>
    geometry.type === 'LineString' && properties.kind !== 'rail'
      ? [
          {
            name: properties.name,
            line: geometry.coordinates.map(([lon, lat]) => demoPlane.toPlane([lon!, lat!])),
          },
        ]
      : [],
  )
  const entrances = placesOf('entrance')
  /** The buildings whose wall a door is in: two where it is in a corner between them. */
  const housesOf = (at: PlanePoint) =>
    buildings.filter((building) => outlineM(building, at) < 0.005)

  test('can be kept, each with an id of its own', () => {
    for (const one of town.sensitivePlaces) sensitivePlace.strict().parse(one)
    const ids = town.sensitivePlaces.map(({ externalId }) => externalId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('have each entrance in a wall of a dwelling or a shop', () => {
    expect(entrances.length).toBeGreaterThan(400)
    const elsewhere = entrances.filter(
      ({ at }) =>
        !housesOf(at).some((house) => isDwelling(whatFor(house)) || whatFor(house) === 'retail'),
    )
    expect(elsewhere).toEqual([])
  })

  test('have entrances one can step out of into the open', () => {
    const inside = entrances.filter(({ at }) => {
      const around = Array.from({ length: 16 }, (_, i): PlanePoint => {
        const turn = (i * Math.PI) / 8
        return [at[0] + 0.5 * Math.cos(turn), at[1] + 0.5 * Math.sin(turn)]
      })
      // A door in the middle of a wall has open ground over about half a turn.
      return around.filter(isOutdoors).length < 6
    })
    expect(inside).toEqual([])
  })

  test('have an entrance for nearly every dwelling, one a house and more to long fronts', () => {
    const dwellings = buildings.filter((building) => isDwelling(whatFor(building)))
    const doorsOf = (house: Footprint) =>
      entrances.filter(({ at }) => outlineM(house, at) < 0.005).length
    const counts = dwellings.map((house) => ({ use: whatFor(house), doors: doorsOf(house) }))
    const without = counts.filter(({ doors }) => doors === 0)
    expect(without.length / dwellings.length).toBeLessThan(0.02)
    expect(counts.filter(({ use, doors }) => use === 'house' && doors > 1)).toEqual([])
    expect(counts.some(({ use, doors }) => use === 'apartments' && doors > 1)).toBe(true)
  })

  test('have entrances on the side of the street: the way to it does not begin through the house', () => {
    const turned = entrances.filter(({ at }) => {
      const feet = streets.flatMap(({ line }) =>
        line.slice(1).map((to, i) => nearestOn(at, [line[i]!, to])),
      )
      const away = (foot: PlanePoint) => Math.hypot(foot[0] - at[0], foot[1] - at[1])
      const foot = feet.reduce((best, one) => (away(one) < away(best) ? one : best))
      const share = 0.3 / away(foot)
      const step = [at[0] + share * (foot[0] - at[0]), at[1] + share * (foot[1] - at[1])] as const
      return housesOf(at).some((house) => covers(house, step))
    })
    // Where two streets are as near, a door may be towards the other one.
    expect(turned.length / entrances.length).toBeLessThan(0.02)
  })

  test('have seats outdoors on the square and by the pubs, clear of every house', () => {
    const seats = placesOf('outdoor-seating')
    expect(seats.length).toBeGreaterThanOrEqual(5)
    const square = town.layers.squares.features.find((one) => one.properties.name === 'Saltorget')!
    const ring = (square.geometry as { coordinates: number[][][] }).coordinates[0]!.slice(1).map(
      ([lon, lat]) => demoPlane.toPlane([lon!, lat!]),
    )
    const pubs = streets.filter(({ name }) => name === 'Krögargatan').map(({ line }) => line)
    for (const { name, at } of seats) {
      const isOnSquare = covers({ outer: ring, holes: [] }, at)
      const isByPubs = pubs.some((line) => edgeDistanceM([at, at], line) < 8)
      expect([name, isOnSquare || isByPubs]).toEqual([name, true])
      expect(Math.min(...buildings.map((house) => outlineM(house, at)))).toBeGreaterThan(0.9)
      expect(isOutdoors(at)).toBe(true)
    }
    expect(seats.filter(({ at }) => covers({ outer: ring, holes: [] }, at))).toHaveLength(3)
  })

  test('have one school, in its house', () => {
    const [school, ...others] = placesOf('school')
    expect(others).toEqual([])
    expect(school!.name).toBe('Åskolan')
    const house = buildings.find((building) => covers(building, school!.at))
    expect(whatFor(house!)).toBe('school')
  })
})
