import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Geometry } from 'geojson'

/** A feature as GDAL writes it, one a line. Geometry is null where there is none. */
export type RawFeature = {
  id?: string | number
  properties: Record<string, unknown>
  geometry: Geometry | null
}

/** Reads newline-delimited GeoJSON, a line at a time, so that a large file never stands in memory. */
export async function* readFeatures(path: string): AsyncGenerator<RawFeature> {
  const lines = createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  for await (const line of lines) {
    if (line.trim() === '') continue
    // Written by GDAL a moment ago: its shape is known.
    yield JSON.parse(line) as RawFeature
  }
}
