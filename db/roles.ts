import { sql } from 'kysely'
import type { Grant, Role } from '../geodata/model/person.ts'
import { type Actor, recordChange } from './audit.ts'
import { type Db, inTransaction } from './connect.ts'

// Which roles people have where: an administrator's to give, or a directory's.

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

/** Keeps a person, and so their roles, from being changed by anybody else before this transaction has ended. */
export const lockPerson = (tx: Db, personId: string) =>
  tx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()

type Roles = { municipality: string; personId: string; roles: readonly Role[]; source: string }

/** Which roles of one source a person has in a municipality, whatever they had of it before. */
export async function setRoles(
  tx: Db,
  { municipality, personId, roles, source }: Roles,
): Promise<void> {
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
    await lockPerson(tx, person.id)
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

/** A person, as the log tells of one. */
export const telling = (personId: string) =>
  ({ recordKind: 'person', recordId: personId, classification: 'internal' }) as const

/** So that a form that was opened with other roles is told that it is old. */
export const raiseVersion = (tx: Db, personId: string) =>
  tx
    .updateTable('person')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', personId)
    .execute()
