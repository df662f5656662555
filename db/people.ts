import { sql } from 'kysely'
import type { OrganisationKind } from '../geodata/model/organisation.ts'
import type { NewPerson, Person, Role } from '../geodata/model/person.ts'
import { type Actor, recordChange } from './audit.ts'
import { type Db, inTransaction } from './connect.ts'
import { StaleVersion } from './errors.ts'
import { newId } from './ids.ts'
import { holdOwner } from './organisations.ts'
import { lockPerson, raiseVersion, rolesByDirectory, setRoles, telling } from './roles.ts'
import { endWaysIn } from './ways-in.ts'

// People, as whoever administers them sees them.

const selectPeople = (db: Db, municipality: string) =>
  db
    .selectFrom('person')
    .select(['id', 'version', 'name', 'email', 'unitId', 'lastSignInAt', 'createdAt', 'updatedAt'])
    .select([
      'twoFactorEnabled as secondFactor',
      sql<boolean>`disabled_at is not null`.as('disabled'),
      sql<boolean>`exists (select 1 from account where account.user_id = person.id
        and account.password is not null)`.as('hasPassword'),
      sql<OrganisationKind>`(select organisation.kind from unit
        join organisation on organisation.id = unit.organisation_id
        where unit.id = person.unit_id)`.as('organisationKind'),
      sql<Role[]>`(select coalesce(json_agg(distinct role), '[]') from person_role
        where person_role.person_id = person.id
          and person_role.municipality = ${municipality})`.as('roles'),
    ])
    .$castTo<Person>()

/** Those who have a role in a municipality, oldest first. */
export const findPeople = (db: Db, municipality: string): Promise<Person[]> =>
  selectPeople(db, municipality)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('personRole')
          .select('personRole.role')
          .whereRef('personRole.personId', '=', 'person.id')
          .where('personRole.municipality', '=', municipality),
      ),
    )
    .orderBy('id')
    .execute()

/** One who has a role in the municipality. */
export async function findPerson(
  db: Db,
  municipality: string,
  id: string,
): Promise<Person | undefined> {
  const person = await selectPeople(db, municipality).where('id', '=', id).executeTakeFirst()
  return person && person.roles.length > 0 ? person : undefined
}

/** Anybody who signs in, kept from being changed by others before this transaction has ended. */
export async function lockPersonByEmail(
  tx: Db,
  municipality: string,
  email: string,
): Promise<Person | undefined> {
  await tx.selectFrom('person').select('id').where('email', '=', email).forNoKeyUpdate().execute()
  return await selectPeople(tx, municipality).where('email', '=', email).executeTakeFirst()
}

type Write = { actor: Actor; now: Date }

/**
 * Makes a person with roles in a municipality.
 *
 * @throws {OwnerGone}
 */
export function insertPerson(
  db: Db,
  municipality: string,
  { roles, ...input }: NewPerson,
  write: Write,
): Promise<Person> {
  const id = newId()
  return inTransaction(db, async (tx) => {
    await holdOwner(tx, input.unitId)
    await tx
      .insertInto('person')
      .values({
        ...{ id, ...input, emailVerified: true, image: null, disabledAt: null },
        ...{ lastSignInAt: null, createdAt: write.now, updatedAt: write.now },
      })
      .execute()
    await setRoles(tx, { municipality, personId: id, roles, source: 'manual' })
    return await audited(tx, municipality, id, null, write)
  })
}

/** What an administrator may change of a person; roles are those in the municipality. */
export type PersonChange = {
  [Field in keyof NewPerson]?: NewPerson[Field] | undefined
} & { disabled?: boolean | undefined }

/**
 * Changes a person; one who cannot sign in any more, or has another address, loses every session and
 * link.
 *
 * @param allow throws when the person as they stand may not be changed
 * @returns `undefined` when nobody with a role here has the id
 * @throws {StaleVersion} when the person is newer than `version`
 * @throws {OwnerGone}
 */
export function updatePerson(
  db: Db,
  municipality: string,
  { id, version, change }: { id: string; version: number; change: PersonChange },
  write: Write,
  allow?: (tx: Db, current: Person) => Promise<void>,
): Promise<Person | undefined> {
  return inTransaction(db, async (tx) => {
    await lockPerson(tx, id)
    const current = await findPerson(tx, municipality, id)
    if (!current) return undefined
    // Before anything else is told of them.
    await allow?.(tx, current)
    if (current.version !== version) throw new StaleVersion(current)
    const { roles, disabled, ...columns } = change
    if (columns.unitId && columns.unitId !== current.unitId) await holdOwner(tx, columns.unitId)
    const disabledAt = disabled === undefined ? {} : { disabledAt: disabled ? write.now : null }
    await tx
      .updateTable('person')
      .set({ ...columns, ...disabledAt, version: version + 1, updatedAt: write.now })
      .where('id', '=', id)
      .execute()
    if (roles) {
      const byDirectory = await rolesByDirectory(tx, municipality, id)
      const own = roles.filter((role) => !byDirectory.includes(role))
      await setRoles(tx, { municipality, personId: id, roles: own, source: 'manual' })
    }
    const isMoved = columns.email !== undefined && columns.email !== current.email
    if (disabled || isMoved) await endWaysIn(tx, id)
    return await audited(tx, municipality, id, current, write)
  })
}

/**
 * Gives somebody who is here already, and is locked, more roles in a municipality; what a directory
 * gave stays its own.
 */
export function addRoles(
  db: Db,
  municipality: string,
  person: Person,
  roles: readonly Role[],
  write: Write,
): Promise<Person> {
  return inTransaction(db, async (tx) => {
    const byDirectory = await rolesByDirectory(tx, municipality, person.id)
    const own = person.roles.filter((role) => !byDirectory.includes(role))
    const all = [...new Set([...own, ...roles])]
    await setRoles(tx, { municipality, personId: person.id, roles: all, source: 'manual' })
    await raiseVersion(tx, person.id)
    return await audited(tx, municipality, person.id, person, write)
  })
}

/** Lets somebody who has just made a municipality administer it. */
export async function makeAdministrator(
  tx: Db,
  municipality: string,
  personId: string,
  write: Write,
): Promise<void> {
  const roles = ['administrator'] as const
  await setRoles(tx, { municipality, personId, roles, source: 'manual' })
  await audited(tx, municipality, personId, null, write)
}

async function audited(
  tx: Db,
  municipality: string,
  id: string,
  before: Person | null,
  { actor, now }: Write,
): Promise<Person> {
  const after = (await selectPeople(tx, municipality).where('id', '=', id).executeTakeFirst())!
  const action = before ? 'update' : 'create'
  const values = { before: before && inLog(before), after: inLog(after) }
  const change = { municipality, actor, action, ...telling(id), ownerUnitId: after.unitId } as const
  await recordChange(tx, { ...change, ...values }, now)
  return after
}

/** What the log tells of a person; how they sign in is told where that is changed. */
const inLog = ({ version, name, email, unitId, roles, disabled }: Person) => ({
  ...{ version, name, email, unitId, roles, disabled },
})
