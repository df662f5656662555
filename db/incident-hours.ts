import { sql } from 'kysely'
import type { Db } from './connect.ts'
import { derived, incidents } from './incidents.ts'
import { selectRecords } from './records.ts'
import { ALL } from './sight.ts'

const ROWS_AT_ONCE = 5_000

/**
 * Tells the local hour of the week of every incident anew, in another time zone. Those it changes
 * get a new version, so that nobody goes on with the old hours; what led to it is told in the audit
 * event of the municipality alone. Call it in the transaction that changes the zone.
 */
export async function retellHours(
  tx: Db,
  municipality: string,
  timeZone: string,
  now: Date,
): Promise<void> {
  let after: string | undefined
  for (;;) {
    let query = selectRecords(tx, incidents(timeZone), { municipality, seen: ALL })
    if (after) query = query.where('record.id', '>', after)
    const rows = await query.orderBy('record.id').limit(ROWS_AT_ONCE).execute()
    const hours = rows.map((row) => ({ id: row.id, hour: derived(row, timeZone).hourOfWeek }))
    await sql`update incident
      set hour_of_week = told.hour, version = version + 1, updated_at = ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(hours)}::text::json) as told(id uuid, hour int2)
      where incident.municipality = ${municipality} and incident.id = told.id
        and incident.hour_of_week is distinct from told.hour`.execute(tx)
    after = rows.at(-1)?.id
    if (rows.length < ROWS_AT_ONCE) return
  }
}
