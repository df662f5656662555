import { linkDigest, valueDigest } from '../../db/audit-digest.ts'
import type { Db } from '../../db/connect.ts'
import { newId } from '../../db/ids.ts'
import { json } from '../../db/postgis.ts'
import { now } from './factories.ts'

/** Adds a link to a chain as it was written in an older format; an older database takes it too. */
export async function writeOldLink(db: Db, chain: string, format: number): Promise<string> {
  const head = await db
    .selectFrom('auditHead')
    .select(['number', 'digest'])
    .where('chain', '=', chain)
    .executeTakeFirst()
  const id = newId()
  const names = { actorId: 'x', actorName: 'Förr', address: null }
  const link = {
    ...{ id, chain, number: (head?.number ?? 0) + 1, municipality: null, at: now },
    ...{ actorId: 'x', action: 'update', recordKind: 'hotspot', recordId: 'x' },
    ...{ classification: 'own', format, ownerUnitId: null },
    valueDigest: valueDigest('salt', format, {
      ...{ ...names, reason: null, before: null, after: { a: 1 } },
    }),
    previousDigest: head?.digest ?? '',
  }
  const digest = linkDigest({ ...link, nameDigest: null })
  await db
    .insertInto('auditEvent')
    .values({ ...link, ...names, digest })
    .execute()
  const values = { before: json(null), after: json({ a: 1 }) }
  await db
    .insertInto('auditValue')
    .values({ eventId: id, salt: 'salt', ...values })
    .execute()
  await db
    .insertInto('auditHead')
    .values({ chain, number: link.number, digest })
    .onConflict((conflict) => conflict.column('chain').doUpdateSet({ number: link.number, digest }))
    .execute()
  return id
}
