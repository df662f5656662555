import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Schema } from './schema.ts'

// What the log's chain is made of: each link holds the digest of the one before.

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

// Links keep the digests of the format they were written in. 1: before addresses and reasons were told.
// 2: values and names in one digest. 3: each in a digest of its own, so that either can be erased.
export const FORMAT = 3

type Names = { actorId: string; actorName: string; address: string | null }
type Values = { reason: string | null; before: unknown; after: unknown }

/** Digest of who did it, which retention may erase; salted so that it gives nothing away. */
export const nameDigest = (salt: string, { actorId, actorName, address }: Names): string =>
  sha256(JSON.stringify([salt, actorId, actorName, address]))

/** Digest of the values and the reason, which retention may erase; salted likewise. */
export const valueDigest = (
  salt: string,
  format: number,
  { actorName, address, reason, before, after }: Names & Values,
): string => {
  const values = [canonical(before), canonical(after)]
  const told = format === 1 ? [actorName] : format === 2 ? [actorName, address, reason] : [reason]
  return sha256(JSON.stringify([salt, ...told, ...values]))
}

/** One link of a chain, as it is digested. */
export type Link = Omit<
  Selectable<Schema['auditEvent']>,
  'actorName' | 'address' | 'reason' | 'nameSalt' | 'digest'
>

/** Digest of one link: all of it but what can be erased, which it holds by its digests. */
export const linkDigest = (link: Link): string =>
  sha256(
    JSON.stringify([
      ...[link.id, link.chain, link.number, link.municipality, link.at],
      ...(link.format < 3 ? [link.actorId] : []),
      ...[link.action, link.recordKind, link.recordId, link.classification],
      ...(link.format === 1 ? [] : [link.format, link.ownerUnitId]),
      ...(link.format < 3 ? [] : [link.nameDigest]),
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
