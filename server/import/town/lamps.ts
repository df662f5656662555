import type { TownLamp } from '../../../geodata/model/town.ts'
import { parseMetres } from './heights.ts'
import { asLonLat } from './obstacles.ts'
import { partId, pointsOf, type SourceFeature, type Tags } from './source-feature.ts'

const DARK = new Set(['broken', 'out_of_order', 'non_operational', 'closed'])

/** A street lamp, also one known to be dark; "light_source" is the newer tag for the same thing. */
const isLamp = (tags: Tags): boolean =>
  tags.highway === 'street_lamp' ||
  tags['disused:highway'] === 'street_lamp' ||
  (tags.light_source !== undefined && tags.light_source !== 'no')

/** The lamps a feature stands for. Mounted on a pole, a wall or a wire: the light counts the same. */
export function lampsOf({ id, tags, geometry }: SourceFeature): TownLamp[] {
  if (!isLamp(tags)) return []
  const heightM = parseMetres(tags['lamp:height'] ?? tags.height)
  const dark =
    tags['disused:highway'] === 'street_lamp' ||
    tags.lit === 'no' ||
    DARK.has(tags.operational_status ?? '')
  return pointsOf(geometry).map((position, i) => ({
    position: asLonLat(position),
    heightM: heightM !== undefined && heightM <= 60 ? heightM : null,
    working: !dark,
    externalId: partId(id, i),
  }))
}
