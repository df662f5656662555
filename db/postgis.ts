import type { Geometry, Point } from 'geojson'
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Bbox, LonLat } from '../geodata/position.ts'
import type { Geom } from './schema.ts'

// The only file that spells ST_*. Columns are geometry in degrees; metre questions cast to geography,
// which has its own GiST index (see the first migration).

export const point = ([lon, lat]: LonLat) =>
  sql<Geom<Point>>`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`

/** Any GeoJSON geometry. */
export const geometry = (shape: { type: Geometry['type']; coordinates: unknown }) =>
  sql<Geom>`ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(shape)}::text), 4326)`

/** A geometry from a column of GeoJSON text or JSON, as `json_to_recordset` gives. */
export const geometryFrom = (column: Expression<unknown>) =>
  sql<Geom>`ST_SetSRID(ST_GeomFromGeoJSON(${column}::text), 4326)`

/** A point from two columns of degrees. */
export const pointFrom = (lon: Expression<number>, lat: Expression<number>) =>
  sql<Geom<Point>>`ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 4326)`

/** [lon, lat] at full precision. */
export const asLonLat = (column: Expression<unknown>): RawBuilder<LonLat> =>
  sql<LonLat>`json_build_array(ST_X(${column}), ST_Y(${column}))`

export const lonOf = (column: Expression<unknown>) => sql<number>`ST_X(${column})`
export const latOf = (column: Expression<unknown>) => sql<number>`ST_Y(${column})`

/** GeoJSON geometry with 9 decimals: views are computed from it. */
export const asGeoJson = <G extends Geometry>(column: Expression<unknown>): RawBuilder<G> =>
  sql<G>`ST_AsGeoJSON(${column}, 9)::json`

/** True for a shape that neither crosses itself nor has holes outside it. */
export const isValid = (shape: Expression<unknown>) => sql<boolean>`ST_IsValid(${shape})`

/**
 * True where bounding boxes meet. PostGIS keeps them in single precision, rounded outwards: a point up
 * to two metres outside may be in. A box over the antimeridian is two boxes.
 */
export const touchesBbox = (column: Expression<unknown>, box: Bbox): Expression<SqlBool> => {
  const [west, south, east, north] = box
  if (west <= east)
    return sql<SqlBool>`${column} && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326)`
  const eastern = touchesBbox(column, [west, south, 180, north])
  const western = touchesBbox(column, [-180, south, east, north])
  return sql<SqlBool>`(${eastern} or ${western})`
}

/** A JSON value. Sent as text: one driver would otherwise quote a string twice. */
export const json = (value: unknown) => sql<unknown>`${JSON.stringify(value ?? null)}::text::jsonb`
