import { sql } from 'kysely'
import { type NewIncident, newIncident } from '../geodata/model/incident.ts'
import type { Kept } from '../geodata/model/record.ts'
import type { ImportBatch } from '../geodata/model/work.ts'
import { recordChange } from './audit.ts'
import { type Db, inTransaction } from './connect.ts'
import { incidents } from './incidents.ts'
import { findMunicipality, redrawWith } from './municipalities.ts'
import type { Scope } from './records.ts'
import { ALL } from './sight.ts'
import { importBatches } from './work.ts'
import { type Allow, lockRecord, updateRecord } from './write-records.ts'

/** What became of the records of an import that was undone. */
export type Undone = {
  /** Taken away: nobody has changed them since. */
  removed: number
  /** As they were before the import gave them a new version. */
  restored: number
  /** Left, as somebody has changed them since; or as the log no longer has what they were. */
  kept: number
}

/**
 * Undoes an import: what it added goes, what it changed becomes as it was, and the map and the terrain are those
 * from before. The same file can then be brought in anew. Places that it took the place of do not come back.
 *
 * @param version the batch's, that this is based on
 * @param allow throws when it may not be undone
 * @returns `undefined` when there is no such import
 * @throws {StaleVersion}
 */
export function undoImport(
  db: Db,
  scope: Scope,
  { id, version, allow }: { id: string; version: number; allow: Allow<Kept & ImportBatch> },
): Promise<Undone | undefined> {
  const { municipality, actor, now } = scope
  return inTransaction(db, async (tx) => {
    const batch = await lockRecord(tx, importBatches, scope, id, version)
    if (!batch) return undefined
    await allow(tx, municipality, batch)
    const undone: Undone = { removed: 0, restored: 0, kept: 0 }
    for (const table of ['incident', 'obstacle', 'street_lamp', 'camera'] as const) {
      undone.removed += await removeUntouched(tx, scope, table, id)
      undone.kept += await countLeft(tx, municipality, table, id)
    }
    await removeDeployments(tx, scope, id)
    undone.removed += await removeTerrain(tx, scope, id)
    for (const table of ['place', 'sensitive_place'])
      await sql`delete from ${sql.table(table)}
        where municipality = ${municipality} and batch_id = ${id}::uuid`.execute(tx)
    await takeBack(tx, scope, id, undone)
    await tx
      .updateTable('importBatch')
      .set(({ eb }) => ({ deletedAt: now, updatedAt: now, version: eb('version', '+', 1) }))
      .where('municipality', '=', municipality)
      .where('id', '=', id)
      .execute()
    await redrawWithout(tx, scope, id)
    const { fileName, added, changed, ownerUnitId, classification } = batch
    const what = { recordKind: importBatches.name, recordId: id, ownerUnitId, classification }
    const values = { before: { fileName, added, changed }, after: undone }
    await recordChange(tx, { municipality, actor, action: 'delete', ...what, ...values }, now)
    return undone
  })
}

/** The latest import that stands of a file of some name, and its version. */
export const findLatestImport = (
  db: Db,
  municipality: string,
  fileName: string,
): Promise<{ id: string; version: number } | undefined> =>
  db
    .selectFrom('importBatch')
    .select(['id', 'version'])
    .where('municipality', '=', municipality)
    .where('fileName', '=', fileName)
    .where('deletedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The kinds of cameras that an import brought and that stand: undoing it takes them away. */
export async function cameraKindsOf(
  tx: Db,
  municipality: string,
  batchId: string,
): Promise<('fixed' | 'temporary')[]> {
  const found = await tx
    .selectFrom('camera')
    .select('kind')
    .distinct()
    .where('municipality', '=', municipality)
    .where('batchId', '=', batchId)
    .where('deletedAt', 'is', null)
    .execute()
  return (['fixed', 'temporary'] as const).filter((kind) => found.some((one) => one.kind === kind))
}

type Imported = 'incident' | 'obstacle' | 'street_lamp' | 'camera'

/** A camera whose place somebody has worked on is no longer only what the file said. */
const untouched = (table: Imported) =>
  table === 'camera'
    ? sql`version = 1 and not exists (select 1 from deployment
        where deployment.municipality = camera.municipality and deployment.camera_id = camera.id
          and (deployment.version > 1 or deployment.created_at <> camera.created_at))`
    : sql`version = 1`

/** Their ids are free again: the same file can be brought in anew. */
async function removeUntouched(
  tx: Db,
  { municipality, now }: Scope,
  table: Imported,
  batchId: string,
): Promise<number> {
  const { numAffectedRows } = await sql`update ${sql.table(table)}
    set deleted_at = ${now}::timestamptz, updated_at = ${now}::timestamptz, version = version + 1,
      external_id = null
    where municipality = ${municipality} and batch_id = ${batchId}::uuid and deleted_at is null
      and ${untouched(table)}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function countLeft(
  tx: Db,
  municipality: string,
  table: Imported,
  batchId: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int4 as n from ${sql.table(table)}
    where municipality = ${municipality} and batch_id = ${batchId}::uuid
      and deleted_at is null`.execute(tx)
  return rows[0]!.n
}

/** Where cameras stood that are no more. */
const removeDeployments = (tx: Db, { municipality, now }: Scope, batchId: string) =>
  sql`update deployment
    set deleted_at = ${now}::timestamptz, updated_at = ${now}::timestamptz, version = version + 1
    where municipality = ${municipality} and deleted_at is null and camera_id in (
      select id from camera where municipality = ${municipality}
        and batch_id = ${batchId}::uuid and deleted_at is not null)`.execute(tx)

async function removeTerrain(
  tx: Db,
  { municipality, now }: Scope,
  batchId: string,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('terrain')
    .set(({ eb }) => ({ deletedAt: now, updatedAt: now, version: eb('version', '+', 1) }))
    .where('municipality', '=', municipality)
    .where('batchId', '=', batchId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Incidents that the import gave a new version, and nobody another since, become as the log says they were. */
async function takeBack(tx: Db, seenBy: Scope, batchId: string, undone: Undone): Promise<void> {
  const { municipality } = seenBy
  // Whoever may undo the whole undoes what is in it, be it another unit's own.
  const scope = { ...seenBy, seen: ALL }
  const { timeZone } = (await findMunicipality(tx, municipality))!
  const changes = await tx
    .selectFrom('importChange')
    .innerJoin('incident', (join) =>
      join
        .onRef('incident.municipality', '=', 'importChange.municipality')
        .onRef('incident.id', '=', 'importChange.incidentId'),
    )
    .select(['incident.id', 'incident.version', 'importChange.digestBefore'])
    .select('importChange.version as made')
    .where('importChange.municipality', '=', municipality)
    .where('importChange.batchId', '=', batchId)
    .where('incident.deletedAt', 'is', null)
    .execute()
  for (const { id, version, made, digestBefore } of changes) {
    const before = version === made ? await findBefore(tx, municipality, id, made) : undefined
    if (!before) {
      undone.kept += 1
      continue
    }
    const restored = await updateRecord(tx, incidents(timeZone), scope, {
      ...{ id, version },
      revise: ({ ownerUnitId, classification }) => ({ ...before, ownerUnitId, classification }),
    })
    if (!restored) {
      undone.kept += 1
      continue
    }
    await tx
      .updateTable('incident')
      .set({ sourceDigest: digestBefore })
      .where('municipality', '=', municipality)
      .where('id', '=', id)
      .execute()
    undone.restored += 1
  }
}

/** What an incident was before it got a version; undefined when retention has taken that out of the log. */
async function findBefore(
  tx: Db,
  municipality: string,
  id: string,
  version: number,
): Promise<NewIncident | undefined> {
  const { rows } = await sql<{ before: unknown }>`select audit_value.before
    from audit_event join audit_value on audit_value.event_id = audit_event.id
    where audit_event.municipality = ${municipality} and audit_event.record_kind = 'incident'
      and audit_event.record_id = ${id} and audit_event.action = 'update'
      and (audit_value.after->>'version')::int4 = ${version}`.execute(tx)
  const read = newIncident.safeParse(
    Object.fromEntries(
      Object.entries((rows[0]?.before ?? {}) as object).filter(([key]) => key in newIncident.shape),
    ),
  )
  return read.success ? read.data : undefined
}

/** The map becomes the one from before, when it is this import's that stands. */
async function redrawWithout(tx: Db, scope: Scope, batchId: string): Promise<void> {
  const { municipality } = scope
  const drawn = await tx
    .selectFrom('importBatch')
    .select(['id', 'basemapFileId', 'deletedAt'])
    .where('municipality', '=', municipality)
    .where('basemapFileId', 'is not', null)
    .orderBy('id', 'desc')
    .execute()
  const own = drawn.find(({ id }) => id === batchId)
  const { basemapFileId } = (await findMunicipality(tx, municipality))!
  if (!own || own.basemapFileId !== basemapFileId) return
  const earlier = drawn.find(({ deletedAt }) => deletedAt === null)
  await redrawWith(tx, municipality, earlier?.basemapFileId ?? null, scope)
}
