import { type Expression, sql } from 'kysely'
import type { Db } from './connect.ts'
import { newId } from './ids.ts'

// What retention takes out of the log, and how it is accounted for. Each part that is erased is marked
// with the event that tells of it: one in the same chain, which holds the digest of all its marks.

/** The events that will tell of an erasure, by the chain they will stand in. */
export type Accounts = Map<string, string>

/**
 * Erases values and reasons of events, whichever chain they are in, and marks them so.
 *
 * @param found `from audit_event where …`
 * @param names who did it, and from where, too
 * @param accounts takes in the event of each chain that is touched
 */
export async function eraseEvents(
  tx: Db,
  found: Expression<unknown>,
  { names, accounts }: { names: boolean; accounts: Accounts },
): Promise<void> {
  const { rows } = await sql<{ chain: string; ids: string[] }>`
    select chain, json_agg(id) as ids ${found} group by chain order by chain`.execute(tx)
  for (const { chain, ids } of rows) {
    const account = accounts.get(chain) ?? newId()
    accounts.set(chain, account)
    await sql`select audit_erase(
      array(select json_array_elements_text(${JSON.stringify(ids)}::text::json)::uuid),
      ${names}::boolean, ${account}::uuid)`.execute(tx)
  }
}

const digestOfMarks = (event: Expression<unknown>) =>
  sql<string | null>`(select encode(sha256(convert_to(string_agg(event_id::text || ' ' || part, ','
    order by event_id, part collate "C"), 'UTF8')), 'hex')
    from audit_erasure where by_event = ${event})`

/** The digest of what is marked as erased by an event; null when nothing is. */
export async function findMarksDigest(tx: Db, event: string): Promise<string | null> {
  const { rows } = await sql<{ digest: string | null }>`
    select ${digestOfMarks(sql`${event}::uuid`)} as digest`.execute(tx)
  return rows[0]!.digest
}

/** One event of a chain that accounts for an erasure. */
export type Erasure = {
  event: string
  number: number
  at: Date
  values: number
  names: number
  /** Whether what is marked is what it accounts for. */
  holds: boolean
}

/** Every erasure that a chain tells of, in order. */
export async function findErasures(db: Db, chain: string): Promise<Erasure[]> {
  const count = (part: string) =>
    sql<number>`(select count(*)::int from audit_erasure
      where by_event = audit_event.id and part = ${part})`
  return await db
    .selectFrom('auditEvent')
    .innerJoin('auditValue', 'auditValue.eventId', 'auditEvent.id')
    .select(['id as event', 'number', 'at', count('values').as('values')])
    .select(count('names').as('names'))
    .select(
      sql<boolean>`coalesce(after ->> 'erased' = ${digestOfMarks(sql`audit_event.id`)}, false)`.as(
        'holds',
      ),
    )
    .where('chain', '=', chain)
    .where('action', '=', 'retention')
    .where(sql<boolean>`after -> 'erased' is not null`)
    .orderBy('number')
    .execute()
}
