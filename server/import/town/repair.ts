import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Position } from 'geojson'
import { localPlane } from '../../../geodata/plane.ts'
import type { Gdal } from '../gdal-process.ts'
import type { Words } from '../import-error.ts'
import { readFeatures } from './read-features.ts'
import { polygonsOf, positionsOf, type Rings, type SourceFeature } from './source-feature.ts'

/** A thing of the file that could not be brought in, and why. */
export type Refused = { id: string; reason: Words }

export type Mended = {
  /** The features with valid polygons only; those without any are left out. */
  features: SourceFeature[]
  /** Ids of those whose shape had to be changed. */
  repaired: Set<string>
  refused: Refused[]
}

/** Pieces smaller than this come out of the mending, not out of the town. */
const LEAST_PIECE_M2 = 0.01

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
 * A multipolygon is judged part by part, so that houses wall to wall in one relation survive. GDAL's
 * -makevalid says nothing of what it could not do: what it leaves out is found here by number and
 * listed. Features without polygons come through untouched.
 */
export async function mendPolygons(
  gdal: Gdal,
  features: readonly SourceFeature[],
): Promise<Mended> {
  const tidied = features.map(tidy)
  const parts = tidied.flatMap(({ parts }, feature) => parts.map((rings) => ({ feature, rings })))
  const invalid = await findInvalid(
    gdal,
    parts.map(({ rings }) => rings),
  )
  const mended = await makeValid(
    gdal,
    invalid,
    parts.map(({ rings }) => rings),
  )

  const valid: Rings[][] = features.map(() => [])
  const broken = new Set<number>()
  for (const [i, { feature, rings }] of parts.entries()) {
    const pieces = invalid.has(i) ? (mended.get(i) ?? []) : [rings]
    if (invalid.has(i)) broken.add(feature)
    valid[feature]!.push(...pieces)
  }
  return collect(tidied, valid, broken)
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

async function findInvalid(gdal: Gdal, polygons: Rings[]): Promise<Set<number>> {
  if (polygons.length === 0) return new Set()
  await writePolygons(join(gdal.folder, 'shapes.geojsonl'), polygons.entries())
  const sql = 'SELECT i, ST_IsValid(geometry) AS valid FROM shapes'
  const options = ['-f', 'GeoJSONSeq', '-dialect', 'SQLITE', '-sql', sql]
  const { file } = await gdal.convert('shapes.geojsonl', 'validity', options)
  // Whatever was not found valid is invalid: also a shape that no answer came for.
  const invalid = new Set(polygons.keys())
  for await (const { properties } of readFeatures(join(gdal.folder, file))) {
    if (properties.valid === 1) invalid.delete(Number(properties.i))
  }
  return invalid
}

async function makeValid(
  gdal: Gdal,
  invalid: Set<number>,
  polygons: Rings[],
): Promise<Map<number, Rings[]>> {
  const mended = new Map<number, Rings[]>()
  if (invalid.size === 0) return mended
  const bent = [...invalid].map((i) => [i, polygons[i]!] as const)
  await writePolygons(join(gdal.folder, 'bent.geojsonl'), bent)
  const options = ['-f', 'GeoJSONSeq', '-lco', 'COORDINATE_PRECISION=15', '-makevalid']
  const { file } = await gdal.convert('bent.geojsonl', 'mended', options, { partial: true })
  for await (const { properties, geometry } of readFeatures(join(gdal.folder, file))) {
    if (!geometry) continue
    const pieces = polygonsOf(geometry).filter((rings) => areaM2(rings[0]!) >= LEAST_PIECE_M2)
    mended.set(Number(properties.i), pieces)
  }
  return withoutInvalid(gdal, mended)
}

// Trust, but check: what is still not valid is dropped, and so refused.
async function withoutInvalid(
  gdal: Gdal,
  mended: Map<number, Rings[]>,
): Promise<Map<number, Rings[]>> {
  const all = [...mended].flatMap(([i, pieces]) => pieces.map((rings) => ({ i, rings })))
  const still = await findInvalid(
    gdal,
    all.map(({ rings }) => rings),
  )
  const sound = new Map<number, Rings[]>()
  for (const [n, { i, rings }] of all.entries()) {
    if (!still.has(n)) sound.set(i, [...(sound.get(i) ?? []), rings])
  }
  return sound
}

async function writePolygons(
  path: string,
  polygons: Iterable<readonly [number, Rings]>,
): Promise<void> {
  function* lines() {
    for (const [i, coordinates] of polygons) {
      const geometry = { type: 'Polygon', coordinates }
      yield `${JSON.stringify({ type: 'Feature', properties: { i }, geometry })}\n`
    }
  }
  await writeFile(path, lines())
}

/** Area inside one ring in square metres, computed on a plane of its own. */
export function areaM2(ring: readonly Position[]): number {
  const plane = localPlane([ring[0]![0]!, ring[0]![1]!])
  const points = ring.map(([lon, lat]) => plane.toPlane([lon!, lat!]))
  let twice = 0
  for (let i = 1; i < points.length; i++) {
    twice += points[i - 1]![0] * points[i]![1] - points[i]![0] * points[i - 1]![1]
  }
  return Math.abs(twice) / 2
}
