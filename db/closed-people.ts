import { sql } from 'kysely'
import { eraseEvents } from './audit-erasure.ts'
import type { Db } from './connect.ts'
import { countOf, findCutoffs, isKeepers, type Subject, type Thinning } from './thinning-subject.ts'

// People who cannot sign in any more: whose account is closed, or who have no role anywhere. Their rows
// stay, without who they were, since records point at them. Who did what stays in the log, which has
// a rule of its own: those who worked here stay answerable for it as long as it is kept.

/**
 * Those who have been away for long enough for every municipality where they have roles; for all of
 * them, where they have none.
 */
async function found(db: Db, thinning: Thinning) {
  const cutoffs = await findCutoffs(db, 'closed-people', thinning)
  return sql`from person, lateral (select array_agg(distinct person_role.municipality) as codes
      from person_role where person_role.person_id = person.id) as held
    where erased_at is null and ${isKeepers('person.unitId', thinning)}
      and (disabled_at is not null or held.codes is null)
      and (held.codes is null or ${thinning.municipality} = any(held.codes))
      and not exists (select from json_to_recordset(${JSON.stringify(cutoffs)}::text::json)
        as cutoff (municipality text, before timestamptz)
        where (held.codes is null or cutoff.municipality = any(held.codes))
          and (cutoff.before is null or
            coalesce(disabled_at, greatest(updated_at, last_sign_in_at)) >= cutoff.before))`
}

export const closedPeople: Subject = {
  count: async (db, thinning) => countOf(db, await found(db, thinning)),
  thin: async (tx, thinning, { accounts }) => {
    const { rows } = await sql<{ id: string }>`update person
      set name = '', email = id::text || '@gallrad.invalid', email_verified = false, image = null,
        two_factor_enabled = false, last_sign_in_at = null, version = version + 1,
        disabled_at = coalesce(disabled_at, ${thinning.now}::timestamptz),
        erased_at = ${thinning.now}::timestamptz, updated_at = ${thinning.now}::timestamptz
      where id in (select id ${await found(tx, thinning)}) returning id`.execute(tx)
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return 0
    for (const table of ['account', 'session', 'twoFactor'] as const)
      await tx.deleteFrom(table).where('userId', 'in', ids).execute()
    await tx.deleteFrom('verification').where('value', 'in', ids).execute()
    await tx.deleteFrom('personRole').where('personId', 'in', ids).execute()
    // What the log tells of a person has their name and address in it, in every municipality's.
    const told = sql`from audit_event where record_kind = 'person'
      and record_id in (${sql.join(ids)})`
    await eraseEvents(tx, told, { names: false, accounts })
    return ids.length
  },
}
