import type { AsyncLocalStorage } from 'node:async_hooks'
import type { Db } from '../../db/connect.ts'
import type { OrganisationKind } from '../../geodata/model/organisation.ts'
import type { Grant } from '../../geodata/model/person.ts'
import { type Directory, grantsOf, groupsIn } from './directories.ts'

/** Somebody coming in through their organisation's own sign-in: which, and what roles it gives them. */
export type Visit = {
  directory: Directory
  grants: readonly Grant[]
  /** Who it is; unknown for somebody who comes for the first time. */
  personId: string | undefined
}

type Coming = {
  user: { id?: string; email?: string | null | undefined }
  source: {
    action: string
    method: string
    oauth?: { providerId: string; profile?: Record<string, unknown> | undefined } | undefined
  }
}

type Refusal = { error: string; errorDescription: string }

/**
 * Lets somebody in through a directory, or not: only people of the organisation it is bound to, and
 * only those in a group that gives a role. Other ways of signing in are not its to judge.
 *
 * @param visits where what the directory told is left for the rest of the request
 */
export async function admit(
  db: Db,
  directories: readonly Directory[],
  { user, source }: Coming,
  visits: AsyncLocalStorage<{ visit?: Visit }>,
): Promise<Refusal | undefined> {
  if (source.method !== 'oauth') return undefined
  const directory = directories.find(({ id }) => id === source.oauth?.providerId)
  if (!directory) return refusal('unknown_directory')
  const organisation = await db
    .selectFrom('organisation')
    .innerJoin('unit', 'unit.organisationId', 'organisation.id')
    .select('organisation.kind')
    .where('organisation.id', '=', directory.organisationId)
    .where('unit.id', '=', directory.unitId)
    .where('organisation.deletedAt', 'is', null)
    .$castTo<{ kind: OrganisationKind }>()
    .executeTakeFirst()
  if (!organisation) return refusal('unknown_directory')
  const { profile = {} } = source.oauth ?? {}
  const given = grantsOf(directory, organisation.kind, groupsIn(directory, profile))
  const grants = await whereThereIsSuch(db, given)
  if (source.action !== 'create-user' && !(await isOfOrganisation(db, user.id, directory)))
    return refusal('other_organisation')
  // Only who has come before is known by more than their address.
  if (source.action !== 'sign-in') {
    if (!isProved(directory, profile)) return refusal('email_not_verified')
    if (await isSomebodyElse(db, user.id, directory)) return refusal('account_not_linked')
  }
  // Somebody who has lost their last group keeps no role of it, and is told so.
  const store = visits.getStore()
  if (store) store.visit = { directory, grants, personId: user.id }
  return grants.length === 0 ? refusal('no_role') : undefined
}

/**
 * Whether an address is theirs who come with it: the directory says that it is, or says nothing and is
 * trusted to know.
 */
const isProved = (
  { trustsEmail }: Directory,
  { email_verified: said }: Record<string, unknown>,
): boolean => said === true || (trustsEmail && said === undefined)

const refusal = (error: string): Refusal => ({ error, errorDescription: error })

async function isOfOrganisation(
  db: Db,
  personId: string | undefined,
  { organisationId }: Directory,
): Promise<boolean> {
  if (personId === undefined) return false
  const found = await db
    .selectFrom('person')
    .innerJoin('unit', 'unit.id', 'person.unitId')
    .select('person.id')
    .where('person.id', '=', personId)
    .where('unit.organisationId', '=', organisationId)
    .executeTakeFirst()
  return found !== undefined
}

/** The grants in municipalities that are here: a directory may be told of one before it is. */
async function whereThereIsSuch(db: Db, grants: readonly Grant[]): Promise<Grant[]> {
  if (grants.length === 0) return []
  const rows = await db.selectFrom('municipality').select('code').execute()
  const codes = new Set(rows.map(({ code }) => code))
  return grants.filter(({ municipality }) => codes.has(municipality))
}

/**
 * Whether the directory has told of the person before, as another of its own: an address that passes
 * from one to another takes nothing with it.
 */
async function isSomebodyElse(
  db: Db,
  personId: string | undefined,
  { id }: Directory,
): Promise<boolean> {
  if (personId === undefined) return false
  const found = await db
    .selectFrom('account')
    .select('id')
    .where('userId', '=', personId)
    .where('providerId', '=', id)
    .executeTakeFirst()
  return found !== undefined
}
