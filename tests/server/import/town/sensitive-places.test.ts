import type { Geometry } from 'geojson'
import { describe, expect, test } from 'vitest'
import { sensitivePlaces } from '../../../../server/import/town/sensitive-places.ts'
import type { SourceFeature, Tags } from '../../../../server/import/town/source-feature.ts'
import { OsmFile, square } from '../support.ts'

type Corner = readonly [x: number, y: number]

const point = (at: Corner): Geometry => ({ type: 'Point', coordinates: OsmFile.lonLat(at) })
const area = (...rings: Corner[][]): Geometry => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => ring.map((corner) => OsmFile.lonLat(corner))),
})
const feature = (tags: Tags, geometry = point([0, 0]), id = 'node/1'): SourceFeature => ({
  ...{ id, tags, geometry },
})
const kindsOf = (tags: Tags, geometry?: Geometry) =>
  sensitivePlaces([feature(tags, geometry)]).map(({ kind }) => kind)

describe('an entrance', () => {
  test.each<Tags>([
    { entrance: 'yes' },
    { entrance: 'main' },
    { entrance: 'staircase', door: 'hinged' },
    { entrance: 'home' },
    { door: 'hinged' },
    { building: 'entrance' },
    { entrance: 'shop', indoor: 'no' },
  ])('is %o', (tags) => expect(kindsOf(tags)).toEqual(['entrance']))

  test.each<Tags>([
    { entrance: 'emergency' },
    { entrance: 'garage' },
    { entrance: 'no' },
    { entrance: '' },
    // What it is an entrance for decides over what kind of door it is.
    { entrance: 'emergency', door: 'hinged' },
    { door: 'no' },
    { door: 'overhead' },
    { door: 'hinged', indoor: 'door' },
    { building: 'house' },
    {},
  ])('is not %o', (tags) => expect(kindsOf(tags)).toEqual([]))

  test('stands where its door is, and is no area', () => {
    const [door] = sensitivePlaces([feature({ entrance: 'yes', name: 'Port A' }, point([3, 4]))])
    expect(door).toEqual({
      ...{ kind: 'entrance', name: 'Port A', position: OsmFile.lonLat([3, 4]) },
      externalId: 'node/1',
    })
    expect(kindsOf({ entrance: 'yes' }, area(square(0, 0, 10)))).toEqual([])
  })
})

describe('outdoor seating', () => {
  test('is an area or point of its own, or tagged on what serves it', () => {
    const house = area(square(0, 0, 10))
    for (const geometry of [house, point([5, 5])]) {
      expect(kindsOf({ leisure: 'outdoor_seating' }, geometry)).toEqual(['outdoor-seating'])
      for (const outdoor_seating of ['yes', 'terrace', 'sidewalk'])
        expect(kindsOf({ amenity: 'cafe', outdoor_seating }, geometry)).toEqual(['outdoor-seating'])
    }
    expect(kindsOf({ amenity: 'cafe', outdoor_seating: 'no' }, house)).toEqual([])
    expect(kindsOf({ amenity: 'cafe' }, house)).toEqual([])
    expect(kindsOf({ outdoor_seating: 'yes' }, house)).toEqual([])
  })

  test('of a café at its own door is both', () => {
    const tags = { amenity: 'cafe', outdoor_seating: 'yes', entrance: 'yes' }
    expect(kindsOf(tags)).toEqual(['entrance', 'outdoor-seating'])
  })
})

describe('a school', () => {
  test.each<Tags>([
    { amenity: 'school' },
    { amenity: 'kindergarten' },
    { amenity: 'childcare' },
    { building: 'school' },
    { building: 'kindergarten' },
    { building: 'school', amenity: 'school' },
  ])('is %o, once', (tags) => {
    expect(kindsOf(tags, area(square(0, 0, 10)))).toEqual(['school'])
  })

  test('is not one that is no more, nor a driving school', () => {
    for (const tags of [{ 'disused:amenity': 'school' }, { amenity: 'driving_school' }])
      expect(kindsOf(tags)).toEqual([])
  })

  test('of several houses in its grounds is one, named in Swedish, inside the grounds', () => {
    const schools = sensitivePlaces([
      feature({ building: 'school' }, area(square(10, 10, 20)), 'way/1'),
      feature({ building: 'school' }, area(square(60, 10, 20)), 'way/2'),
      feature(
        { amenity: 'school', name: 'Åkoulu', 'name:sv': 'Åskolan' },
        area(square(0, 0, 100)),
        'way/3',
      ),
      // Across the street.
      feature({ building: 'school' }, area(square(200, 10, 20)), 'way/4'),
    ])
    expect(schools.map(({ externalId, name }) => [externalId, name])).toEqual([
      ['way/3', 'Åskolan'],
      ['way/4', ''],
    ])
    const [lon, lat] = schools[0]!.position
    const [east, north] = OsmFile.lonLat([100, 100])
    expect(lon > OsmFile.origin[0] && lon < east && lat > OsmFile.origin[1] && lat < north).toBe(
      true,
    )
  })

  test('told of as a point in its house is one', () => {
    const schools = sensitivePlaces([
      feature({ building: 'school' }, area(square(0, 0, 30)), 'way/1'),
      feature({ amenity: 'school', name: 'Åskolan' }, point([3, 3]), 'node/2'),
    ])
    expect(schools.map(({ externalId }) => externalId)).toEqual(['node/2'])
  })

  test('in a hole of another school’s grounds is its own', () => {
    const schools = sensitivePlaces([
      feature({ amenity: 'school' }, area(square(0, 0, 100), square(40, 40, 30)), 'way/1'),
      feature({ building: 'kindergarten' }, area(square(45, 45, 10)), 'way/2'),
    ])
    expect(schools.map(({ externalId }) => externalId)).toEqual(['way/1', 'way/2'])
  })
})

test('what lies nowhere on Earth is left out', () => {
  expect(kindsOf({ entrance: 'yes' }, { type: 'Point', coordinates: [500, 0] })).toEqual([])
})
