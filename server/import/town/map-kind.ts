import type { MapLayerName } from '../../../geodata/model/town.ts'
import type { Tags } from './source-feature.ts'

/** Where a feature is drawn, and as what. */
export type Drawn = { layer: MapLayerName; kind: string }

const ROADS: Record<string, string[]> = {
  major: ['motorway', 'trunk', 'primary', 'secondary', 'tertiary'],
  minor: ['unclassified', 'residential', 'living_street', 'road', 'busway'],
  pedestrian: ['pedestrian'],
  service: ['service'],
  path: ['footway', 'path', 'cycleway', 'steps', 'track', 'bridleway'],
}
const GREEN: Record<string, string[]> = {
  park: ['leisure=park', 'leisure=garden', 'leisure=playground', 'leisure=dog_park'],
  grass: [
    ...['grass', 'meadow', 'village_green', 'recreation_ground', 'flowerbed', 'allotments'].map(
      (value) => `landuse=${value}`,
    ),
    ...['grassland', 'scrub', 'heath', 'shrubbery'].map((value) => `natural=${value}`),
    'leisure=golf_course',
  ],
  wood: ['natural=wood', 'landuse=forest', 'landuse=orchard'],
  pitch: ['leisure=pitch', 'leisure=track'],
  cemetery: ['landuse=cemetery', 'amenity=grave_yard'],
}
const WATER: Record<string, string[]> = {
  sea: ['water=sea'],
  river: ['waterway=riverbank', 'water=river', 'water=canal', 'water=stream'],
  lake: ['natural=water', 'landuse=reservoir', 'landuse=basin', 'waterway=dock'],
}
const RAILS = new Set(['rail', 'tram', 'light_rail', 'narrow_gauge', 'preserved'])
const RIVERS = new Set(['river', 'canal'])
const STREAMS = new Set(['stream', 'ditch', 'drain', 'brook'])
const WALLS = new Set(['wall', 'city_wall', 'retaining_wall'])
const FENCES = new Set(['fence', 'guard_rail', 'railing', 'handrail', 'chain', 'cable_barrier'])

/** The kind whose list holds one of the tags, first match first. */
const kindAmong = (lists: Record<string, string[]>, tags: Tags): string | undefined =>
  Object.keys(lists).find((kind) =>
    lists[kind]!.some((tag) => {
      const [key = '', value] = tag.split('=')
      return tags[key] === value
    }),
  )

/** Unseen from above: in a tunnel or culvert, or under ground. A passage through a house is seen. */
const isBuried = (tags: Tags): boolean =>
  tags.tunnel === 'yes' || tags.tunnel === 'culvert' || tags.location === 'underground'

/** What is drawn of an area; undefined for what this map leaves out. Buildings are told elsewhere. */
export function areaKind(tags: Tags): Drawn | undefined {
  if (isBuried(tags)) return undefined
  const water = kindAmong(WATER, tags)
  if (water) return { layer: 'water', kind: water }
  if (tags.place === 'square' || isPavedArea(tags)) return { layer: 'squares', kind: 'square' }
  if (tags.amenity === 'parking' && tags.parking !== 'underground') {
    return { layer: 'squares', kind: 'parking' }
  }
  const green = kindAmong(GREEN, tags)
  return green ? { layer: 'green', kind: green } : undefined
}

const isPavedArea = (tags: Tags) => tags.highway === 'pedestrian' || tags.highway === 'footway'

/** What is drawn of a line that is not a barrier. */
export function lineKind(tags: Tags): Drawn | undefined {
  if (isBuried(tags)) return undefined
  if (tags.railway && RAILS.has(tags.railway)) return { layer: 'roads', kind: 'rail' }
  if (tags.highway && tags.indoor !== 'yes') {
    const road = tags.highway.replace(/_link$/, '')
    const kind = Object.keys(ROADS).find((kind) => ROADS[kind]!.includes(road))
    if (kind) return { layer: 'roads', kind }
  }
  if (tags.waterway && RIVERS.has(tags.waterway)) return { layer: 'waterway', kind: 'river' }
  if (tags.waterway && STREAMS.has(tags.waterway)) return { layer: 'waterway', kind: 'stream' }
  return undefined
}

/** What is drawn of a barrier: walls, fences and hedges; kerbs and bollards are not. */
export function barrierKind(tags: Tags): Drawn | undefined {
  const barrier = tags.barrier ?? ''
  if (WALLS.has(barrier)) return { layer: 'barriers', kind: 'wall' }
  if (FENCES.has(barrier)) return { layer: 'barriers', kind: 'fence' }
  return barrier === 'hedge' ? { layer: 'barriers', kind: 'hedge' } : undefined
}
