import { recordChange } from '../db/audit.ts'
import { type Db, inTransaction } from '../db/connect.ts'
import type { Classification } from '../geodata/model/record.ts'
import { type AppEnv, writeOf } from './context.ts'
import type { Viewpoint } from './rights.ts'

/** What of a record tells whether it is the police's. */
type Told = { id: string; classification: Classification; ownerUnitId: string }

/** Whether a record that is seen is a police record: classified so, or a police unit's own. */
const isPolice = ({ organisationKind }: Viewpoint, { classification }: Told): boolean =>
  classification === 'police' || (classification === 'own' && organisationKind === 'police')

/** Whether somebody could come to see a police record at all. */
export const seesPolice = ({ organisationKind }: Viewpoint): boolean =>
  organisationKind === 'police'

/** What is needed of a request: who asked, where, and for what. */
type Asked = { var: AppEnv['Variables']; req: { path: string; url: string } }

/**
 * Reads records and, in the same transaction, writes down that police records were read, by whom and
 * which. Where that cannot be written down, nothing is read.
 *
 * @param most how many of the rows, from the first, are handed out
 */
export function readingOf<Row extends Told>(
  c: Asked,
  recordKind: string,
  read: (db: Db) => Promise<Row[]>,
  most?: number,
): Promise<Row[]> {
  const { db, who } = c.var
  return inTransactionIf(seesPolice(who), db, async (tx) => {
    const rows = await read(tx)
    const told = rows.slice(0, most)
    const ids = told.filter((row) => isPolice(who, row)).map(({ id }) => id)
    const [only = 'many'] = ids.length === 1 ? ids : []
    if (ids.length > 0) await writeRead(tx, c, recordKind, { recordId: only, after: { ids } })
    return rows
  })
}

/** Writes down one reading of police records, and what was asked for. */
export function writeRead(
  tx: Db,
  { var: variables, req: { path, url } }: Asked,
  recordKind: string,
  { recordId, after }: { recordId: string; after: object },
): Promise<void> {
  const { actor, now } = writeOf(variables)
  const asked = path + new URL(url).search
  return recordChange(
    tx,
    {
      ...{ municipality: variables.municipality.code, actor, action: 'read' },
      ...{ recordKind, recordId, classification: 'police' },
      ownerUnitId: variables.who.unitId,
      ...{ before: null, after: { asked, ...after } },
    },
    now,
  )
}

/** Runs `body` in a transaction where one is needed. */
export const inTransactionIf = <T>(
  needed: boolean,
  db: Db,
  body: (tx: Db) => Promise<T>,
): Promise<T> => (needed ? inTransaction(db, body) : body(db))
