import { sql } from 'kysely'
import type { NewIncident } from '../geodata/model/incident.ts'
import type { Db } from './connect.ts'
import { incidentColumns } from './import-columns.ts'
import {
  type Batch,
  type Counted,
  type ImportHead,
  inBatch,
  type Stored,
  snake,
} from './imports.ts'
import { derived, incidents } from './incidents.ts'
import { findMunicipality } from './municipalities.ts'
import type { Owned, Scope } from './records.ts'
import { updateRecord } from './write-records.ts'

/** An incident as a file tells it. */
export type ToldIncident = Omit<NewIncident, keyof Owned> & {
  ambiguousTime: boolean
  /** A digest of what its source says of it; none where nobody will ask whether that has changed. */
  sourceDigest?: string
}

/**
 * Keeps incidents read from one file. One that stands already under the same source and id is left as it is, unless
 * its source says something else of it than last: then it gets a new version, whatever was put right by hand
 * meanwhile. One that was taken away does not come back.
 *
 * @throws the reason of the head's signal
 */
export function storeIncidents(
  db: Db,
  scope: Scope,
  head: ImportHead,
  rows: readonly ToldIncident[],
): Promise<Stored> {
  return inBatch(db, scope, head, async (batch) => {
    const { tx, batchId, kept, insert } = batch
    const { timeZone } = (await findMunicipality(tx, scope.municipality))!
    const { fresh, changed } = await partedBy(tx, scope.municipality, head, rows)
    const added = await insert('incident', {
      columns: incidentColumns,
      rows: fresh.map((row) => ({
        ...kept(),
        ...snake(row),
        ...snake(derived({ ...row, ...head }, timeZone)),
        from_at: row.from,
        to_at: row.to,
        location: row.position,
        batch_id: batchId,
      })),
    })
    let retold = 0
    for (const { row, known } of changed) {
      head.signal?.throwIfAborted()
      if (await retell(batch, scope, timeZone, row, known)) retold += 1
    }
    return { added: added.size, changed: retold, unchanged: rows.length - added.size - retold }
  })
}

/** What `storeIncidents` would come to, without keeping or holding up anything. */
export async function countIncidents(
  db: Db,
  { municipality }: Pick<Scope, 'municipality'>,
  owned: Pick<Owned, 'ownerUnitId'>,
  rows: readonly ToldIncident[],
): Promise<Counted> {
  const { fresh, changed } = await partedBy(db, municipality, owned, rows)
  const [added, other] = [fresh.length, changed.length]
  return { added, changed: other, unchanged: rows.length - added - other }
}

/** Rows that are new here, and those that tell something else of an incident that stands. */
async function partedBy(
  db: Db,
  municipality: string,
  owned: Pick<Owned, 'ownerUnitId'>,
  rows: readonly ToldIncident[],
): Promise<{ fresh: ToldIncident[]; changed: { row: ToldIncident; known: Standing }[] }> {
  const standing = await findStanding(db, municipality, owned, rows)
  return {
    fresh: rows.filter((row) => !standing.has(keyOf(row))),
    changed: rows.flatMap((row) => {
      const known = standing.get(keyOf(row))
      return known && saysOtherwise(known, row) ? [{ row, known }] : []
    }),
  }
}

/** An incident that stands, or stood, under a source and id. */
type Standing = {
  id: string
  source: string
  externalId: string
  version: number
  sourceDigest: string | null
  isDeleted: boolean
  isPublic: boolean
  fromMs: number
  toMs: number
}

const keyOf = ({ source, externalId }: Pick<ToldIncident, 'source' | 'externalId'>) =>
  `${source}\n${externalId}`

const DAY_MS = 24 * 3_600_000

/** Whether a row is of an incident that stands, at the same time within a day, and tells something else of it. */
const saysOtherwise = (known: Standing, row: ToldIncident): boolean =>
  !known.isDeleted &&
  known.sourceDigest !== null &&
  row.sourceDigest !== undefined &&
  known.sourceDigest !== row.sourceDigest &&
  // What all may see was released as it stood. And a file that numbers its rows anew tells of other incidents.
  !known.isPublic &&
  known.fromMs <= +row.to + DAY_MS &&
  known.toMs >= +row.from - DAY_MS

const KEYS_A_QUERY = 5_000

/** What stands of some rows, by their source and id. */
async function findStanding(
  tx: Db,
  municipality: string,
  { ownerUnitId }: Pick<Owned, 'ownerUnitId'>,
  rows: readonly ToldIncident[],
): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>()
  for (let start = 0; start < rows.length; start += KEYS_A_QUERY) {
    const keys = rows
      .slice(start, start + KEYS_A_QUERY)
      .map(({ source, externalId }) => ({ source, external_id: externalId }))
    const { rows: known } = await sql<Standing>`
      select incident.id, incident.source, incident.external_id as "externalId", incident.version,
        incident.source_digest as "sourceDigest", incident.deleted_at is not null as "isDeleted",
        incident.classification = 'public' as "isPublic",
        (extract(epoch from incident.from_at) * 1000)::float8 as "fromMs",
        (extract(epoch from incident.to_at) * 1000)::float8 as "toMs"
      from json_to_recordset(${JSON.stringify(keys)}::text::json) as key(source text, external_id text)
      join incident on incident.source = key.source and incident.external_id = key.external_id
      where incident.municipality = ${municipality}
        and incident.owner_unit_id = ${ownerUnitId}::uuid`.execute(tx)
    for (const one of known) found.set(keyOf(one), one)
  }
  return found
}

/** A new version of an incident, as its source tells it now. @returns false when it has been taken away meanwhile */
async function retell(
  { tx, batchId }: Batch,
  scope: Scope,
  timeZone: string,
  { ambiguousTime, sourceDigest, ...told }: ToldIncident,
  { id, version, sourceDigest: digestBefore }: Standing,
): Promise<boolean> {
  const { municipality } = scope
  const now = await updateRecord(tx, incidents(timeZone), scope, {
    ...{ id, version },
    revise: ({ ownerUnitId, classification }) => ({ ...told, ownerUnitId, classification }),
  })
  if (!now) return false
  await tx
    .updateTable('incident')
    .set({ ambiguousTime, sourceDigest: sourceDigest ?? digestBefore })
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .execute()
  await tx
    .insertInto('importChange')
    .values({ municipality, batchId, incidentId: id, version: version + 1, digestBefore })
    .execute()
  return true
}
