import type { Place } from '../../../geodata/model/town.ts'
import type { LonLat } from '../../../geodata/position.ts'
import { isCamera } from './cameras.ts'
import { labelPosition, middleOfLine, roughLengthM } from './label-position.ts'
import { linesOf, nameOf, type SourceFeature, type Tags } from './source-feature.ts'

/** Something with a name: to search for, and with `mapKind` to write on the map. */
export type NamedPlace = Place & { mapKind: string }

type Kinds = { kind: Place['kind']; mapKind: string }

const TOWNS = new Set(['city', 'town', 'village'])
const SUBURBS = new Set(['suburb', 'quarter', 'neighbourhood', 'hamlet', 'borough', 'locality'])
const STATIONS = new Set(['station', 'halt'])
const LANDMARKS = new Set([
  ...['townhall', 'library', 'hospital', 'theatre', 'school', 'police', 'university', 'college'],
  ...['place_of_worship', 'marketplace', 'courthouse', 'cinema', 'museum', 'gallery', 'castle'],
  ...['mall', 'department_store', 'sports_centre', 'stadium', 'monument', 'arts_centre'],
])

/** What a named feature is to someone who looks for it; undefined for all that is not searched for. */
function kindsOf(tags: Tags): Kinds | undefined {
  if (tags.place === 'square') return { kind: 'square', mapKind: 'square' }
  if (TOWNS.has(tags.place ?? '')) return { kind: 'place', mapKind: 'town' }
  if (SUBURBS.has(tags.place ?? '')) return { kind: 'place', mapKind: 'suburb' }
  if (isStation(tags)) return { kind: 'station', mapKind: 'station' }
  if (tags.leisure === 'park' || tags.leisure === 'garden') return { kind: 'park', mapKind: 'park' }
  if (tags.man_made === 'bridge') return { kind: 'bridge', mapKind: 'bridge' }
  if (tags.natural === 'water' || tags.natural === 'bay' || tags.waterway === 'riverbank') {
    return { kind: 'water', mapKind: 'water' }
  }
  const use = [tags.amenity, tags.tourism, tags.historic, tags.shop, tags.leisure]
  const landmark = use.some((value) => value !== undefined && LANDMARKS.has(value))
  return landmark ? { kind: 'place', mapKind: 'landmark' } : undefined
}

const isStation = (tags: Tags) =>
  STATIONS.has(tags.railway ?? '') ||
  tags.amenity === 'bus_station' ||
  tags.public_transport === 'station'

/** Named places, one a name, kind and about a kilometre; the first stands for its neighbours. */
export function namedPlaces(features: readonly SourceFeature[]): NamedPlace[] {
  const places = new Map<string, NamedPlace>()
  for (const { id, tags, geometry } of features) {
    const name = nameOf(tags)
    const kinds = kindsOf(tags)
    if (name === undefined || !kinds || isCamera(tags)) continue
    const position = labelPosition(geometry)
    if (!position) continue
    const key = `${kinds.kind} ${name} ${neighbourhood(position)}`
    if (!places.has(key)) places.set(key, { ...kinds, name, position, externalId: id })
  }
  return [...places.values()]
}

/**
 * Streets, rivers and bridges to search for: the pieces a name is tagged on are one place, put on
 * the middle of the longest piece. The same name in two places far apart is two.
 */
export function namedLines(features: readonly SourceFeature[]): Place[] {
  const longest = new Map<string, Place & { lengthM: number }>()
  for (const { id, tags, geometry } of features) {
    for (const { kind, name } of lineNames(tags)) {
      for (const line of linesOf(geometry)) {
        const lengthM = roughLengthM(line)
        const position = middleOfLine(line)
        if (!position) continue
        const key = `${kind} ${name} ${neighbourhood(position)}`
        if (lengthM > (longest.get(key)?.lengthM ?? -1)) {
          longest.set(key, { kind, name, position, externalId: id, lengthM })
        }
      }
    }
  }
  return [...longest.values()].map(({ lengthM, ...place }) => place)
}

function lineNames(tags: Tags): Pick<Place, 'kind' | 'name'>[] {
  const names: Pick<Place, 'kind' | 'name'>[] = []
  const name = nameOf(tags)
  if (name && tags.highway && tags.highway !== 'platform') names.push({ kind: 'street', name })
  if (name && tags.waterway) names.push({ kind: 'water', name })
  const bridge = tags['bridge:name:sv'] ?? tags['bridge:name']
  if (bridge?.trim()) names.push({ kind: 'bridge', name: bridge.trim().slice(0, 120) })
  return names
}

/** Addresses, one a street and number: "Köpmangatan 12". */
export function addresses(features: readonly SourceFeature[]): Place[] {
  const places = new Map<string, Place>()
  for (const { id, tags, geometry } of features) {
    const street = tags['addr:street:sv'] ?? tags['addr:street']
    const number = tags['addr:housenumber']
    if (!street?.trim() || !number?.trim()) continue
    const name = `${street.trim()} ${number.trim()}`.slice(0, 120)
    const position = labelPosition(geometry)
    if (position && !places.has(name)) {
      places.set(name, { kind: 'address', name, position, externalId: id })
    }
  }
  return [...places.values()]
}

/** About a kilometre square in the north. */
const neighbourhood = ([lon, lat]: LonLat) => `${Math.floor(lon * 50)},${Math.floor(lat * 100)}`
