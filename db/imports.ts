import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { CameraOwnerKind } from '../geodata/model/camera.ts'
import type { NewIncident } from '../geodata/model/incident.ts'
import type { Town, TownCamera } from '../geodata/model/town.ts'
import { recordChange } from './audit.ts'
import { type BulkColumn, insertMany, keptColumns } from './bulk.ts'
import { type Db, inTransaction } from './connect.ts'
import { newId } from './ids.ts'
import { derived } from './incidents.ts'
import { findMunicipality, setBasemap } from './municipalities.ts'
import { geometryFrom, isValid, pointFrom } from './postgis.ts'
import { insertRecord, type Owned, type Scope } from './records.ts'
import { importBatches } from './work.ts'

// Whole files of things at once: a town, or many incidents. All or nothing, in one transaction.

/** What an import says of itself beside its rows. */
export type ImportHead = Owned & {
  fileName: string
  kind: string
  /** Rows and shapes that were refused or mended before they came here. */
  refused: number
  repaired: number
  report: unknown
}

/** How many rows were new, and how many stood here already. */
export type Stored = { batchId: string; added: number; unchanged: number }

const location: BulkColumn = {
  type: 'json',
  make: (pair) => pointFrom(sql<number>`(${pair}->>0)::float8`, sql<number>`(${pair}->>1)::float8`),
}
const imported: { [column: string]: BulkColumn } = {
  ...keptColumns,
  source: { type: 'text' },
  external_id: { type: 'text' },
  batch_id: { type: 'uuid' },
}
const incidentColumns: { [column: string]: BulkColumn } = {
  ...imported,
  ...texts(
    'category',
    'time_precision',
    'precision',
    'setting',
    'place_name',
    'description',
    'cell',
  ),
  from_at: { type: 'timestamptz' },
  to_at: { type: 'timestamptz' },
  location,
  radius_m: { type: 'float8' },
  police_initiated: { type: 'boolean' },
  hour_of_week: { type: 'int4' },
  ambiguous_time: { type: 'boolean' },
}
const obstacleColumns: { [column: string]: BulkColumn } = {
  ...imported,
  ...texts('kind', 'height_source', 'use'),
  shape: { type: 'json', make: geometryFrom },
  height_m: { type: 'float8' },
  crown_radius_m: { type: 'float8' },
}
const lampColumns: { [column: string]: BulkColumn } = {
  ...imported,
  location,
  height_m: { type: 'float8' },
  working: { type: 'boolean' },
}
const cameraColumns: { [column: string]: BulkColumn } = {
  ...imported,
  ...texts('name', 'kind', 'owner_kind', 'model'),
  indoor: { type: 'boolean' },
}
const deploymentColumns: { [column: string]: BulkColumn } = {
  ...keptColumns,
  ...texts('height_source', 'aim_source', 'optics_source', 'decision'),
  camera_id: { type: 'uuid' },
  location,
  mount_height_m: { type: 'float8' },
  from_at: { type: 'timestamptz' },
}
const aimColumns: { [column: string]: BulkColumn } = {
  ...texts('municipality', 'preset'),
  deployment_id: { type: 'uuid' },
  ordinal: { type: 'int4' },
  ...Object.fromEntries(
    ['heading_deg', 'tilt_deg', 'hfov_deg', 'vfov_deg', 'range_m'].map((c) => [
      c,
      { type: 'float8' },
    ]),
  ),
  width_px: { type: 'int4' },
}
const placeColumns: { [column: string]: BulkColumn } = {
  ...texts('municipality', 'kind', 'name', 'source', 'external_id'),
  id: { type: 'uuid' },
  batch_id: { type: 'uuid' },
  location,
}

function texts(...names: string[]): { [column: string]: BulkColumn } {
  return Object.fromEntries(names.map((name) => [name, { type: 'text' }]))
}

/**
 * Keeps incidents read from one file. Each has an external id; one that stands already under the
 * same source is left as it is.
 */
export function storeIncidents(
  db: Db,
  scope: Scope,
  head: ImportHead,
  rows: readonly (Omit<NewIncident, keyof Owned> & { ambiguousTime: boolean })[],
): Promise<Stored> {
  return inBatch(db, scope, head, async (tx, batchId) => {
    const { timeZone } = (await findMunicipality(tx, scope.municipality))!
    const kept = keptValues(scope, head)
    const added = await insertMany(
      tx,
      'incident',
      incidentColumns,
      rows.map((row) => ({
        ...kept(),
        ...snake(row),
        ...{ from_at: row.from, to_at: row.to, location: row.position, batch_id: batchId },
        ...snake(derived({ ...row, ...head }, timeZone)),
      })),
    )
    return { added: added.size, unchanged: rows.length - added.size }
  })
}

/** What storing a town needs beside the town. */
export type TownStoring = ImportHead & {
  /** Who owns the cameras it tells of. */
  cameraOwner: (camera: TownCamera) => CameraOwnerKind
  /** Since when a camera stands where the town has it. */
  standsSince: (camera: TownCamera) => Date
  /** The archive that draws it. */
  basemapFileId: string
}

/** Shapes that PostGIS calls invalid in spite of the reader's mending, by external id. */
export type TownStored = Stored & { invalid: string[] }

/** Keeps a whole town. What stands already under the same source and id is left as it is. */
export async function storeTown(
  db: Db,
  scope: Scope,
  head: TownStoring,
  town: Town,
): Promise<TownStored> {
  let invalid: string[] = []
  const stored = await inBatch(db, scope, head, async (tx, batchId) => {
    const kept = keptValues(scope, head)
    const common = () => ({ ...kept(), source: town.source, batch_id: batchId })
    const shapes = identified(town.obstacles, ({ shape }) => shape)
    const obstacles = await insertMany(
      tx,
      'obstacle',
      obstacleColumns,
      shapes.map((obstacle) => ({ ...common(), ...snake(obstacle) })),
      (row) => isValid(row('shape')),
    )
    invalid = await missing(tx, scope.municipality, town.source, shapes)
    const lamps = await insertMany(
      tx,
      'street_lamp',
      lampColumns,
      identified(town.lamps, ({ position }) => position).map((lamp) => ({
        ...common(),
        ...snake(lamp),
        location: lamp.position,
      })),
    )
    const cameras = await storeCameras(tx, scope, head, town, common)
    await replacePlaces(tx, scope, town, batchId)
    const drawn = { fileId: head.basemapFileId, attribution: town.attribution }
    await setBasemap(tx, scope.municipality, drawn, scope)
    const added = obstacles.size + lamps.size + cameras
    const all = town.obstacles.length + town.lamps.length + town.cameras.length
    return { added, unchanged: all - added - invalid.length }
  })
  return { ...stored, invalid }
}

async function storeCameras(
  tx: Db,
  scope: Scope,
  head: TownStoring,
  town: Town,
  common: () => { id: string },
): Promise<number> {
  const rows = identified(town.cameras, ({ position, name }) => [position, name]).map((camera) => ({
    camera,
    row: {
      ...common(),
      ...{ name: camera.name, kind: camera.kind, model: camera.model, indoor: camera.indoor },
      ...{ owner_kind: head.cameraOwner(camera), external_id: camera.externalId },
    },
  }))
  const added = await insertMany(
    tx,
    'camera',
    cameraColumns,
    rows.map(({ row }) => row),
  )
  const kept = keptValues(scope, head)
  const standing = rows
    .filter(({ row }) => added.has(row.id))
    .map(({ camera, row }) => ({ camera, deployment: { ...kept(), camera_id: row.id } }))
  await insertMany(
    tx,
    'deployment',
    deploymentColumns,
    standing.map(({ camera, deployment }) => ({
      ...deployment,
      ...{ location: camera.position, mount_height_m: camera.mountHeightM, decision: '' },
      ...{ height_source: camera.provenance.height, aim_source: camera.provenance.aim },
      ...{ optics_source: camera.provenance.optics, from_at: head.standsSince(camera) },
    })),
  )
  const aims = standing.flatMap(({ camera, deployment }) =>
    camera.aims.map((aim, ordinal) => ({
      ...{ municipality: scope.municipality, deployment_id: deployment.id, ordinal },
      ...snake(aim),
    })),
  )
  await insertMany(tx, 'aim', aimColumns, aims)
  return added.size
}

/** Places have no history: those of the same source are written anew. */
async function replacePlaces(tx: Db, { municipality }: Scope, town: Town, batchId: string) {
  await tx
    .deleteFrom('place')
    .where('municipality', '=', municipality)
    .where('source', '=', town.source)
    .execute()
  const common = { municipality, source: town.source, batch_id: batchId }
  await insertMany(
    tx,
    'place',
    placeColumns,
    town.places.map((place) => ({
      ...common,
      ...snake(place),
      ...{ id: newId(), location: place.position },
    })),
  )
}

/** Runs `store` with a batch of its own, and writes down what came of it. */
function inBatch(
  db: Db,
  scope: Scope,
  head: ImportHead,
  store: (tx: Db, batchId: string) => Promise<{ added: number; unchanged: number }>,
): Promise<Stored> {
  const { municipality, actor, now } = scope
  return inTransaction(db, async (tx) => {
    const counts = { added: 0, unchanged: 0 }
    const { id: batchId } = await insertRecord(tx, importBatches, scope, { ...head, ...counts })
    const stored = await store(tx, batchId)
    await tx
      .updateTable('importBatch')
      .set(stored)
      .where('municipality', '=', municipality)
      .where('id', '=', batchId)
      .execute()
    const { classification, fileName } = head
    const what = { recordKind: 'import-batch', recordId: batchId, classification }
    const change = { municipality, actor, action: 'import' as const, ...what, before: null }
    await recordChange(tx, { ...change, after: { fileName, ...stored } }, now)
    return { batchId, ...stored }
  })
}

const keptValues = (scope: Scope, owned: Owned) => () => ({
  municipality: scope.municipality,
  id: newId(),
  owner_unit_id: owned.ownerUnitId,
  classification: owned.classification,
  created_at: scope.now,
  updated_at: scope.now,
})

/** Things without an id of their own get one from their content and its number of occurrence. */
function identified<Thing extends { externalId: string | null }>(
  things: readonly Thing[],
  content: (thing: Thing) => unknown,
): (Thing & { externalId: string })[] {
  const seen = new Map<string, number>()
  return things.map((thing) => {
    if (thing.externalId !== null) return { ...thing, externalId: thing.externalId }
    const hash = createHash('sha256')
      .update(JSON.stringify(content(thing)))
      .digest('hex')
    const occurrence = (seen.get(hash) ?? 0) + 1
    seen.set(hash, occurrence)
    return { ...thing, externalId: `sha256:${hash.slice(0, 16)}#${occurrence}` }
  })
}

async function missing(
  tx: Db,
  municipality: string,
  source: string,
  wanted: readonly { externalId: string }[],
): Promise<string[]> {
  const stored = await tx
    .selectFrom('obstacle')
    .select('externalId')
    .where('municipality', '=', municipality)
    .where('source', '=', source)
    .execute()
  const known = new Set(stored.map(({ externalId }) => externalId))
  return wanted.map(({ externalId }) => externalId).filter((id) => !known.has(id))
}

/** Keys from camelCase to snake_case, as columns are named. */
const snake = (object: { [key: string]: unknown }): { [column: string]: unknown } =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
