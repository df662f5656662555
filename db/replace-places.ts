import { sql } from 'kysely'
import type { Place, Town } from '../geodata/model/town.ts'
import { newId } from './ids.ts'
import { placeColumns } from './import-columns.ts'
import { type Batch, type ImportHead, snake } from './imports.ts'
import type { Scope } from './records.ts'

/** Tables of points without history; they have the columns of `place`. */
type Replaced = 'place' | 'sensitive_place'
type Told = Pick<Place, 'name' | 'position' | 'externalId'> & { kind: string }

/**
 * Writes places anew. Those go that an earlier file of the same name told under the same source, and
 * those that this file tells again under the same source and id; other files' places stay.
 */
export async function replacePlaces(
  { tx, insert, batchId }: Batch,
  { municipality, fileName }: Pick<Scope, 'municipality'> & Pick<ImportHead, 'fileName'>,
  { source }: Pick<Town, 'source'>,
  [table, places]: readonly [Replaced, readonly Told[]],
): Promise<void> {
  const told = JSON.stringify(places.map(({ externalId }) => externalId))
  await sql`delete from ${sql.table(table)}
    where municipality = ${municipality} and source = ${source} and (
      batch_id in (select id from import_batch
        where municipality = ${municipality} and file_name = ${fileName})
      or external_id in (select json_array_elements_text(${told}::text::json)))`.execute(tx)
  await insert(table, {
    columns: placeColumns,
    rows: places.map((place) => ({
      ...{ municipality, source, id: newId(), batch_id: batchId, location: place.position },
      ...snake(place),
    })),
  })
}
