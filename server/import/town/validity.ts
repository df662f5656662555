import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Position } from 'geojson'
import { localPlane } from '../../../geodata/plane.ts'
import type { Gdal } from '../gdal-process.ts'
import { readFeatures } from '../source/read-features.ts'
import { polygonsOf, type Rings } from './source-feature.ts'

/** Pieces smaller than this come out of the mending, not out of the town. */
const LEAST_PIECE_M2 = 0.01

/** Shapes of one or more polygons, by a number of the asker's choice. */
export type Shapes = ReadonlyMap<number, readonly Rings[]>

/**
 * Which shapes are not valid by GEOS's rules. One of several polygons is also invalid when they
 * overlap or share more than points.
 *
 * @throws {GdalRefusal} when GDAL cannot be asked at all
 */
export async function findInvalid(gdal: Gdal, shapes: Shapes): Promise<Set<number>> {
  const invalid = new Set(shapes.keys())
  if (shapes.size === 0) return invalid
  await writeShapes(join(gdal.folder, 'shapes.geojsonl'), shapes)
  const sql = 'SELECT i, ST_IsValid(geometry) AS valid FROM shapes'
  const options = ['-f', 'GeoJSONSeq', '-dialect', 'SQLITE', '-sql', sql]
  const { file } = await gdal.convert('shapes.geojsonl', 'validity', options)
  // Whatever was not found valid is invalid: also a shape that no answer came for.
  for await (const { properties } of readFeatures(join(gdal.folder, file))) {
    if (properties.valid === 1) invalid.delete(Number(properties.i))
  }
  return invalid
}

/**
 * Valid polygons that cover what each shape's lines enclose an odd number of times. A shape that
 * GEOS could not mend is missing: -makevalid leaves it out without failing.
 */
export async function makeValid(gdal: Gdal, shapes: Shapes): Promise<Map<number, Rings[]>> {
  const mended = new Map<number, Rings[]>()
  if (shapes.size === 0) return mended
  await writeShapes(join(gdal.folder, 'bent.geojsonl'), shapes)
  const options = ['-f', 'GeoJSONSeq', '-lco', 'COORDINATE_PRECISION=15', '-makevalid']
  const { file } = await gdal.convert('bent.geojsonl', 'mended', options, { partial: true })
  for await (const { properties, geometry } of readFeatures(join(gdal.folder, file))) {
    if (!geometry) continue
    const pieces = polygonsOf(geometry).filter(([outer]) => areaM2([outer!]) >= LEAST_PIECE_M2)
    mended.set(Number(properties.i), pieces)
  }
  return withoutInvalid(gdal, mended)
}

// Trust, but check: a piece that is still not valid is dropped.
async function withoutInvalid(
  gdal: Gdal,
  mended: Map<number, Rings[]>,
): Promise<Map<number, Rings[]>> {
  const pieces = [...mended].flatMap(([i, rings]) => rings.map((one) => ({ i, one })))
  const still = await findInvalid(gdal, new Map(pieces.map(({ one }, n) => [n, [one]])))
  const sound = new Map<number, Rings[]>()
  for (const [n, { i, one }] of pieces.entries()) {
    if (!still.has(n)) sound.set(i, [...(sound.get(i) ?? []), one])
  }
  return sound
}

async function writeShapes(path: string, shapes: Shapes): Promise<void> {
  function* lines() {
    for (const [i, polygons] of shapes) {
      const geometry =
        polygons.length === 1
          ? { type: 'Polygon', coordinates: polygons[0] }
          : { type: 'MultiPolygon', coordinates: polygons }
      yield `${JSON.stringify({ type: 'Feature', properties: { i }, geometry })}\n`
    }
  }
  await writeFile(path, lines())
}

/** Area of a polygon less its holes in square metres, on a plane of its own. */
export function areaM2([outer, ...holes]: Rings): number {
  if (!outer?.[0]) return 0
  const plane = localPlane([outer[0][0]!, outer[0][1]!])
  const ringM2 = (ring: readonly Position[]) => {
    const points = ring.map(([lon, lat]) => plane.toPlane([lon!, lat!]))
    let twice = 0
    for (let i = 1; i < points.length; i++) {
      twice += points[i - 1]![0] * points[i]![1] - points[i]![0] * points[i - 1]![1]
    }
    return Math.abs(twice) / 2
  }
  return ringM2(outer) - holes.reduce((sum, hole) => sum + ringM2(hole), 0)
}
