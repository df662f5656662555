import { sql } from 'kysely'
import type { OrganisationKind } from '../geodata/model/organisation.ts'
import { type Grant, MADE_UP } from '../geodata/model/person.ts'
import type { Db } from './connect.ts'

// Who asks: read at every request.

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

/** Everybody with a role who is made up: has no way in of their own, and an address of nobody's. Oldest first. */
export const findMadeUp = (db: Db): Promise<Identity[]> =>
  selectIdentities(db)
    .where('person.disabledAt', 'is', null)
    .where('person.email', 'like', `%${MADE_UP}`)
    .where(({ exists, not, selectFrom }) =>
      not(exists(selectFrom('account').select('id').whereRef('userId', '=', 'person.id'))),
    )
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('personRole').select('role').whereRef('personId', '=', 'person.id')),
    )
    .orderBy('person.id')
    .execute()
