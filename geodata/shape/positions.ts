import type { LonLat } from '../position.ts'

/** A GeoJSON geometry of the kinds records have. */
export type Shape =
  | { type: 'Point'; coordinates: LonLat }
  | { type: 'LineString'; coordinates: readonly LonLat[] }
  | { type: 'Polygon'; coordinates: readonly (readonly LonLat[])[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly (readonly LonLat[])[])[] }

/** One run of positions, and where in the geometry it stands: "coordinates.0.1". */
export type Run = { path: string; positions: readonly LonLat[] }

/** A geometry's rings, its line or its point, in order. */
export function runsOf(shape: Shape): Run[] {
  switch (shape.type) {
    case 'Point':
      return [{ path: 'coordinates', positions: [shape.coordinates] }]
    case 'LineString':
      return [{ path: 'coordinates', positions: shape.coordinates }]
    case 'Polygon':
      return shape.coordinates.map((positions, i) => ({ path: `coordinates.${i}`, positions }))
    case 'MultiPolygon':
      return shape.coordinates.flatMap((rings, i) =>
        rings.map((positions, j) => ({ path: `coordinates.${i}.${j}`, positions })),
      )
  }
}
