import { describe, expect, test } from 'vitest'
import { demoBbox, demoPlane, demoTown } from '../../../geodata/demo/town.ts'
import { aim } from '../../../geodata/model/camera.ts'
import { newObstacle } from '../../../geodata/model/obstacle.ts'
import { mapLayers } from '../../../geodata/model/town.ts'
import { overlapM2 } from './overlap.ts'
import { buildingsOf, covers, edgeDistanceM, positionsIn } from './town-geometry.ts'

const seeds = [1, 2, 7]
const towns = new Map(seeds.map((seed) => [seed, demoTown(seed)]))

test('the same seed gives the same town, another seed another', () => {
  expect(demoTown(1)).toEqual(towns.get(1))
  expect(demoTown(2).obstacles).not.toEqual(towns.get(1)?.obstacles)
})

describe.each(seeds)('the town of seed %i', (seed) => {
  const town = towns.get(seed)!
  const buildings = buildingsOf(town)

  test('says that it is made up', () => {
    expect(town.source).toBe('påhittad demodata')
    expect(town.attribution).toBe('Påhittad demodata')
  })

  test('has what a town centre has', () => {
    expect(buildings.length).toBeGreaterThan(500)
    expect(buildings.filter(({ holes }) => holes.length > 0).length).toBeGreaterThan(1)
    expect(town.obstacles.filter(({ kind }) => kind === 'tree').length).toBeGreaterThan(400)
    expect(town.lamps.filter(({ working }) => !working).length).toBeGreaterThan(10)
    expect(Object.keys(town.layers).sort()).toEqual([...mapLayers].sort())
    expect(town.layers.ground.features).toHaveLength(1)
    const bridges = town.layers.roads.features.filter(({ properties }) => properties.bridge)
    expect(bridges.length).toBeGreaterThanOrEqual(3)
    for (const kind of ['major', 'minor', 'pedestrian', 'path', 'rail'])
      expect(town.layers.roads.features.some((f) => f.properties.kind === kind)).toBe(true)
    for (const kind of ['street', 'square', 'park', 'station', 'water', 'address', 'place'])
      expect(town.places.some((place) => place.kind === kind)).toBe(true)
  })

  test('keeps every position within its box', () => {
    const [west, south, east, north] = town.bbox
    expect(town.bbox).toEqual(demoBbox())
    const all = [
      ...Object.values(town.layers).flatMap(({ features }) =>
        features.flatMap(({ geometry }) => positionsIn(geometry)),
      ),
      ...town.obstacles.flatMap(({ shape }) => positionsIn(shape)),
      ...town.lamps.map(({ position }) => position),
      ...town.cameras.map(({ position }) => position),
      ...town.places.map(({ position }) => position),
      ...town.sensitivePlaces.map(({ position }) => position),
    ]
    const outside = all.filter(
      ([lon, lat]) => !(lon! >= west && lon! <= east && lat! >= south && lat! <= north),
    )
    expect(outside).toEqual([])
  })

  test('has obstacles that can be kept', () => {
    const ownerUnitId = '0199a000-0000-7000-8000-000000000001'
    const refused = town.obstacles.filter(
      (obstacle) => !newObstacle.safeParse({ ...obstacle, ownerUnitId }).success,
    )
    expect(refused).toEqual([])
  })

  test('closes every ring', () => {
    for (const layer of ['ground', 'green', 'water', 'squares', 'buildings'] as const)
      for (const { geometry } of town.layers[layer].features) {
        expect(geometry.type).toBe('Polygon')
        if (geometry.type !== 'Polygon') continue
        for (const ring of geometry.coordinates) {
          expect(ring.length).toBeGreaterThanOrEqual(4)
          expect(ring.at(-1)).toEqual(ring[0])
        }
      }
  })

  test('has no building on another', () => {
    const worst = Math.max(...overlapM2(buildings.map(({ outer }) => outer)))
    expect(worst).toBeLessThan(0.5)
  })

  test('has no building in a street or in the water', () => {
    const roads = town.layers.roads.features.flatMap(({ geometry, properties }) =>
      geometry.type === 'LineString' && properties.kind !== 'path' ? [geometry.coordinates] : [],
    )
    const streets = roads.map((line) => line.map(([lon, lat]) => demoPlane.toPlane([lon!, lat!])))
    const tooNear = buildings.filter(({ outer }) =>
      streets.some((line) => edgeDistanceM(outer, line) < 4),
    )
    expect(tooNear.map(({ id }) => id)).toEqual([])

    const water = town.layers.water.features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon'
        ? [geometry.coordinates[0]!.map(([lon, lat]) => demoPlane.toPlane([lon!, lat!]))]
        : [],
    )
    const wet = buildings.filter(({ outer }) =>
      water.some((shore) => outer.some((point) => covers({ outer: shore, holes: [] }, point))),
    )
    expect(wet.map(({ id }) => id)).toEqual([])
  })

  test('has no tree in a carriageway or under a roof', () => {
    const streets = town.layers.roads.features.flatMap(({ geometry, properties }) =>
      geometry.type === 'LineString' && properties.kind !== 'path'
        ? [geometry.coordinates.map(([lon, lat]) => demoPlane.toPlane([lon!, lat!]))]
        : [],
    )
    const trunks = town.obstacles.flatMap(({ kind, shape }) =>
      kind === 'tree' && shape.type === 'Point' ? [demoPlane.toPlane(shape.coordinates)] : [],
    )
    const misplaced = trunks.filter(
      (at) =>
        streets.some((line) => edgeDistanceM([at, at], line) < 3.9) ||
        buildings.some((building) => covers(building, at)),
    )
    expect(misplaced).toEqual([])
  })

  test('has streets that hang together', () => {
    const lines = town.layers.roads.features.flatMap(({ geometry, properties }) =>
      geometry.type === 'LineString' && properties.kind !== 'rail' && properties.kind !== 'path'
        ? [geometry.coordinates.map(([lon, lat]) => demoPlane.toPlane([lon!, lat!]))]
        : [],
    )
    const reached = new Set([0])
    for (const i of reached)
      lines.forEach((line, j) => {
        if (!reached.has(j) && edgeDistanceM(line, lines[i]!) < 0.1) reached.add(j)
      })
    const length = (line: (typeof lines)[number]) =>
      line.reduce((sum, p, i) => {
        const before = line[i - 1] ?? p
        return sum + Math.hypot(p[0] - before[0], p[1] - before[1])
      }, 0)
    const total = lines.reduce((sum, line) => sum + length(line), 0)
    const together = [...reached].reduce((sum, i) => sum + length(lines[i]!), 0)
    // A corner of the map may hold a street that joins the others outside it.
    expect(together / total).toBeGreaterThan(0.9)
  })

  test('has six fixed and three temporary cameras that can be kept', () => {
    expect(town.cameras.filter(({ kind }) => kind === 'fixed')).toHaveLength(6)
    expect(town.cameras.filter(({ kind }) => kind === 'temporary')).toHaveLength(3)
    for (const { aims } of town.cameras)
      for (const one of aims) expect(aim.safeParse(one).error).toBeUndefined()
  })

  test('has cameras in the open that look along streets and not into walls', () => {
    for (const { name, position, aims, mountHeightM } of town.cameras) {
      const at = demoPlane.toPlane(position)
      expect(mountHeightM).toBeGreaterThanOrEqual(3)
      expect(mountHeightM).toBeLessThanOrEqual(6)
      const nearest = Math.min(
        ...buildings.map(({ outer }) => edgeDistanceM([at, at], [...outer, outer[0]!])),
      )
      expect(nearest, name).toBeGreaterThanOrEqual(0.3)
      for (const { headingDeg } of aims)
        for (let m = 0; m <= 25; m++) {
          const turn = (headingDeg * Math.PI) / 180
          const seen = [at[0] + m * Math.sin(turn), at[1] + m * Math.cos(turn)] as const
          expect(
            buildings.some((building) => covers(building, seen)),
            `${name} ${m} m ahead`,
          ).toBe(false)
        }
    }
  })
})
