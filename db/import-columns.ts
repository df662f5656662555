import { sql } from 'kysely'
import { type BulkColumn, type BulkColumns, keptColumns } from './bulk.ts'
import { geometryFrom, pointFrom } from './postgis.ts'

// How the rows of an import lie in their tables, for `insertMany`.

const location: BulkColumn = {
  type: 'json',
  make: (pair) => pointFrom(sql<number>`(${pair}->>0)::float8`, sql<number>`(${pair}->>1)::float8`),
}
/** A JSON value as jsonb; a JSON null as NULL. */
const asJsonb: BulkColumn = {
  type: 'json',
  make: (value) => sql`nullif(${value}::jsonb, 'null'::jsonb)`,
}
const imported: BulkColumns = {
  ...keptColumns,
  source: { type: 'text' },
  external_id: { type: 'text' },
  batch_id: { type: 'uuid' },
}
export const incidentColumns: BulkColumns = {
  ...imported,
  ...texts('category', 'time_precision', 'precision', 'setting'),
  ...texts('place_name', 'description', 'cell'),
  from_at: { type: 'timestamptz' },
  to_at: { type: 'timestamptz' },
  location,
  radius_m: { type: 'float8' },
  police_initiated: { type: 'boolean' },
  hour_of_week: { type: 'int4' },
  ambiguous_time: { type: 'boolean' },
  source_digest: { type: 'text' },
}
export const obstacleColumns: BulkColumns = {
  ...imported,
  ...texts('kind', 'height_source', 'use'),
  shape: { type: 'json', make: geometryFrom },
  height_m: { type: 'float8' },
  crown_radius_m: { type: 'float8' },
}
export const lampColumns: BulkColumns = {
  ...imported,
  location,
  height_m: { type: 'float8' },
  working: { type: 'boolean' },
}
export const cameraColumns: BulkColumns = {
  ...imported,
  ...texts('name', 'kind', 'owner_kind', 'model'),
  indoor: { type: 'boolean' },
}
export const deploymentColumns: BulkColumns = {
  ...keptColumns,
  ...texts('height_source', 'aim_source', 'optics_source', 'decision'),
  camera_id: { type: 'uuid' },
  location,
  mount_height_m: { type: 'float8' },
  from_at: { type: 'timestamptz' },
  reach: asJsonb,
  recording_hours: asJsonb,
  night: asJsonb,
  masks: asJsonb,
}
export const aimColumns: BulkColumns = {
  ...texts('municipality', 'preset', 'projection'),
  deployment_id: { type: 'uuid' },
  ordinal: { type: 'int4' },
  heading_deg: { type: 'float8' },
  tilt_deg: { type: 'float8' },
  hfov_deg: { type: 'float8' },
  vfov_deg: { type: 'float8' },
  range_m: { type: 'float8' },
  width_px: { type: 'int4' },
}
export const placeColumns: BulkColumns = {
  ...texts('municipality', 'kind', 'name', 'source', 'external_id'),
  id: { type: 'uuid' },
  batch_id: { type: 'uuid' },
  location,
}

function texts(...names: string[]): BulkColumns {
  return Object.fromEntries(names.map((name) => [name, { type: 'text' }]))
}
