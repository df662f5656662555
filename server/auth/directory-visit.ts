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
  const groups = groupsIn(directory, source.oauth?.profile ?? {})
  const grants = grantsOf(directory, organisation.kind, groups)
  if (source.action !== 'create-user' && !(await isOfOrganisation(db, user.id, directory)))
    return refusal('other_organisation')
  // Somebody who has lost their last group keeps no role of it, and is told so.
  const store = visits.getStore()
  if (store) store.visit = { directory, grants, personId: user.id }
  return grants.length === 0 ? refusal('no_role') : undefined
}

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
