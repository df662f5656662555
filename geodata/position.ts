import { cellToBoundary, latLngToCell } from 'h3-js'
import { z } from 'zod'

/** Longitude, then latitude, in WGS 84 degrees: the order of GeoJSON, PostGIS and MapLibre. */
export type LonLat = readonly [lon: number, lat: number]

/** West, south, east, north in degrees. West > east means the box crosses the antimeridian. */
export type Bbox = readonly [west: number, south: number, east: number, north: number]

const lon = z.number().min(-180).max(180)
const lat = z.number().min(-90).max(90)
export const lonLat = z.tuple([lon, lat]).readonly()
const corners = z
  .tuple([lon, lat, lon, lat])
  .refine(([, south, , north]) => south < north, 'south must be less than north')
export const bbox = corners.readonly()

const number = '-?\\d+(\\.\\d+)?(e-?\\d+)?'

/** A `Bbox` as it stands in a URL: "west,south,east,north". */
export const bboxParam = z
  .string()
  .regex(new RegExp(`^${number}(,${number}){3}$`), 'west,south,east,north')
  .transform((text) => text.split(',').map(Number) as [number, number, number, number])
  .pipe(corners)

// H3 speaks [lat, lng]. The order is swapped here and nowhere else.

/** H3 cell that holds a position, at `resolution` 0–15. */
export const cellAt = ([lon, lat]: LonLat, resolution: number): string =>
  latLngToCell(lat, lon, resolution)

/** Corners of an H3 cell as a closed counter-clockwise ring. */
export const cellRing = (cell: string): LonLat[] =>
  cellToBoundary(cell, true).map(([lon, lat]) => [lon, lat] as const)
