import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Schema } from './schema.ts'

// What the log's chain is made of: each link holds the digest of the one before.

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Values = {
  actorName: string
  address: string | null
  reason: string | null
  before: unknown
  after: unknown
}

// Links written before addresses and reasons were told are of format 1 and keep their digests.
export const FORMAT = 2

/**
 * Digest of what retention may erase: the actor's name and address, the reason and the values, salted
 * so that it gives nothing away.
 */
export const valueDigest = (
  salt: string,
  format: number,
  { actorName, address, reason, before, after }: Values,
): string => {
  const values = [canonical(before), canonical(after)]
  const told = format === 1 ? [actorName] : [actorName, address, reason]
  return sha256(JSON.stringify([salt, ...told, ...values]))
}

/** One link of a chain, as it is digested. */
export type Link = Omit<
  Selectable<Schema['auditEvent']>,
  'actorName' | 'address' | 'reason' | 'digest'
>

/** Digest of one link: all of it but what can be erased, which it holds by its digest. */
export const linkDigest = (link: Link): string =>
  sha256(
    JSON.stringify([
      ...[link.id, link.chain, link.number, link.municipality, link.at, link.actorId],
      ...[link.action, link.recordKind, link.recordId, link.classification],
      ...(link.format === 1 ? [] : [link.format, link.ownerUnitId]),
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
