import { randomBytes } from 'node:crypto'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Classification } from '../geodata/model/record.ts'
import type { AuditAction, AuditEvent } from '../geodata/model/work.ts'
import type { Sight } from '../geodata/privacy/sight.ts'
import { FORMAT, type Link, linkDigest, nameDigest, valueDigest } from './audit-digest.ts'
import type { Db } from './connect.ts'
import { equals, holds } from './filters.ts'
import { newId } from './ids.ts'
import { json } from './postgis.ts'
import { isSeenNow } from './records.ts'
import { whereSeen } from './sight.ts'

/** Who does something: a person who signed in, a command at the terminal, or the service itself. */
export type Actor = {
  /** A person's id, or "command-line", "service". */
  id: string
  name: string
  /** Null for whoever is no person here. */
  personId: string | null
  /** The network address it came from; null when it did not come over a network. */
  address: string | null
}

export type Change = {
  /** Of the event, where it was chosen beforehand. */
  id?: string
  municipality: string | null
  actor: Actor
  action: AuditAction
  recordKind: string
  recordId: string
  classification: Classification
  /** The unit that owns what it tells of; null for what no unit owns. */
  ownerUnitId?: string | null
  /** Why, where a reason is asked for. */
  reason?: string | null
  before: unknown
  after: unknown
}

/** The chain of what belongs to no municipality. */
export const SHARED = 'shared'

/** Writes one link of the municipality's chain. Call it in the transaction of the change itself. */
export async function recordChange(tx: Db, change: Change, now: Date): Promise<void> {
  // Outside one, two at once would take the same number, or a half-written link stop all that follow.
  if (!tx.isTransaction) throw new Error('A change is written down in its own transaction')
  const chain = change.municipality ?? SHARED
  // The head's row lock keeps the links of one chain in order.
  await tx
    .insertInto('auditHead')
    .values({ chain, number: 0, digest: '' })
    .onConflict((conflict) => conflict.column('chain').doNothing())
    .execute()
  const head = await tx
    .selectFrom('auditHead')
    .select(['number', 'digest'])
    .where('chain', '=', chain)
    .forUpdate()
    .executeTakeFirstOrThrow()

  const [salt, nameSalt] = [newSalt(), newSalt()]
  const { municipality, actor, action, recordKind, recordId, classification } = change
  const { before, after, reason = null, ownerUnitId = null, id = newId() } = change
  const names = { actorId: actor.id, actorName: actor.name, address: actor.address }
  const link: Link = {
    id,
    chain,
    number: head.number + 1,
    municipality,
    at: now,
    actorId: actor.id,
    action,
    recordKind,
    recordId,
    classification,
    format: FORMAT,
    ownerUnitId,
    nameDigest: nameDigest(nameSalt, names),
    valueDigest: valueDigest(salt, FORMAT, { ...names, reason, before, after }),
    previousDigest: head.digest,
  }
  const digest = linkDigest(link)
  await tx
    .insertInto('auditEvent')
    .values({ ...link, ...names, nameSalt, reason, digest })
    .execute()
  await tx
    .insertInto('auditValue')
    .values({ eventId: id, salt, before: json(before), after: json(after) })
    .execute()
  await tx
    .updateTable('auditHead')
    .set({ number: link.number, digest })
    .where('chain', '=', chain)
    .execute()
}

const newSalt = () => randomBytes(16).toString('hex')

/** What of the log an administrator is shown. */
export type AuditView = {
  municipality: string
  /** Whether what the police do with their own records is told of at all. */
  seesPolice: boolean
  /** Of which records the values before and after are told, and not only that they changed. */
  values: readonly Told[]
}

/**
 * Values are told to those who see what the event tells of, as it was; and, of a record, as it is now: the
 * log keeps nothing for those who see it no more.
 */
type Told = { recordKinds: readonly string[]; seen: Sight; kind?: SeenKind | undefined }
type SeenKind = Parameters<typeof isSeenNow>[0]

export type AuditFilter = {
  recordKind?: string | undefined
  recordId?: string | undefined
  action?: AuditAction | undefined
  /** Any part of the name of who did it. */
  actor?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  /** Only events older than this one, by its id. */
  before?: string | undefined
}

/** Newest first: what was done in a municipality, to organisations, and by its people signing in. */
export async function findAuditEvents(
  db: Db,
  view: AuditView,
  { limit, ...filter }: AuditFilter & { limit: number },
): Promise<AuditEvent[]> {
  const isTold = (one: Told) => isToldOf(one, view.municipality)
  const told = sql.join([sql`false`, ...view.values.map(isTold)], sql` or `)
  const column = <T>(name: string) =>
    sql<T>`case when ${told} then ${sql.ref(name)} end`.as(name.split('.')[1]!)
  const events = await seenEvents(db, view, filter)
    .leftJoin('auditValue', 'auditValue.eventId', 'auditEvent.id')
    .select(['id', 'at', 'actorName', 'address', 'action', 'recordKind'])
    .select([
      sql<string>`case when actor_name <> '' then actor_id else '' end`.as('actorId'),
      sql<string>`case when ${isRecordTold} then record_id else '' end`.as('recordId'),
    ])
    .select(['classification', 'ownerUnitId'])
    .select([column('auditEvent.reason'), column('auditValue.before'), column('auditValue.after')])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return events as AuditEvent[]
}

/** How many such events there are. */
export async function countAuditEvents(
  db: Db,
  view: AuditView,
  filter: AuditFilter,
): Promise<number> {
  const { count } = await seenEvents(db, view, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function seenEvents(db: Db, { municipality, seesPolice }: AuditView, filter: AuditFilter) {
  let query = db.selectFrom('auditEvent').where(inMunicipality(municipality))
  if (!seesPolice) query = query.where(notOfThePolice)
  for (const condition of conditions(filter)) query = query.where(condition)
  return query
}

// Where a name has been erased, no id is told that leads to it: a sign-in is about whoever signed in.
const isRecordTold = sql<SqlBool>`(actor_name <> '' or record_kind <> 'session')`

function isToldOf({ recordKinds, seen, kind }: Told, municipality: string) {
  const id = sql.ref<string>('auditEvent.recordId')
  const isNow = kind && sql`(${id} = 'many' or ${isSeenNow(kind, { municipality, seen }, id)})`
  const conditions = [...whereSeen(seen, 'auditEvent'), ...(isNow ? [isNow] : [])]
  return sql`(audit_event.record_kind in (${sql.join([...recordKinds])})
    and ${sql.join([sql`true`, ...conditions], sql` and `)})`
}

// What is shared by all municipalities is told where it concerns: organisations, and people who have
// a role here.
export const inMunicipality = (
  municipality: string,
) => sql<SqlBool>`(audit_event.municipality = ${municipality}
  or (audit_event.municipality is null and (record_kind = 'organisation' or exists
    (select 1 from person_role where person_role.municipality = ${municipality}
      and person_role.person_id::text in (actor_id, record_id)))))`

export const notOfThePolice = sql<SqlBool>`(audit_event.classification <> 'police' and not
  (audit_event.classification = 'own' and audit_event.owner_unit_id in
    (select unit.id from unit join organisation on organisation.id = unit.organisation_id
      where organisation.kind = 'police')))`

function conditions({ recordKind, recordId, action, actor, from, to, before }: AuditFilter) {
  const found: Expression<SqlBool>[] = [
    ...equals('recordKind', recordKind),
    ...equals('recordId', recordId),
    ...equals('action', action),
    ...holds(['actorName'], actor),
  ]
  if (recordId) found.push(isRecordTold)
  if (from) found.push(sql<SqlBool>`at >= ${from}::timestamptz`)
  if (to) found.push(sql<SqlBool>`at < ${to}::timestamptz`)
  if (before) found.push(sql<SqlBool>`id < ${before}::uuid`)
  return found
}
