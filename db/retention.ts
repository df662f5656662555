import { sql } from 'kysely'
import {
  type Keeper,
  type NewRetentionRule,
  type RetentionCounts,
  type RetentionRule,
  type RetentionRun,
  type RetentionSubject,
  thinsBefore,
} from '../geodata/model/retention.ts'
import { type Actor, recordChange, SHARED } from './audit.ts'
import { type Accounts, findMarksDigest } from './audit-erasure.ts'
import { type Db, inTransaction, takeTime } from './connect.ts'
import { StaleVersion } from './errors.ts'
import { json } from './postgis.ts'
import { thinnings } from './thinning.ts'
import type { Means } from './thinning-subject.ts'

// Rules of retention, and the nights on which they were followed. Nothing is thinned without a rule,
// and no rule stands without a decision.

const select = (db: Db, municipality: string) =>
  db
    .selectFrom('retentionRule')
    .select(['subject', 'keeper', 'version', 'months', 'decision', 'updatedAt'])
    .select(sql<string>`decided_on::text`.as('decidedOn'))
    .where('municipality', '=', municipality)
    .$castTo<RetentionRule>()

/** The rules of a municipality; a keeper's own where one is named. */
export const findRules = (
  db: Db,
  municipality: string,
  keeper?: Keeper,
): Promise<RetentionRule[]> => {
  const all = select(db, municipality).orderBy('subject').orderBy('keeper')
  return (keeper ? all.where('keeper', '=', keeper) : all).execute()
}

type Named = { municipality: string; subject: RetentionSubject; keeper: Keeper }

const findRule = (tx: Db, { municipality, subject, keeper }: Named) =>
  select(tx, municipality)
    .where('subject', '=', subject)
    .where('keeper', '=', keeper)
    .forUpdate()
    .executeTakeFirst()

type Write = { actor: Actor; now: Date }

/**
 * Sets a rule, new or changed.
 *
 * @param version the one it was based on; 0 where there was none
 * @throws {StaleVersion}
 */
export function setRule(
  db: Db,
  named: Named,
  { version, rule }: { version: number; rule: NewRetentionRule },
  { actor, now }: Write,
): Promise<RetentionRule> {
  return inTransaction(db, async (tx) => {
    const before = await findRule(tx, named)
    if ((before?.version ?? 0) !== version) throw new StaleVersion(before ?? null)
    const values = { ...rule, version: version + 1, updatedAt: now }
    // A new rule has no row to lock: another that came first is seen by its key, and left as it is.
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('retentionRule')
      .values({ ...named, ...values, createdAt: now })
      .onConflict((conflict) =>
        conflict
          .columns(['municipality', 'subject', 'keeper'])
          .doUpdateSet(values)
          .where('retentionRule.version', '=', version),
      )
      .executeTakeFirstOrThrow()
    const after = (await findRule(tx, named))!
    if (numInsertedOrUpdatedRows === 0n) throw new StaleVersion(after)
    const action = before ? 'update' : 'create'
    await audited(tx, named, { action, before: before ?? null, after }, { actor, now })
    return after
  })
}

/**
 * Takes a rule away: nothing more is thinned by it.
 *
 * @returns false when there is none
 * @throws {StaleVersion}
 */
export function deleteRule(db: Db, named: Named, version: number, write: Write): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const before = await findRule(tx, named)
    if (!before) return false
    if (before.version !== version) throw new StaleVersion(before)
    await tx
      .deleteFrom('retentionRule')
      .where('municipality', '=', named.municipality)
      .where('subject', '=', named.subject)
      .where('keeper', '=', named.keeper)
      .execute()
    await audited(tx, named, { action: 'delete', before, after: null }, write)
    return true
  })
}

type Deed = {
  id?: string
  action: 'create' | 'update' | 'delete' | 'retention'
  before: unknown
  after: unknown
}

const audited = (
  tx: Db,
  { municipality, subject, keeper }: Omit<Named, 'municipality'> & { municipality: string | null },
  deed: Deed,
  { actor, now }: Write,
) =>
  recordChange(
    tx,
    {
      ...{ municipality, actor, ...deed, recordKind: 'retention-rule', recordId: subject },
      classification: keeper === 'police' ? 'police' : 'internal',
    },
    now,
  )

/** How much a rule would thin today. */
export const countThinnable = (
  db: Db,
  { subject, ...of }: Named,
  { before, now }: { before: Date; now: Date },
): Promise<number> => thinnings[subject].count(db, { ...of, before, now })

/** What came of the rules: kept apart by whose they are, since neither keeper is told of the other's. */
export type Followed = {
  counts: { [Of in Keeper]: RetentionCounts }
  failures: { keeper: Keeper; subject: RetentionSubject; error: unknown }[]
}

type ByWhom = Omit<Means, 'accounts' | 'pruned'> & Write

/**
 * Follows every rule of a municipality: each in a transaction of its own, with what it did written in
 * the log. One that fails keeps none of the others from being followed.
 */
export async function followRules(db: Db, municipality: string, by: ByWhom): Promise<Followed> {
  const followed: Followed = { counts: { municipality: {}, police: {} }, failures: [] }
  for (const rule of await findRules(db, municipality)) {
    const { keeper, subject } = rule
    try {
      followed.counts[keeper][subject] = await follow(db, municipality, rule, by)
    } catch (error) {
      followed.failures.push({ keeper, subject, error })
    }
  }
  return followed
}

/** Follows one rule. @returns how much was thinned */
function follow(
  db: Db,
  municipality: string,
  { subject, keeper, months, decision }: RetentionRule,
  by: ByWhom,
): Promise<number> {
  const before = thinsBefore(months, by.now)
  return inTransaction(db, async (tx) => {
    await takeTime(tx)
    const accounts: Accounts = new Map()
    const thinning = { municipality, keeper, before, now: by.now }
    const pruned = new Set<string>()
    const thinned = await thinnings[subject].thin(tx, thinning, { ...by, accounts, pruned })
    const told = { thinned, after: { before, decision }, accounts, pruned }
    await account(tx, { municipality, subject, keeper }, told, by)
    return thinned
  })
}

/**
 * Writes down what a rule has thinned: how much, in the municipality's chain; in each chain that
 * something was erased of, what; and in each that was cut, that it was.
 */
async function account(
  tx: Db,
  named: Named,
  told: { thinned: number; after: object; accounts: Accounts; pruned: ReadonlySet<string> },
  write: Write,
): Promise<void> {
  const { municipality } = named
  const { thinned, after, accounts, pruned } = told
  const chains = new Set([...(thinned > 0 ? [municipality] : []), ...accounts.keys(), ...pruned])
  for (const chain of [...chains].sort()) {
    const id = accounts.get(chain)
    const erased = id === undefined ? null : await findMarksDigest(tx, id)
    const isOwn = chain === municipality && thinned > 0
    if (erased === null && !isOwn && !pruned.has(chain)) continue
    const deed = {
      ...{ action: 'retention' as const, before: null, ...(id && { id }) },
      after: { ...(isOwn && { thinned }), ...after, ...(erased && { erased }) },
    }
    await audited(tx, { ...named, municipality: chain === SHARED ? null : chain }, deed, write)
  }
}

/** After this long a night that was begun is taken for one whose process has ended. */
const LOST_MS = 6 * 3_600_000

/**
 * Takes a night's thinning for oneself: of several servers, one does it.
 *
 * @param day the local day, `2026-11-25`
 * @returns false when somebody has done it, or is at it
 */
export async function claimNight(
  db: Db,
  municipality: string,
  day: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`insert into retention_run (municipality, day, started_at)
    values (${municipality}, ${day}::date, ${now}::timestamptz)
    on conflict (municipality, day) do update
      set started_at = excluded.started_at, error = null
      where retention_run.ended_at is null
        and retention_run.started_at < ${new Date(+now - LOST_MS)}::timestamptz
    returning municipality`.execute(db)
  return rows.length > 0
}

/** What came of a night; an error is told where it could not be begun. */
export async function endNight(
  db: Db,
  { municipality, day }: { municipality: string; day: string },
  told: { followed: Followed | null; error: string | null; now: Date },
): Promise<void> {
  const { counts = {}, failures = [] } = told.followed ?? {}
  const failed = Object.groupBy(failures, ({ keeper }) => keeper)
  const subjects = Object.entries(failed).map(([keeper, of]) => [keeper, of.map(subjectOf)])
  await sql`update retention_run set ended_at = ${told.now}::timestamptz,
    counts = ${json(counts)}, failed = ${json(Object.fromEntries(subjects))}, error = ${told.error}
    where municipality = ${municipality} and day = ${day}::date`.execute(db)
}

const subjectOf = ({ subject }: Followed['failures'][number]) => subject

/** The latest nights of a municipality as one of the keepers is told of them, newest first. */
export const findRuns = (
  db: Db,
  { municipality, keeper }: { municipality: string; keeper: Keeper },
  limit: number,
): Promise<RetentionRun[]> =>
  db
    .selectFrom('retentionRun')
    .select([sql<string>`day::text`.as('day'), 'startedAt', 'endedAt', 'error'])
    .select([
      sql<unknown>`coalesce(counts -> ${keeper}, '{}')`.as('counts'),
      sql<unknown>`coalesce(failed -> ${keeper}, '[]')`.as('failed'),
    ])
    .where('municipality', '=', municipality)
    .orderBy(sql`retention_run.day`, 'desc')
    .limit(limit)
    .$castTo<RetentionRun>()
    .execute()

/** Takes out what has run out by itself: sessions, links and counts of tries. No decision is needed. */
export async function sweep(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expiresAt', '<', now).execute()
  await db.deleteFrom('verification').where('expiresAt', '<', now).execute()
  const DAY_MS = 86_400_000
  await db
    .deleteFrom('rateLimit')
    .where('lastRequest', '<', +now - DAY_MS)
    .execute()
}
