import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { OrganisationKind } from '../geodata/model/organisation.ts'
import type { Grant, NewPerson, Person, Role } from '../geodata/model/person.ts'
import { type Actor, recordChange } from './audit.ts'
import { type Db, inTransaction } from './connect.ts'
import { StaleVersion } from './errors.ts'
import { newId } from './ids.ts'
import { holdOwner } from './organisations.ts'

// People who sign in. Their passwords, sessions and second factors are better-auth's to keep
// (server/auth); where they belong and what they may do is kept here.

/** All that is asked of a person at every request. */
export type Identity = {
  id: string
  name: string
  email: string
  unitId: string
  /** The units of their organisation, their own among them. */
  unitIds: string[]
  organisationId: string
  organisationKind: OrganisationKind
  secondFactor: boolean
  secondFactorRequired: boolean
  disabled: boolean
  grants: Held[]
}

/** A role in a municipality, and whether an administrator gave it; else it is a directory's to give. */
export type Held = Grant & { manual: boolean }

const grantsOf = sql<Held[]>`(select coalesce(json_agg(json_build_object(
    'municipality', held.municipality, 'role', held.role, 'manual', held.manual)
    order by held.municipality, held.role), '[]')
  from (select municipality, role, bool_or(source = 'manual') as manual from person_role
    where person_role.person_id = person.id group by municipality, role) as held)`

const selectIdentities = (db: Db) =>
  db
    .selectFrom('person')
    .innerJoin('unit', 'unit.id', 'person.unitId')
    .innerJoin('organisation', 'organisation.id', 'unit.organisationId')
    .select(['person.id', 'person.name', 'person.email', 'person.unitId'])
    .select(['organisation.id as organisationId', 'organisation.kind as organisationKind'])
    .select(['person.twoFactorEnabled as secondFactor'])
    .select(['organisation.secondFactorRequired as secondFactorRequired'])
    .select([
      sql<boolean>`person.disabled_at is not null`.as('disabled'),
      sql<string[]>`(select json_agg(sister.id) from unit as sister
        where sister.organisation_id = organisation.id)`.as('unitIds'),
      grantsOf.as('grants'),
    ])
    .$castTo<Identity>()

/** @returns `undefined` when there is no such person */
export const findIdentity = (db: Db, id: string): Promise<Identity | undefined> =>
  selectIdentities(db).where('person.id', '=', id).executeTakeFirst()

/** @param email in lower case */
export const findIdentityByEmail = (db: Db, email: string): Promise<Identity | undefined> =>
  selectIdentities(db).where('person.email', '=', email).executeTakeFirst()

/** Everybody who can sign in, oldest first. */
export const findIdentities = (db: Db): Promise<Identity[]> =>
  selectIdentities(db).where('person.disabledAt', 'is', null).orderBy('person.id').execute()

const selectPeople = (db: Db, municipality: string) =>
  db
    .selectFrom('person')
    .select(['id', 'version', 'name', 'email', 'unitId', 'lastSignInAt', 'createdAt', 'updatedAt'])
    .select([
      'twoFactorEnabled as secondFactor',
      sql<boolean>`disabled_at is not null`.as('disabled'),
      sql<boolean>`exists (select 1 from account where account.user_id = person.id
        and account.password is not null)`.as('hasPassword'),
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

export const findPersonByEmail = (
  db: Db,
  municipality: string,
  email: string,
): Promise<Person | undefined> =>
  selectPeople(db, municipality).where('email', '=', email).executeTakeFirst()

/** The municipalities where a person has a role. */
export const municipalitiesOfPerson = async (db: Db, personId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('personRole')
      .select('municipality')
      .distinct()
      .where('personId', '=', personId)
      .execute()
  ).map(({ municipality }) => municipality)

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
 * Changes a person; one who cannot sign in any more loses every session.
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
    await tx.selectFrom('person').select('id').where('id', '=', id).forNoKeyUpdate().execute()
    const current = await findPerson(tx, municipality, id)
    if (!current) return undefined
    if (current.version !== version) throw new StaleVersion(current)
    await allow?.(tx, current)
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
    if (disabled) await endSessions(tx, id)
    return await audited(tx, municipality, id, current, write)
  })
}

/** Gives somebody who is here already more roles in a municipality; what a directory gave stays its own. */
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

/** So that a form that was opened with other roles is told that it is old. */
const raiseVersion = (tx: Db, personId: string) =>
  tx
    .updateTable('person')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', personId)
    .execute()

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

/** Ends every session of a person. @returns how many there were */
export async function endSessions(tx: Db, personId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('userId', '=', personId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Takes a person's second factor away, and ends every session. */
export async function forgetSecondFactor(tx: Db, personId: string): Promise<void> {
  await tx.deleteFrom('twoFactor').where('userId', '=', personId).execute()
  await tx
    .updateTable('person')
    .set(({ eb }) => ({ twoFactorEnabled: false, version: eb('version', '+', 1) }))
    .where('id', '=', personId)
    .execute()
  await endSessions(tx, personId)
}

/**
 * Keeps a token by which a person chooses a new password, once: as better-auth looks for it, by its
 * digest, so that whoever reads the database or a backup of it has no link that works.
 *
 * @param token unguessable
 */
export async function insertPasswordToken(
  tx: Db,
  { personId, token, expiresAt }: { personId: string; token: string; expiresAt: Date },
): Promise<void> {
  const identifier = createHash('sha256').update(`reset-password:${token}`).digest('base64url')
  const now = new Date()
  await tx
    .insertInto('verification')
    .values({
      ...{ id: newId(), identifier, value: personId, expiresAt },
      ...{ createdAt: now, updatedAt: now },
    })
    .execute()
}

/** Begins or ends projector mode of one session. */
export async function setViewAs(db: Db, sessionId: string, role: Role | null): Promise<void> {
  await db.updateTable('session').set({ viewAs: role }).where('id', '=', sessionId).execute()
}

/**
 * The roles that a person has in a municipality by their organisation's own sign-in alone: they are not
 * an administrator's to give or take.
 */
export async function rolesByDirectory(
  tx: Db,
  municipality: string,
  personId: string,
): Promise<Role[]> {
  const rows = await tx
    .selectFrom('personRole')
    .select('role')
    .where('municipality', '=', municipality)
    .where('personId', '=', personId)
    .groupBy('role')
    .having(sql<boolean>`not bool_or(source = 'manual')`)
    .execute()
  return rows.map(({ role }) => role as Role)
}

type Roles = { municipality: string; personId: string; roles: readonly Role[]; source: string }

/** Which roles of one source a person has in a municipality, whatever they had of it before. */
async function setRoles(tx: Db, { municipality, personId, roles, source }: Roles): Promise<void> {
  await tx
    .deleteFrom('personRole')
    .where('municipality', '=', municipality)
    .where('personId', '=', personId)
    .where('source', '=', source)
    .execute()
  if (roles.length === 0) return
  await tx
    .insertInto('personRole')
    .values(roles.map((role) => ({ municipality, personId, role, source })))
    .execute()
}

/**
 * Which roles a person has by their organisation's own sign-in, in all municipalities: what it told
 * at the latest sign-in stands, and is written down where it is not what stood.
 */
export function setGrants(
  db: Db,
  person: { id: string; name: string },
  { source, grants, now }: { source: string; grants: readonly Grant[]; now: Date },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const before = await tx
      .selectFrom('personRole')
      .select(['municipality', 'role'])
      .where('personId', '=', person.id)
      .where('source', '=', source)
      .execute()
    const codes = [
      ...new Set([...before, ...grants].map(({ municipality }) => municipality)),
    ].sort()
    for (const municipality of codes) {
      const had = rolesIn(before, municipality)
      const roles = rolesIn(grants, municipality)
      if (String(had) === String(roles)) continue
      await setRoles(tx, { municipality, personId: person.id, roles, source })
      await raiseVersion(tx, person.id)
      const change = { municipality, ...telling(person.id), before: had, after: roles }
      await recordChange(tx, { ...change, actor: byDirectory(source), action: 'update' }, now)
    }
  })
}

const rolesIn = (all: readonly { municipality: string; role: string }[], municipality: string) =>
  all
    .filter((one) => one.municipality === municipality)
    .map(({ role }) => role as Role)
    .sort()

const byDirectory = (source: string): Actor => ({
  ...{ id: source, name: source, personId: null, address: null },
})

const telling = (personId: string) =>
  ({ recordKind: 'person', recordId: personId, classification: 'internal' }) as const

/** When a person last signed in. */
export async function noteSignIn(tx: Db, personId: string, now: Date): Promise<void> {
  await tx.updateTable('person').set({ lastSignInAt: now }).where('id', '=', personId).execute()
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
  await recordChange(
    tx,
    { municipality, actor, action, ...telling(id), ownerUnitId: after.unitId, before, after },
    now,
  )
  return after
}
