import { type Expression, sql } from 'kysely'
import type {
  NewOrganisation,
  Organisation,
  OrganisationChange,
  OrganisationKind,
  Unit,
} from '../geodata/model/organisation.ts'
import { type Actor, recordChange } from './audit.ts'
import { type Db, inTransaction } from './connect.ts'
import { OwnerGone, StaleVersion } from './errors.ts'
import { newId } from './ids.ts'
import { keptTables } from './schema.ts'

const select = (db: Db) =>
  db
    .selectFrom('organisation')
    .select(['id', 'version', 'name', 'kind', 'secondFactorRequired', 'createdAt', 'updatedAt'])
    .select(
      sql<Unit[]>`(select coalesce(json_agg(json_build_object('id', unit.id, 'name', unit.name)
        order by unit.id), '[]') from unit where unit.organisation_id = organisation.id)`.as(
        'units',
      ),
    )
    .where('deletedAt', 'is', null)
    .$castTo<Organisation>()

/** All of them, oldest first; few enough to need no pages. */
export const findOrganisations = (db: Db): Promise<Organisation[]> =>
  select(db).orderBy('id').execute()

export const findOrganisation = (db: Db, id: string): Promise<Organisation | undefined> =>
  select(db).where('id', '=', id).executeTakeFirst()

type Write = { actor: Actor; now: Date }

/** Throws when an organisation as it stands may not be changed or taken away. */
type Allow = (tx: Db, current: Organisation) => Promise<void> | void

export function insertOrganisation(
  db: Db,
  { units, ...input }: NewOrganisation,
  write: Write,
): Promise<Organisation> {
  const id = newId()
  return inTransaction(db, async (tx) => {
    await tx
      .insertInto('organisation')
      .values({ id, ...input, createdAt: write.now, updatedAt: write.now, deletedAt: null })
      .execute()
    await insertUnits(tx, id, units)
    const after = (await findOrganisation(tx, id))!
    await audit(tx, write, 'create', null, after)
    return after
  })
}

/**
 * Changes the name or kind, gives units other names and adds those that are new; none is taken away,
 * since records may be owned by them.
 *
 * @param allow throws when the organisation as it stands may not be changed so
 * @throws {StaleVersion}
 */
export function updateOrganisation(
  db: Db,
  id: string,
  version: number,
  patch: OrganisationChange,
  write: Write,
  allow?: Allow,
): Promise<Organisation | undefined> {
  return inTransaction(db, async (tx) => {
    const current = await lock(tx, id, version, 'change')
    if (!current) return undefined
    await allow?.(tx, current)
    const { units = [], ...columns } = patch
    await tx
      .updateTable('organisation')
      .set({ ...columns, version: version + 1, updatedAt: write.now })
      .where('id', '=', id)
      .execute()
    for (const unit of units)
      if (unit.id)
        await tx
          .updateTable('unit')
          .set({ name: unit.name })
          .where('id', '=', unit.id)
          .where('organisationId', '=', id)
          .execute()
    await insertUnits(
      tx,
      id,
      units.filter((unit) => !unit.id),
    )
    const after = (await findOrganisation(tx, id))!
    await audit(tx, write, 'update', current, after)
    return after
  })
}

/** The organisation that a unit belongs to. @returns `undefined` when there is no such unit */
export const organisationOfUnit = (
  db: Db,
  unitId: string,
): Promise<{ id: string; kind: OrganisationKind; peopled: boolean } | undefined> =>
  db
    .selectFrom('unit')
    .innerJoin('organisation', 'organisation.id', 'unit.organisationId')
    .select(['organisation.id', 'organisation.kind'])
    .select(sql<boolean>`${isPeopled(sql.ref('organisation.id'))}`.as('peopled'))
    .where('unit.id', '=', unitId)
    .$castTo<{ id: string; kind: OrganisationKind; peopled: boolean }>()
    .executeTakeFirst()

const isPeopled = (organisationId: Expression<unknown>) =>
  sql`exists (select 1 from person join unit on unit.id = person.unit_id
    where unit.organisation_id = ${organisationId})`

/** Whether anybody belongs to an organisation. */
export async function hasPeople(tx: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select ${isPeopled(sql`${id}::uuid`)} as is`.execute(
    tx,
  )
  return rows[0]!.is
}

/** The municipalities where somebody of an organisation has a role. */
export const municipalitiesOfOrganisation = async (tx: Db, id: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('personRole')
      .innerJoin('person', 'person.id', 'personRole.personId')
      .innerJoin('unit', 'unit.id', 'person.unitId')
      .select('personRole.municipality')
      .distinct()
      .where('unit.organisationId', '=', id)
      .execute()
  ).map(({ municipality }) => municipality)

/** Whether any unit of the organisation owns a record, or anybody belongs to one. */
export async function ownsAnything(tx: Db, id: string): Promise<boolean> {
  const owned = keptTables.map(
    (table) => sql`exists (select 1 from ${sql.table(table)} as record
      join unit on unit.id = record.owner_unit_id
      where unit.organisation_id = ${id}::uuid and record.deleted_at is null)`,
  )
  const peopled = isPeopled(sql`${id}::uuid`)
  const { rows } = await sql<{
    owns: boolean
  }>`select ${sql.join([...owned, peopled], sql` or `)} as owns`.execute(tx)
  return rows[0]!.owns
}

/**
 * Leaves a tombstone.
 *
 * @param allow throws when it may not go
 * @throws {StaleVersion}
 */
export function deleteOrganisation(
  db: Db,
  id: string,
  version: number,
  write: Write,
  allow: Allow,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const current = await lock(tx, id, version, 'delete')
    if (!current) return false
    await allow(tx, current)
    await tx
      .updateTable('organisation')
      .set({ deletedAt: write.now, version: version + 1, updatedAt: write.now })
      .where('id', '=', id)
      .execute()
    await audit(tx, write, 'delete', current, null)
    return true
  })
}

/**
 * Keeps the organisation of a unit from being deleted before this transaction has ended.
 *
 * @throws {OwnerGone} when it has been already; a unit that never was is left to the tables to refuse
 */
export async function holdOwner(tx: Db, unitId: string): Promise<void> {
  const owner = await tx
    .selectFrom('organisation')
    .innerJoin('unit', 'unit.organisationId', 'organisation.id')
    .select('organisation.deletedAt')
    .where('unit.id', '=', unitId)
    .forKeyShare('organisation')
    .executeTakeFirst()
  if (owner && owner.deletedAt !== null) throw new OwnerGone(`The owner of unit ${unitId} is gone`)
}

// Only a deletion waits for those who hold the owner of a record, and they for it.
async function lock(
  tx: Db,
  id: string,
  version: number,
  why: 'change' | 'delete',
): Promise<Organisation | undefined> {
  const row = tx.selectFrom('organisation').select('id').where('id', '=', id)
  await (why === 'delete' ? row.forUpdate() : row.forNoKeyUpdate()).execute()
  const current = await findOrganisation(tx, id)
  if (current && current.version !== version) throw new StaleVersion(current)
  return current
}

async function insertUnits(tx: Db, organisationId: string, units: readonly { name: string }[]) {
  if (units.length === 0) return
  await tx
    .insertInto('unit')
    .values(units.map(({ name }) => ({ id: newId(), organisationId, name })))
    .execute()
}

const audit = (
  tx: Db,
  { actor, now }: Write,
  action: 'create' | 'update' | 'delete',
  before: Organisation | null,
  after: Organisation | null,
) =>
  recordChange(
    tx,
    {
      ...{ municipality: null, actor, action, before, after },
      ...{ recordKind: 'organisation', recordId: (after ?? before)!.id },
      classification: 'internal',
    },
    now,
  )
