import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Classification } from '../geodata/model/record.ts'
import type { AuditEvent } from '../geodata/model/work.ts'
import type { Db } from './connect.ts'
import { newId } from './ids.ts'
import { json } from './postgis.ts'
import type { Schema } from './schema.ts'

/** Who does something: a person, or the service itself on a person's behalf. */
export type Actor = { id: string; name: string }

export type Change = {
  municipality: string | null
  actor: Actor
  action: AuditEvent['action']
  recordKind: string
  recordId: string
  classification: Classification
  before: unknown
  after: unknown
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Values = { actorName: string; before: unknown; after: unknown }

/**
 * Digest of what retention may erase: the actor's name and the values, salted so that it gives
 * nothing away.
 */
const valueDigest = (salt: string, { actorName, before, after }: Values): string =>
  sha256(JSON.stringify([salt, actorName, canonical(before), canonical(after)]))

type Link = Omit<Schema['auditEvent'], 'actorName' | 'digest'>

/** Digest of one link: all of it but the name and the values, which it holds by their digest. */
const linkDigest = (link: Link): string =>
  sha256(
    JSON.stringify([
      ...[link.id, link.chain, link.number, link.municipality, link.at, link.actorId],
      ...[link.action, link.recordKind, link.recordId, link.classification],
      ...[link.valueDigest, link.previousDigest],
    ]),
  )

// Object keys in order: jsonb keeps none, and the digest must come out the same when read back.
function canonical(value: unknown): string {
  return JSON.stringify(JSON.parse(JSON.stringify(value ?? null)), (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Writes one link of the municipality's chain. Call it in the transaction of the change itself. */
export async function recordChange(tx: Db, change: Change, now: Date): Promise<void> {
  const chain = change.municipality ?? 'shared'
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

  const salt = randomBytes(16).toString('hex')
  const { municipality, actor, action, recordKind, recordId, classification } = change
  const values = { actorName: actor.name, before: change.before, after: change.after }
  const id = newId()
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
    valueDigest: valueDigest(salt, values),
    previousDigest: head.digest,
  }
  const digest = linkDigest(link)
  await tx
    .insertInto('auditEvent')
    .values({ ...link, actorName: actor.name, digest })
    .execute()
  await tx
    .insertInto('auditValue')
    .values({ eventId: id, salt, before: json(change.before), after: json(change.after) })
    .execute()
  await tx
    .updateTable('auditHead')
    .set({ number: link.number, digest })
    .where('chain', '=', chain)
    .execute()
}

export type AuditFilter = {
  recordKind?: string | undefined
  recordId?: string | undefined
  /** Only events older than this one, by its id. */
  before?: string | undefined
  limit: number
}

/** Newest first. */
export async function findAuditEvents(
  db: Db,
  municipality: string,
  filter: AuditFilter,
): Promise<AuditEvent[]> {
  const { recordKind, recordId, before } = filter
  let query = db
    .selectFrom('auditEvent')
    .leftJoin('auditValue', 'auditValue.eventId', 'auditEvent.id')
    .select(['id', 'at', 'actorId', 'actorName', 'action', 'recordKind', 'recordId'])
    .select(['classification', 'before', 'after'])
    .where('municipality', '=', municipality)
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (recordKind) query = query.where('recordKind', '=', recordKind)
  if (recordId) query = query.where('recordId', '=', recordId)
  if (before) query = query.where(sql<boolean>`id < ${before}::uuid`)
  return (await query.execute()) as AuditEvent[]
}

/**
 * Looks through a chain and names the links that are not as they were written: changed in the row,
 * changed in its values, or with the one before them gone. Values that retention has erased are no
 * fault. The last links of a chain, cut off together, are seen against its head.
 *
 * @param chain a municipality's code, or "shared"
 * @returns their numbers, in order; empty when the chain holds
 */
export async function findBrokenLinks(db: Db, chain: string): Promise<number[]> {
  const broken: number[] = []
  let before = { number: 0, digest: '' }
  for (;;) {
    const links = await linksAfter(db, chain, before.number)
    for (const link of links) {
      const follows = link.number === before.number + 1 && link.previousDigest === before.digest
      if (!follows || !isAsWritten(link)) broken.push(link.number)
      before = link
    }
    if (links.length < LINKS_AT_ONCE) break
  }
  const head = await db
    .selectFrom('auditHead')
    .select(['number', 'digest'])
    .where('chain', '=', chain)
    .executeTakeFirst()
  const ended = head ?? { number: 0, digest: '' }
  if (ended.number !== before.number || ended.digest !== before.digest) broken.push(ended.number)
  return [...new Set(broken)]
}

const LINKS_AT_ONCE = 1_000

const linksAfter = (db: Db, chain: string, number: number) =>
  db
    .selectFrom('auditEvent')
    .leftJoin('auditValue', 'auditValue.eventId', 'auditEvent.id')
    .selectAll('auditEvent')
    .select(['salt', 'before', 'after'])
    .where('chain', '=', chain)
    .where('number', '>', number)
    .orderBy('number')
    .limit(LINKS_AT_ONCE)
    .execute()

const isAsWritten = (link: Awaited<ReturnType<typeof linksAfter>>[number]): boolean =>
  linkDigest(link) === link.digest &&
  (link.salt === null || valueDigest(link.salt, link) === link.valueDigest)
