import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { newObstacle } from '../../../../geodata/model/obstacle.ts'
import type { Town } from '../../../../geodata/model/town.ts'
import { readTown } from '../../../../server/import/town/read-town.ts'
import type { TownReport } from '../../../../server/import/town/town-report.ts'
import { filesIn, OsmFile, scratchFolder, square } from '../support.ts'

const folder = scratchFolder()
const osm = new OsmFile()
const id = {
  tagged: osm.way(square(0, 0, 10), { building: 'yes', height: '12,5 m', 'building:levels': '9' }),
  // Wall to wall with the first: they share two nodes.
  touching: osm.way(square(10, 0, 10), { building: 'apartments', 'building:levels': '3' }),
  church: osm.way(square(40, 0, 10), { building: 'church', name: 'Kirkko', 'name:sv': 'Kyrkan' }),
  courtyard: osm.relation(
    [
      [osm.way(square(0, 100, 40)), 'outer'],
      [osm.way(square(10, 110, 15)), 'inner'],
    ],
    { building: 'yes' },
  ),
  twoParts: osm.relation(
    [
      [osm.way(square(100, 0, 10)), 'outer'],
      [osm.way(square(110, 0, 10)), 'outer'],
    ],
    { building: 'school' },
  ),
  tornCourtyard: osm.relation(
    [
      [osm.way(square(700, 0, 40)), 'outer'],
      [
        osm.way([
          [710, 10],
          [730, 10],
          [730, 50],
          [710, 50],
          [710, 10],
        ]),
        'inner',
      ],
    ],
    { building: 'office' },
  ),
  bowTie: osm.way(
    [
      [200, 0],
      [220, 20],
      [220, 0],
      [200, 20],
      [200, 0],
    ],
    { building: 'yes' },
  ),
  sliver: osm.way(
    [
      [300, 0],
      [310, 0],
      [300, 0],
    ],
    { building: 'yes' },
  ),
  open: osm.way(
    [
      [320, 0],
      [330, 0],
      [330, 10],
    ],
    { building: 'house' },
  ),
  demolished: osm.way(square(400, 0, 10), { building: 'no' }),
  wall: osm.way(
    [
      [0, 50],
      [30, 50],
    ],
    { barrier: 'wall', height: '3' },
  ),
  fence: osm.way(
    [
      [0, 60],
      [30, 60],
    ],
    { barrier: 'fence' },
  ),
  walledPark: osm.way(square(500, 0, 30), {
    leisure: 'park',
    barrier: 'hedge',
    name: 'Gurkparken',
  }),
  tree: osm.node([5, 80], { natural: 'tree', height: '15', diameter_crown: '8' }),
  plainTree: osm.node([8, 80], { natural: 'tree' }),
  lamp: osm.node([12, 80], { highway: 'street_lamp', support: 'wall_mounted', height: '6' }),
  darkLamp: osm.node([15, 80], { 'disused:highway': 'street_lamp' }),
  camera: osm.node([20, 80], {
    man_made: 'surveillance',
    'camera:direction': 'NE',
    'camera:angle': '15',
    height: '5,5',
  }),
  indoor: osm.node([22, 80], { man_made: 'surveillance', surveillance: 'indoor' }),
  guard: osm.node([24, 80], { man_made: 'surveillance', 'surveillance:type': 'guard' }),
  street: osm.way(
    [
      [0, 70],
      [200, 70],
    ],
    { highway: 'residential', name: 'Köpmangatan', bridge: 'yes' },
  ),
  streetGoesOn: osm.way(
    [
      [200, 70],
      [240, 70],
    ],
    { highway: 'pedestrian', name: 'Köpmangatan' },
  ),
  address: osm.node([50, 70], { 'addr:street': 'Köpmangatan', 'addr:housenumber': '12' }),
  door: osm.node([5, 0], { entrance: 'main' }),
  fireDoor: osm.node([0, 5], { entrance: 'emergency' }),
  terrace: osm.way(square(60, 60, 5), { leisure: 'outdoor_seating', name: 'Café Ek' }),
  preschool: osm.way(square(800, 0, 40), { amenity: 'kindergarten', name: 'Eken' }),
  station: osm.node([600, 80], { railway: 'station', name: 'Resecentrum' }),
}

let town: Town
let report: TownReport
const progress: number[] = []
const named = (externalId: string) => town.obstacles.find((one) => one.externalId === externalId)

beforeAll(async () => {
  const path = join(folder(), 'liten stad.osm')
  await writeFile(path, osm.toString())
  const onProgress = ({ done }: { done: number }) => progress.push(done)
  const tempDir = join(folder(), 'work')
  ;({ town, report } = await readTown(path, { name: 'Lillstad', tempDir, onProgress }))
  expect(await filesIn(tempDir)).toEqual([])
})

describe('obstacles', () => {
  test('take a tagged height before levels before an estimate', () => {
    expect(named(id.tagged)).toMatchObject({ heightM: 12.5, heightSource: 'tagged' })
    expect(named(id.touching)).toMatchObject({
      heightM: 9,
      heightSource: 'levels',
      use: 'apartments',
    })
    expect(named(id.church)).toMatchObject({ heightM: 18, heightSource: 'estimated' })
    expect(report.heights).toEqual({ tagged: 1, levels: 1, estimated: 5 })
  })

  test('keep courtyards, touching neighbours and every part of a multipolygon', () => {
    expect(named(id.courtyard)?.shape.coordinates).toHaveLength(2)
    const corner = OsmFile.lonLat([10, 10])
    for (const house of [id.tagged, id.touching]) {
      const shape = named(house)?.shape
      expect(shape?.type === 'Polygon' && shape.coordinates[0]).toContainEqual(corner)
    }
    expect(named(id.twoParts)?.use).toBe('school')
    expect(named(`${id.twoParts}#2`)?.use).toBe('school')
  })

  test('that cross themselves are mended and counted', () => {
    expect(report.repairedIds.toSorted()).toEqual([id.bowTie, id.tornCourtyard].toSorted())
    expect(report.repaired).toBe(2)
    // A bow tie is two triangles.
    expect(named(id.bowTie)).toBeDefined()
    expect(named(`${id.bowTie}#2`)).toBeDefined()
  })

  test('whose courtyard the edge of the extract has torn open keep it open', () => {
    const pieces = town.obstacles.filter((one) => one.externalId?.startsWith(id.tornCourtyard))
    const [x, y] = OsmFile.lonLat([720, 20])
    const isOver = pieces.filter(({ shape }) => {
      if (shape.type !== 'Polygon') return false
      const [outer = []] = shape.coordinates
      let inside = false
      for (let i = 1; i < outer.length; i++) {
        const [a, b] = [outer[i - 1]!, outer[i]!]
        const lon = ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]
        if (a[1] > y !== b[1] > y && x < lon) inside = !inside
      }
      return inside
    })
    expect(pieces.length).toBeGreaterThan(0)
    expect(isOver).toEqual([])
  })

  test('that cannot be mended are listed with id and reason', () => {
    expect(report.refused.map((one) => one.id).sort()).toEqual([id.sliver, id.open].sort())
    for (const { reason } of report.refused) expect(reason.sv).not.toBe('')
    expect(named(id.sliver)).toBeUndefined()
    expect(named(id.demolished)).toBeUndefined()
  })

  test('are walls only where one cannot see through; a walled park is its edge', () => {
    expect(named(id.wall)).toMatchObject({ kind: 'wall', heightM: 3, heightSource: 'tagged' })
    expect(named(id.fence)).toBeUndefined()
    expect(named(id.walledPark)).toMatchObject({ kind: 'wall', heightM: 2, use: 'hedge' })
    expect(named(id.walledPark)?.shape.type).toBe('LineString')
  })

  test('are trees with crowns', () => {
    expect(named(id.tree)).toMatchObject({ heightM: 15, heightSource: 'tagged', crownRadiusM: 4 })
    expect(named(id.plainTree)).toMatchObject({ heightSource: 'estimated', crownRadiusM: 3 })
  })

  test('are all records that can be kept, and no two have one id', () => {
    const keeping = { ownerUnitId: '00000000-0000-4000-8000-000000000000', source: town.source }
    for (const obstacle of town.obstacles) newObstacle.parse({ ...keeping, ...obstacle })
    const ids = town.obstacles.map(({ externalId }) => externalId)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('lamps come along, also dark ones', () => {
  expect(town.lamps).toEqual([
    expect.objectContaining({ externalId: id.lamp, heightM: 6, working: true }),
    expect.objectContaining({ externalId: id.darkLamp, heightM: null, working: false }),
  ])
})

test('cameras come with what is tagged, and indoor ones are marked', () => {
  const [camera, indoor, ...rest] = town.cameras
  expect(rest).toEqual([])
  expect(camera).toMatchObject({
    externalId: id.camera,
    indoor: false,
    mountHeightM: 5.5,
    aims: [{ headingDeg: 45, tiltDeg: 15, hfovDeg: 90 }],
    provenance: { height: 'tagged', aim: 'tagged', optics: 'estimated' },
  })
  expect(indoor).toMatchObject({
    externalId: id.indoor,
    indoor: true,
    provenance: { height: 'estimated', aim: 'estimated', optics: 'estimated' },
  })
  expect(report.counts).toMatchObject({ cameras: 2, indoorCameras: 1 })
})

test('entrances, outdoor seating and schools come along and are counted', () => {
  const told = town.sensitivePlaces.map(({ kind, name, externalId }) => [kind, name, externalId])
  expect(told.toSorted()).toEqual([
    ['entrance', '', id.door],
    ['outdoor-seating', 'Café Ek', id.terrace],
    ['school', '', id.twoParts],
    ['school', 'Eken', id.preschool],
  ])
  const door = town.sensitivePlaces.find(({ kind }) => kind === 'entrance')
  expect(door?.position).toEqual(OsmFile.lonLat([5, 0]))
  expect(report.counts).toMatchObject({ entrances: 1, outdoorSeating: 1, schools: 2 })
})

test('the map is drawn in layers with Swedish names', () => {
  const kinds = (layer: keyof Town['layers']) =>
    town.layers[layer].features.map(({ properties }) => properties.kind).sort()
  expect(kinds('roads')).toEqual(['minor', 'pedestrian'])
  expect(town.layers.roads.features[0]?.properties).toMatchObject({
    name: 'Köpmangatan',
    bridge: true,
  })
  expect(kinds('barriers')).toEqual(['fence', 'hedge', 'wall'])
  expect(kinds('green')).toEqual(['park'])
  expect(kinds('places')).toEqual(['park', 'station'])
  const church = town.layers.buildings.features.find((one) => one.properties.name)
  expect(church?.properties).toEqual({ kind: 'building', name: 'Kyrkan', heightM: 18 })
})

test('streets, places and addresses can be searched for; a street of two pieces is one', () => {
  const names = town.places.map(({ kind, name }) => `${kind} ${name}`).sort()
  expect(names).toEqual([
    'address Köpmangatan 12',
    'park Gurkparken',
    'station Resecentrum',
    'street Köpmangatan',
  ])
  const street = town.places.find(({ kind }) => kind === 'street')
  expect(street?.externalId).toBe(id.street)
  expect(street?.position[0]).toBeCloseTo(OsmFile.lonLat([100, 70])[0], 6)
})

test('the report counts, the source is named, and progress only grows', () => {
  expect(report.counts).toMatchObject({ buildings: 7, walls: 2, trees: 2, lamps: 2, roads: 2 })
  expect(report.counts.obstacles).toBe(town.obstacles.length)
  expect(town).toMatchObject({
    name: 'Lillstad',
    source: 'OpenStreetMap',
    attribution: '© OpenStreetMap contributors',
  })
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(progress.at(-1)).toBe(1)
})
