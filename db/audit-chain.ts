import { type Expression, type Selectable, type SqlBool, sql } from 'kysely'
import { linkDigest, nameDigest, valueDigest } from './audit-digest.ts'
import { type Erasure, findErasures } from './audit-erasure.ts'
import type { Db } from './connect.ts'
import type { Schema } from './schema.ts'

/** What came of looking through a chain; links by their numbers, in order. */
export type Findings = {
  /** Changed in the row or its values, or with the one before them gone. */
  broken: number[]
  /** Their values or names are gone, and no erasure by retention accounts for it. */
  missing: number[]
  /** What retention has erased, and by which events. */
  erasures: Erasure[]
}

/**
 * Looks through a chain for links that are not as they were written. What retention has erased is no
 * fault where an event of the chain accounts for it, nor are links pruned up to a checkpoint whose
 * signature holds. The last links of a chain, cut off together, are seen against its head. That values
 * are missing is not told of links older than format 3, which could lose them without a mark.
 *
 * @param chain a municipality's code, or "shared"
 * @param sign signs a checkpoint's text; with the installation's own secret
 */
export async function examineChain(db: Db, chain: string, sign: Sign): Promise<Findings> {
  const erasures = await findErasures(db, chain)
  const accounts = new Set(erasures.flatMap(({ event, holds }) => (holds ? [event] : [])))
  const broken = new Set(erasures.flatMap(({ number, holds }) => (holds ? [] : [number])))
  const missing: number[] = []
  const checkpoint = await latestCheckpoint(db, chain)
  if (checkpoint && sign(checkpointText(checkpoint)) !== checkpoint.signature)
    broken.add(checkpoint.number)
  let before = checkpoint ?? { number: 0, digest: '' }
  for (;;) {
    const links = await linksAfter(db, chain, before.number)
    for (const link of links) {
      const follows = link.number === before.number + 1 && link.previousDigest === before.digest
      if (!follows || !isAsWritten(link)) broken.add(link.number)
      else if (isMissing(link, accounts)) missing.push(link.number)
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
  if (ended.number !== before.number || ended.digest !== before.digest) broken.add(ended.number)
  return { broken: [...broken].sort((a, b) => a - b), missing, erasures }
}

const LINKS_AT_ONCE = 1_000

const erasedBy = (part: string) =>
  sql<string | null>`(select by_event from audit_erasure
    where audit_erasure.event_id = audit_event.id and part = ${part})`

const linksAfter = (db: Db, chain: string, number: number) =>
  db
    .selectFrom('auditEvent')
    .leftJoin('auditValue', 'auditValue.eventId', 'auditEvent.id')
    .selectAll('auditEvent')
    .select(['salt', 'before', 'after'])
    .select([erasedBy('values').as('valuesErasedBy'), erasedBy('names').as('namesErasedBy')])
    .where('chain', '=', chain)
    .where('number', '>', number)
    .orderBy('number')
    .limit(LINKS_AT_ONCE)
    .execute()

type StoredLink = Awaited<ReturnType<typeof linksAfter>>[number]

const isAsWritten = (link: StoredLink): boolean =>
  linkDigest(link) === link.digest &&
  (link.salt === null
    ? link.format < 3 || link.reason === null
    : valueDigest(link.salt, link.format, link) === link.valueDigest) &&
  (link.format < 3 || areNamesAsWritten(link))

// Once they are erased nothing stands in their place.
const areNamesAsWritten = (link: StoredLink): boolean =>
  link.nameSalt === null
    ? link.actorId === '' && link.actorName === '' && link.address === null
    : nameDigest(link.nameSalt, link) === link.nameDigest

/** @param accounts the events of the chain by which something was erased */
function isMissing(link: StoredLink, accounts: ReadonlySet<string>): boolean {
  const isAccounted = (event: string | null) => event !== null && accounts.has(event)
  if (link.format < 3) return false
  if (link.salt === null && !isAccounted(link.valuesErasedBy)) return true
  return link.nameSalt === null && !isAccounted(link.namesErasedBy)
}

/** The links of a chain that are not as they were written, or miss something; empty when it holds. */
export async function findBrokenLinks(db: Db, chain: string, sign: Sign): Promise<number[]> {
  const { broken, missing } = await examineChain(db, chain, sign)
  return [...broken, ...missing].sort((a, b) => a - b)
}

/** Signs a text: an HMAC with a key that the database does not hold. */
export type Sign = (text: string) => string

type Checkpoint = Selectable<Schema['auditCheckpoint']>

const latestCheckpoint = (db: Db, chain: string): Promise<Checkpoint | undefined> =>
  db
    .selectFrom('auditCheckpoint')
    .selectAll()
    .where('chain', '=', chain)
    .orderBy('number', 'desc')
    .executeTakeFirst()

const checkpointText = ({ chain, number, digest, events, at }: Omit<Checkpoint, 'signature'>) =>
  JSON.stringify(['checkpoint', chain, number, digest, events, at])

/**
 * How many links of a chain are older than a moment, counted from its beginning without a gap.
 *
 * @param counted which of them
 */
export async function countLinksBefore(
  db: Db,
  chain: string,
  moment: Date,
  counted: Expression<SqlBool> = sql<SqlBool>`true`,
): Promise<number> {
  const last = await lastLinkBefore(db, chain, moment)
  if (!last) return 0
  const { links } = await db
    .selectFrom('auditEvent')
    .select(({ fn }) => fn.countAll<number>().as('links'))
    .where('chain', '=', chain)
    .where('number', '<=', last.number)
    .where(counted)
    .executeTakeFirstOrThrow()
  return links
}

// The clock may have been set back between two links: only what no younger link comes before.
const lastLinkBefore = (db: Db, chain: string, moment: Date) =>
  db
    .selectFrom('auditEvent')
    .select(['number', 'digest'])
    .where('chain', '=', chain)
    .where(
      sql<SqlBool>`number < coalesce((select min(young.number) from audit_event as young
        where young.chain = ${chain} and young.at >= ${moment}::timestamptz), 9e15)`,
    )
    .orderBy('number', 'desc')
    .executeTakeFirst()

/**
 * Takes out the links of a chain that are older than a moment, and leaves a signed checkpoint from
 * which the rest is verified. Call it in a transaction.
 *
 * @returns how many went
 */
export async function pruneLinks(
  tx: Db,
  chain: string,
  { before, sign, now }: { before: Date; sign: Sign; now: Date },
): Promise<number> {
  const last = await lastLinkBefore(tx, chain, before)
  if (!last) return 0
  const events = await countLinksBefore(tx, chain, before)
  const checkpoint = { chain, ...last, events, at: now }
  await tx
    .insertInto('auditCheckpoint')
    .values({ ...checkpoint, signature: sign(checkpointText(checkpoint)) })
    .execute()
  await sql`select audit_prune(${chain}, ${last.number}::bigint)`.execute(tx)
  return events
}

/** Every chain there is. */
export const findChains = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('auditHead').select('chain').orderBy('chain').execute()).map(
    ({ chain }) => chain,
  )
