import type { Aim } from '../../../geodata/model/camera.ts'
import type { TownCamera } from '../../../geodata/model/town.ts'
import { wrapHeading } from '../../../geodata/units.ts'
import { parseMetres } from './heights.ts'
import { asLonLat } from './obstacles.ts'
import { nameOf, partId, pointsOf, type SourceFeature, type Tags } from './source-feature.ts'

// Taken where nothing is tagged, and marked as estimates.
const MOUNT_HEIGHT_M = 4
const ROOF_MOUNT_HEIGHT_M = 8
const USUAL_AIM: Aim = {
  preset: '',
  headingDeg: 0,
  tiltDeg: 25,
  hfovDeg: 90,
  vfovDeg: 60,
  rangeM: 50,
  widthPx: 1920,
  projection: 'rectilinear',
}

/** A camera, not a guard or another kind of watching. */
export const isCamera = (tags: Tags): boolean =>
  tags.man_made === 'surveillance' && (tags['surveillance:type'] ?? 'camera') !== 'guard'

/** Indoor cameras are listed, never drawn as seeing the street. */
const isIndoor = (tags: Tags): boolean =>
  tags.surveillance === 'indoor' || tags.indoor === 'yes' || tags.location === 'indoor'

/**
 * The cameras a feature stands for, with what is tagged and estimates for the rest.
 * Source of the tags: https://wiki.openstreetmap.org/wiki/Tag:man_made=surveillance
 */
export function camerasOf({ id, tags, geometry }: SourceFeature): TownCamera[] {
  if (!isCamera(tags)) return []
  const height = parseMetres(tags['camera:height'] ?? tags.height)
  const mounted = height !== undefined && height >= 0.5 && height <= 100
  const aimed = sectorsOf(tags['camera:direction'] ?? tags.direction)
  const angleDeg = tiltOf(tags['camera:angle'])
  const optics = aimed.some(({ widthDeg }) => widthDeg !== undefined) ? 'tagged' : 'estimated'

  return pointsOf(geometry).map((position, i) => ({
    name: nameOf(tags) ?? (tags.ref ? `Kamera ${tags.ref}`.slice(0, 120) : `Kamera ${id}`),
    kind: 'fixed',
    indoor: isIndoor(tags),
    model: [tags.manufacturer ?? tags.brand, tags.model].filter(Boolean).join(' ').slice(0, 200),
    position: asLonLat(position),
    mountHeightM: mounted ? height : usualMountHeightM(tags),
    aims: aimsOf(tags, aimed, angleDeg),
    provenance: {
      height: mounted ? 'tagged' : 'estimated',
      aim: aimed.length > 0 ? 'tagged' : 'estimated',
      optics,
    },
    externalId: partId(id, i),
  }))
}

const usualMountHeightM = (tags: Tags) =>
  tags['camera:mount'] === 'roof' ? ROOF_MOUNT_HEIGHT_M : MOUNT_HEIGHT_M

function aimsOf(tags: Tags, aimed: Sector[], angleDeg: number | undefined): Aim[] {
  const tiltDeg = angleDeg ?? USUAL_AIM.tiltDeg
  // A dome looks all round; one that pans has whatever range is tagged.
  const usualWidthDeg = tags['camera:type'] === 'dome' ? 360 : USUAL_AIM.hfovDeg
  const sectors = aimed.length > 0 ? aimed.slice(0, 16) : [{ headingDeg: 0 }]
  return sectors.map(({ headingDeg, widthDeg }) => ({
    ...USUAL_AIM,
    headingDeg,
    tiltDeg,
    hfovDeg: widthDeg ?? usualWidthDeg,
  }))
}

/** A direction: its middle, and its width where a range was tagged. */
export type Sector = { headingDeg: number; widthDeg?: number }

// The 16 points of the compass, clockwise from north, 22.5° apart.
const COMPASS = 'N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW'.split(' ')

/**
 * Directions as people tag them: "90", "NE", "90-120" (clockwise from the first to the second),
 * "W-E", several separated by ";". Words and nonsense are left out.
 */
export function sectorsOf(text: string | undefined): Sector[] {
  return (text ?? '').split(';').flatMap((part): Sector[] => {
    const range = /^\s*([\d.,]+|[A-Za-z]+)\s*°?\s*[-–]\s*([\d.,]+|[A-Za-z]+)\s*°?\s*$/.exec(part)
    if (!range) {
      const headingDeg = bearingOf(part)
      return headingDeg === undefined ? [] : [{ headingDeg }]
    }
    const [from, to] = [bearingOf(range[1]!), bearingOf(range[2]!)]
    if (from === undefined || to === undefined) return []
    // 0–359 and 0–360 both mean all round.
    const turnDeg = wrapHeading(to - from)
    const widthDeg = turnDeg === 0 || turnDeg >= 359 ? 360 : Math.max(1, turnDeg)
    return [{ headingDeg: widthDeg === 360 ? from : wrapHeading(from + turnDeg / 2), widthDeg }]
  })
}

function bearingOf(text: string): number | undefined {
  const trimmed = text.trim().replace(/°$/, '')
  const point = COMPASS.indexOf(trimmed.toUpperCase())
  if (point >= 0) return point * 22.5
  if (!/^\d{1,3}([.,]\d+)?$/.test(trimmed)) return undefined
  const degrees = Number(trimmed.replace(',', '.'))
  return degrees <= 360 ? wrapHeading(degrees) : undefined
}

/** Degrees below the horizon; people write the same angle with or without a minus sign. */
function tiltOf(text: string | undefined): number | undefined {
  const match = /^\s*-?(\d{1,2}(?:[.,]\d+)?)\s*°?\s*$/.exec(text ?? '')
  const degrees = Number(match?.[1]?.replace(',', '.') ?? Number.NaN)
  return degrees >= 0 && degrees <= 90 ? degrees : undefined
}
