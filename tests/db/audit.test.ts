import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findAuditEvents, recordChange } from '../../db/audit.ts'
import { findBrokenLinks } from '../../db/audit-chain.ts'
import type { Db } from '../../db/connect.ts'
import { hotspots } from '../../db/hotspots.ts'
import { deleteRecord, insertRecord, updateRecord } from '../../db/write-records.ts'
import { inRollback, testDb } from '../support/database.ts'
import { actor, newHotspot, newTown, now, sign, wholeLog } from '../support/factories.ts'

/** A chain of four links: the municipality, and a hotspot made, changed and deleted. */
async function chain(tx: Db) {
  const { code, scope, ownerUnitId } = await newTown(tx)
  const { id } = await insertRecord(tx, hotspots, scope, newHotspot(ownerUnitId))
  await updateRecord(tx, hotspots, scope, {
    ...{ id, version: 1 },
    revise: (current) => ({ ...current, name: 'Åparken' }),
  })
  await deleteRecord(tx, hotspots, scope, { id, version: 2 })
  return { code, id }
}

describe('the audit chain', () => {
  test('holds, link by link', () =>
    inRollback(async (tx) => {
      const { code } = await chain(tx)
      expect(await findBrokenLinks(tx, code, sign)).toEqual([])
      const links = await tx
        .selectFrom('auditEvent')
        .selectAll()
        .where('chain', '=', code)
        .orderBy('number')
        .execute()
      expect(links.map(({ number }) => number)).toEqual([1, 2, 3, 4])
      for (const [i, link] of links.entries())
        expect(link.previousDigest).toBe(links[i - 1]?.digest ?? '')
      expect(new Set(links.map(({ valueDigest }) => valueDigest)).size).toBe(4)
    }))

  test.each([
    ['an actor', sql`update audit_event set actor_id = 'someone else' where number = 2`, [2]],
    ['a name', sql`update audit_event set actor_name = 'Någon Annan' where number = 2`, [2]],
    ['a class', sql`update audit_event set classification = 'public' where number = 3`, [3]],
    ['a time', sql`update audit_event set at = at + interval '1 day' where number = 3`, [3]],
    ['a deed', sql`update audit_event set action = 'update' where number = 4`, [4]],
    ['a link taken out', sql`delete from audit_event where number = 2 and chain = '2182'`, [3]],
    [
      'values',
      sql`update audit_value set after = '{"name":"annat"}' where event_id in
        (select id from audit_event where number = 2 and chain = '2182')`,
      [2],
    ],
  ])('shows that %s was tampered with', (_what, tampering, expected) =>
    inRollback(async (tx) => {
      const { code } = await chain(tx)
      if (_what === 'a link taken out')
        await sql`delete from audit_value where event_id in
          (select id from audit_event where number = 2 and chain = '2182')`.execute(tx)
      await tampering.execute(tx)
      expect(await findBrokenLinks(tx, code, sign)).toEqual(expected)
    }),
  )

  test('still holds when retention has erased the values', () =>
    inRollback(async (tx) => {
      const { code, id } = await chain(tx)
      await sql`delete from audit_value`.execute(tx)
      expect(await findBrokenLinks(tx, code, sign)).toEqual([])
      const events = await findAuditEvents(tx, wholeLog(code), { recordId: id, limit: 10 })
      expect(events.map(({ action, before, after }) => [action, before, after])).toEqual([
        ['delete', null, null],
        ['update', null, null],
        ['create', null, null],
      ])
    }))

  test('a municipality knows nothing of another’s; of what is shared, the organisations', () =>
    inRollback(async (tx) => {
      const { code } = await chain(tx)
      const there = await newTown(tx, { code: '2183' })
      const events = await findAuditEvents(tx, wholeLog(there.code), { limit: 10 })
      expect(events.map(({ recordKind }) => recordKind)).toEqual([
        ...['municipality', 'organisation', 'organisation'],
      ])
      expect(await findBrokenLinks(tx, there.code, sign)).toEqual([])
      expect(await findBrokenLinks(tx, 'shared', sign)).toEqual([])
      expect(await findAuditEvents(tx, wholeLog(code), { limit: 10 })).toHaveLength(6)
    }))

  test('is one row of links also when many write at the same time', async () => {
    const db = await testDb()
    const change = (recordId: string) => ({
      ...{ municipality: null, actor, action: 'update' as const, recordKind: 'test', recordId },
      ...{ classification: 'own' as const, before: null, after: { recordId } },
    })
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        db.transaction().execute((tx) => recordChange(tx, change(`${i}`), now)),
      ),
    )
    expect(await findBrokenLinks(db, 'shared', sign)).toEqual([])
    const { n } = await db
      .selectFrom('auditEvent')
      .select(({ fn }) => fn.max<number>('number').as('n'))
      .where('chain', '=', 'shared')
      .executeTakeFirstOrThrow()
    expect(n).toBe(20)
  })
})
