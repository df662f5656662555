import { recordChange } from './audit.ts'
import { type BulkInsert, insertMany } from './bulk.ts'
import { type Db, inTransaction } from './connect.ts'
import { newId } from './ids.ts'
import { json } from './postgis.ts'
import type { Owned, Scope } from './records.ts'

// Whole files of things at once: all or nothing, in one transaction. Incidents are in import-incidents.ts, a town in
// import-town.ts.

/** What an import says of itself beside its rows. */
export type ImportHead = Owned & {
  fileName: string
  kind: string
  /** Rows and shapes that were refused or mended before they came here. */
  refused: number
  repaired: number
  report: unknown
  /** Stops the import between two statements; nothing of it is kept. */
  signal?: AbortSignal | undefined
}

/** How many rows were new, how many gave a record that stood a new version, and how many stood here as they are. */
export type Counted = { added: number; changed: number; unchanged: number }
export type Stored = Counted & { batchId: string }

/** What stores the rows of one import works with. */
export type Batch = {
  tx: Db
  batchId: string
  /** The columns every record carries, with an id of its own at each call. */
  kept: () => { id: string; [column: string]: unknown }
  /** `insertMany` that stops when the import does. */
  insert: (table: string, insert: BulkInsert) => Promise<Set<string>>
}

/** What else a batch remembers, so that it can be undone: the archive that it drew the map with. */
type Part = { basemapFileId?: string | null }

/**
 * Runs `store` with a batch of its own, and writes down what came of it.
 *
 * The audit event comes last: its chain is one row that everybody who writes in the municipality
 * waits for, so it is held no longer than the end of the import takes.
 */
export function inBatch(
  db: Db,
  scope: Scope,
  head: ImportHead,
  store: (batch: Batch) => Promise<Counted & Part>,
): Promise<Stored> {
  const { municipality, actor, now } = scope
  return inTransaction(db, async (tx) => {
    const batchId = await insertBatch(tx, scope, head)
    const insert: Batch['insert'] = (table, rows) =>
      insertMany(tx, table, { ...rows, signal: head.signal })
    const { basemapFileId = null, ...stored } = await store({
      ...{ tx, batchId, kept: keptValues(scope, head), insert },
    })
    head.signal?.throwIfAborted()
    await tx
      .updateTable('importBatch')
      .set({ ...stored, basemapFileId })
      .where('municipality', '=', municipality)
      .where('id', '=', batchId)
      .execute()
    const { classification, fileName, ownerUnitId } = head
    const what = { recordKind: 'import-batch', recordId: batchId, classification, ownerUnitId }
    const change = { municipality, actor, action: 'import' as const, ...what, before: null }
    await recordChange(tx, { ...change, after: { fileName, ...stored } }, now)
    return { batchId, ...stored }
  })
}

/** The batch's row, so that others can point at it; counted and audited when all are in. */
async function insertBatch(tx: Db, scope: Scope, head: ImportHead): Promise<string> {
  const { fileName, kind, refused, repaired } = head
  const id = newId()
  await tx
    .insertInto('importBatch')
    .values({
      municipality: scope.municipality,
      id,
      ownerUnitId: head.ownerUnitId,
      classification: head.classification,
      fileName,
      kind,
      refused,
      repaired,
      report: json(head.report),
      createdBy: scope.actor.personId,
      createdAt: scope.now,
      updatedAt: scope.now,
    })
    .execute()
  return id
}

const keptValues = (scope: Scope, owned: Owned) => () => ({
  municipality: scope.municipality,
  id: newId(),
  owner_unit_id: owned.ownerUnitId,
  classification: owned.classification,
  created_by: scope.actor.personId,
  created_at: scope.now,
  updated_at: scope.now,
})

/** Keys from camelCase to snake_case, as columns are named. */
export const snake = (object: { [key: string]: unknown }): { [column: string]: unknown } =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
