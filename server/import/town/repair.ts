import type { Position } from 'geojson'
import type { Gdal } from '../gdal-process.ts'
import type { Words } from '../import-error.ts'
import { polygonsOf, positionsOf, type Rings, type SourceFeature } from './source-feature.ts'
import { areaM2, findInvalid, makeValid } from './validity.ts'

/** A thing of the file that could not be brought in, and why. */
export type Refused = { id: string; reason: Words }

export type Mended = {
  /** The features with valid polygons only; those without any are left out. */
  features: SourceFeature[]
  /** Ids of those whose shape had to be changed. */
  repaired: Set<string>
  refused: Refused[]
}

const NO_AREA: Words = {
  sv: 'formen har färre än tre hörn kvar, oftast avklippt vid kartans kant',
  en: 'the shape has fewer than three corners left, most often cut off at the edge of the map',
}
const NOT_FINITE: Words = {
  sv: 'en koordinat är inget läge på jorden',
  en: 'a coordinate is not a place on Earth',
}
const UNMENDABLE: Words = {
  sv: 'formen korsar sig själv och kunde inte lagas',
  en: 'the shape crosses itself and could not be mended',
}

/**
 * Makes every polygon of the features valid by GEOS's rules: no ring crosses itself or another.
 *
 * A multipolygon is judged part by part, so that houses wall to wall in one relation survive; only
 * parts that lie on top of each other are taken apart, as when the edge of an extract has torn a
 * courtyard open. What cannot be mended is listed. Features without polygons come through untouched.
 */
export async function mendPolygons(
  gdal: Gdal,
  features: readonly SourceFeature[],
): Promise<Mended> {
  const all = features.map(tidy)
  const valid = all.map(({ parts }) => [...parts])
  const broken = new Set<number>()

  const parts = all.flatMap(({ parts }, feature) => parts.map((rings) => ({ feature, rings })))
  const shapes = new Map(parts.map(({ rings }, i) => [i, [rings]]))
  const invalid = await findInvalid(gdal, shapes)
  const mended = await makeValid(gdal, only(shapes, invalid))
  for (const i of invalid) broken.add(parts[i]!.feature)
  for (const feature of broken) valid[feature] = []
  for (const [i, { feature, rings }] of parts.entries()) {
    if (!broken.has(feature)) continue
    valid[feature]!.push(...(invalid.has(i) ? (mended.get(i) ?? []) : [rings]))
  }

  for (const [feature, pieces] of await takeApart(gdal, valid)) {
    valid[feature] = pieces
    broken.add(feature)
  }
  return collect(all, valid, broken)
}

const only = <T>(map: ReadonlyMap<number, T>, keys: Set<number>): Map<number, T> =>
  new Map([...map].filter(([key]) => keys.has(key)))

// Where mending the whole takes away more than this share of its parts, they overlapped; neighbours
// that only share a wall lose nothing.
const OVERLAP_SHARE = 1e-3

async function takeApart(gdal: Gdal, valid: Rings[][]): Promise<Map<number, Rings[]>> {
  const several = new Map([...valid.entries()].filter(([, polygons]) => polygons.length > 1))
  const invalid = await findInvalid(gdal, several)
  const apart = await makeValid(gdal, only(several, invalid))
  const total = (polygons: readonly Rings[]) =>
    polygons.reduce((sum, polygon) => sum + areaM2(polygon), 0)
  const overlapping = [...apart].filter(
    ([feature, pieces]) => total(pieces) < total(valid[feature]!) * (1 - OVERLAP_SHARE),
  )
  return new Map(overlapping)
}

type Tidied = {
  feature: SourceFeature
  parts: Rings[]
  areal: boolean
  changed: boolean
  wild: boolean
}

// What GEOS cannot even be asked about: repeated positions, open rings, holes of two points.
function tidy(feature: SourceFeature): Tidied {
  const before = polygonsOf(feature.geometry)
  const wild = positionsOf(feature.geometry).some((position) => !isOnEarth(position))
  if (wild) return { feature, parts: [], areal: true, changed: false, wild }
  let changed = false
  const parts = before.flatMap((rings): Rings[] => {
    const [outer, ...holes] = rings.map((ring) => {
      const tidyRing = tidied(ring)
      if (tidyRing.length < 4 || !isSame(ring[0]!, ring.at(-1)!)) changed = true
      return tidyRing
    })
    if (!outer || outer.length < 4) return []
    return [[outer, ...holes.filter((hole) => hole.length >= 4)]]
  })
  return { feature, parts, areal: before.length > 0, changed, wild }
}

function tidied(ring: readonly Position[]): Position[] {
  const kept = ring.filter((position, i) => i === 0 || !isSame(position, ring[i - 1]!))
  if (kept.length > 1 && !isSame(kept[0]!, kept.at(-1)!)) kept.push(kept[0]!)
  return kept
}

const isSame = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1]
const isOnEarth = ([lon, lat]: Position) => Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90

function collect(tidied: Tidied[], valid: Rings[][], broken: Set<number>): Mended {
  const result: Mended = { features: [], repaired: new Set(), refused: [] }
  for (const [i, { feature, areal, changed, wild }] of tidied.entries()) {
    const polygons = valid[i]!
    if (!areal) {
      result.features.push(feature)
    } else if (polygons.length === 0) {
      const reason = wild ? NOT_FINITE : broken.has(i) ? UNMENDABLE : NO_AREA
      result.refused.push({ id: feature.id, reason })
    } else {
      result.features.push({
        ...feature,
        geometry: { type: 'MultiPolygon', coordinates: polygons },
      })
      if (changed || broken.has(i)) result.repaired.add(feature.id)
    }
  }
  return result
}
