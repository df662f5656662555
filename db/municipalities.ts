import type { Municipality, NewMunicipality } from '../geodata/model/municipality.ts'
import { type Actor, recordChange } from './audit.ts'
import { type Db, inTransaction } from './connect.ts'
import { StaleVersion } from './errors.ts'
import { retellHours } from './incident-hours.ts'

const select = (db: Db) => db.selectFrom('municipality').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const toMunicipality = ({ west, south, east, north, ...row }: Row): Municipality => ({
  ...row,
  bbox: [west, south, east, north],
})

const columns = ({ bbox: [west, south, east, north], ...rest }: NewMunicipality) => ({
  ...rest,
  ...{ west, south, east, north },
})

/** All of them, by code. */
export async function findMunicipalities(db: Db): Promise<Municipality[]> {
  return (await select(db).orderBy('code').execute()).map(toMunicipality)
}

export async function findMunicipality(db: Db, code: string): Promise<Municipality | undefined> {
  const row = await select(db).where('code', '=', code).executeTakeFirst()
  return row && toMunicipality(row)
}

type Write = { actor: Actor; now: Date }

/** @param demo true when everything in it is made up */
export function insertMunicipality(
  db: Db,
  input: NewMunicipality & { demo?: boolean },
  write: Write,
): Promise<Municipality> {
  return inTransaction(db, async (tx) => {
    await tx
      .insertInto('municipality')
      .values({ ...columns(input), createdAt: write.now, updatedAt: write.now })
      .execute()
    const after = (await findMunicipality(tx, input.code))!
    await audit(tx, write, 'create', null, after)
    return after
  })
}

/**
 * Changes what is stated of it; a new time zone tells the hours of its incidents anew.
 *
 * @returns `undefined` when there is none with that code
 * @throws {StaleVersion}
 */
export function updateMunicipality(
  db: Db,
  code: string,
  version: number,
  revise: (current: Municipality) => NewMunicipality,
  write: Write,
): Promise<Municipality | undefined> {
  return inTransaction(db, async (tx) => {
    // Not for update: whatever is written in the municipality points at it, holding its audit chain.
    await tx
      .selectFrom('municipality')
      .select('code')
      .where('code', '=', code)
      .forNoKeyUpdate()
      .execute()
    const current = await findMunicipality(tx, code)
    if (!current) return undefined
    if (current.version !== version) throw new StaleVersion(current)
    await tx
      .updateTable('municipality')
      .set({ ...columns(revise(current)), version: version + 1, updatedAt: write.now })
      .where('code', '=', code)
      .execute()
    const after = (await findMunicipality(tx, code))!
    await audit(tx, write, 'update', current, after)
    if (after.timeZone !== current.timeZone) await retellHours(tx, code, after.timeZone, write.now)
    return after
  })
}

/** Whether a file draws a municipality's map. */
export async function isBasemap(tx: Db, code: string, fileId: string): Promise<boolean> {
  return (await findMunicipality(tx, code))?.basemapFileId === fileId
}

/**
 * Which archive draws the town, and who must be named for it beside those already named.
 *
 * @param fileId null keeps the one that stands, if one does
 */
export async function setBasemap(
  tx: Db,
  code: string,
  { fileId, attribution }: { fileId: string | null; attribution: string },
  write: Write,
): Promise<void> {
  const before = (await findMunicipality(tx, code))!
  const names = [...before.attribution.split(' · '), attribution].filter((name) => name !== '')
  const drawn = {
    basemapFileId: fileId ?? before.basemapFileId,
    attribution: [...new Set(names)].join(' · '),
  }
  const isSame =
    drawn.basemapFileId === before.basemapFileId && drawn.attribution === before.attribution
  if (isSame) return
  await tx
    .updateTable('municipality')
    .set(({ eb }) => ({
      ...drawn,
      version: eb('version', '+', 1),
      updatedAt: write.now,
    }))
    .where('code', '=', code)
    .execute()
  await audit(tx, write, 'update', before, (await findMunicipality(tx, code))!)
}

/** Has another archive draw a municipality, or none; who is named on its map stays. */
export async function redrawWith(
  tx: Db,
  code: string,
  fileId: string | null,
  write: Write,
): Promise<void> {
  const before = (await findMunicipality(tx, code))!
  if (before.basemapFileId === fileId) return
  await tx
    .updateTable('municipality')
    .set(({ eb }) => ({
      basemapFileId: fileId,
      version: eb('version', '+', 1),
      updatedAt: write.now,
    }))
    .where('code', '=', code)
    .execute()
  await audit(tx, write, 'update', before, (await findMunicipality(tx, code))!)
}

const audit = (
  tx: Db,
  { actor, now }: Write,
  action: 'create' | 'update',
  before: Municipality | null,
  after: Municipality,
) =>
  recordChange(
    tx,
    {
      ...{ municipality: after.code, actor, action, before, after },
      ...{ recordKind: 'municipality', recordId: after.code, classification: 'public' },
    },
    now,
  )
