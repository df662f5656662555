import type { Position } from 'geojson'
import type { SensitivePlace, SensitivePlaceKind } from '../../../geodata/model/sensitive-place.ts'
import type { LonLat } from '../../../geodata/position.ts'
import { labelPosition } from './label-position.ts'
import { asLonLat } from './obstacles.ts'
import {
  nameOf,
  partId,
  pointsOf,
  polygonsOf,
  type Rings,
  type SourceFeature,
  type Tags,
} from './source-feature.ts'

// Source of the tags: https://wiki.openstreetmap.org/wiki/Key:entrance, Key:door, Key:outdoor_seating,
// Tag:leisure=outdoor_seating, Tag:amenity=school, =kindergarten, =childcare.

/** Doors that people do not go in and out by every day. */
const NOT_ENTERED = new Set(['', 'no', 'emergency', 'garage'])
const NO_DOORS = new Set(['', 'no'])
const NO_SEATS = new Set(['', 'no'])
const SCHOOLS = new Set(['school', 'kindergarten', 'childcare', 'preschool'])
const SCHOOL_HOUSES = new Set(['school', 'kindergarten'])

/** A door of a building; where it says what kind of entrance it is, that decides. */
const isEntrance = (tags: Tags): boolean => {
  if (tags.indoor !== undefined && tags.indoor !== 'no') return false
  if (tags.entrance !== undefined) return !NOT_ENTERED.has(tags.entrance)
  // Doors of garages roll up; building=entrance is how doors were drawn before 2013.
  const isDoor = tags.door !== undefined && !NO_DOORS.has(tags.door) && tags.door !== 'overhead'
  return isDoor || tags.building === 'entrance'
}

const hasSeatsOutdoors = (tags: Tags): boolean =>
  tags.leisure === 'outdoor_seating' ||
  (tags.amenity !== undefined && !NO_SEATS.has(tags.outdoor_seating ?? ''))

const isSchool = (tags: Tags): boolean => SCHOOLS.has(tags.amenity ?? '')
const isSchoolHouse = (tags: Tags): boolean => SCHOOL_HOUSES.has(tags.building ?? '')

/**
 * The entrances, outdoor seating and schools of what was read: entrances where their doors are, the rest
 * where a name would be written. A house that stands in a school's grounds, or holds the point a school is
 * told of at, is the same school and left out. Seats that are tagged on a café are placed on the café.
 */
export function sensitivePlaces(features: readonly SourceFeature[]): SensitivePlace[] {
  const schools = features.filter(({ tags }) => isSchool(tags))
  const grounds = schools.flatMap(({ geometry }) => polygonsOf(geometry))
  const points = schools.flatMap(({ geometry }) => pointsOf(geometry)).map(asLonLat)
  const isOfSchool = (house: readonly Rings[], position: LonLat) =>
    grounds.some((rings) => holds(rings, position)) ||
    house.some((rings) => points.some((point) => holds(rings, point)))
  return features.flatMap((feature) => {
    const { id, tags, geometry } = feature
    const found: SensitivePlace[] = []
    if (isEntrance(tags)) found.push(...doorsOf(feature))
    const labelled = (kind: SensitivePlaceKind): SensitivePlace[] => {
      const position = labelPosition(geometry)
      return position ? [{ kind, name: nameOf(tags) ?? '', position, externalId: id }] : []
    }
    if (hasSeatsOutdoors(tags)) found.push(...labelled('outdoor-seating'))
    if (isSchool(tags)) found.push(...labelled('school'))
    else if (isSchoolHouse(tags))
      found.push(
        ...labelled('school').filter(({ position }) => !isOfSchool(polygonsOf(geometry), position)),
      )
    return found.filter(({ position }) => isOnEarth(position))
  })
}

const doorsOf = ({ id, tags, geometry }: SourceFeature): SensitivePlace[] =>
  pointsOf(geometry).map((position, i) => ({
    kind: 'entrance',
    name: nameOf(tags) ?? '',
    position: asLonLat(position),
    externalId: partId(id, i),
  }))

const isOnEarth = ([lon, lat]: LonLat) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90

/** Whether a polygon holds a position: an odd number of its edges lies east of it (Shimrat 1962). */
const holds = (rings: Rings, [x, y]: LonLat): boolean =>
  rings.reduce((sum, ring) => sum + crossingsEast(ring, x, y), 0) % 2 === 1

function crossingsEast(ring: readonly Position[], x: number, y: number): number {
  let crossings = 0
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!] as [[number, number], [number, number]]
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) crossings++
  }
  return crossings
}
