import { type Expression, type SqlBool, sql } from 'kysely'
import { type Keeper, type RetentionSubject, thinsBefore } from '../geodata/model/retention.ts'
import type { Sign } from './audit-chain.ts'
import type { Accounts } from './audit-erasure.ts'
import type { Db } from './connect.ts'

// What a subject of retention is made of; the subjects themselves are in thinning.ts.

/** What is thinned: whose, and what is older than a moment. */
export type Thinning = { municipality: string; keeper: Keeper; before: Date; now: Date }

/**
 * What a thinning is given beside that; in `accounts` it leaves the chains it erased something of, and in
 * `pruned` those it cut.
 */
export type Means = { sign: Sign; accounts: Accounts; pruned: Set<string> }

export type Subject = {
  /** How much there is, as far as the keeper's people are told of it. */
  count: (db: Db, thinning: Thinning) => Promise<number>
  /** @returns how many were thinned, counted likewise. Call it in a transaction. */
  thin: (tx: Db, thinning: Thinning, means: Means) => Promise<number>
}

/** The number of rows that a `from … where …` finds. */
export async function countOf(db: Db, found: Expression<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${found}`.execute(db)
  return rows[0]!.n
}

/** Where a unit is the keeper's: of the police, or of anybody else. */
export const isKeepers = (unit: string, { keeper }: Thinning) => {
  const police = sql`${sql.ref(unit)} in (select unit.id from unit
    join organisation on organisation.id = unit.organisation_id where organisation.kind = 'police')`
  return keeper === 'police' ? sql<SqlBool>`${police}` : sql<SqlBool>`(${police}) is not true`
}

/** The moment before which a municipality thins; null where it has not decided to. */
export type Cutoff = { municipality: string; before: Date | null }

/**
 * What each municipality has decided of a subject that several share: it goes when it is old enough for
 * all whom it concerns. For the one that thins now, its moment stands, decided or only asked about.
 */
export async function findCutoffs(
  db: Db,
  subject: RetentionSubject,
  { municipality: own, keeper, before, now }: Thinning,
): Promise<Cutoff[]> {
  const decided = await db
    .selectFrom('municipality')
    .leftJoin('retentionRule', (join) =>
      join
        .onRef('retentionRule.municipality', '=', 'municipality.code')
        .on('retentionRule.subject', '=', subject)
        .on('retentionRule.keeper', '=', keeper),
    )
    .select(['municipality.code as municipality', 'months'])
    .execute()
  return decided.map(({ municipality, months }) => ({
    municipality,
    before: municipality === own ? before : months === null ? null : thinsBefore(months, now),
  }))
}
