import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findAuditEvents, recordChange } from '../../db/audit.ts'
import { examineChain, findBrokenLinks } from '../../db/audit-chain.ts'
import { eraseEvents, findMarksDigest } from '../../db/audit-erasure.ts'
import type { Db } from '../../db/connect.ts'
import { hotspots } from '../../db/hotspots.ts'
import { deleteRecord, insertRecord, updateRecord } from '../../db/write-records.ts'
import { inRollback, testDb } from '../support/database.ts'
import { actor, newHotspot, newTown, now, sign, wholeLog } from '../support/factories.ts'
import { writeOldLink } from '../support/old-links.ts'

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

  const second = sql`from audit_event where number = 2 and chain = '2182'`
  const rewritten = [
    ['names', sql`actor_name = 'Någon Annan', address = '192.0.2.1'`],
    ['a reason', sql`reason = 'hittat på'`],
    ['nobody', sql`actor_id = '', actor_name = '', name_salt = null`],
  ] as const
  test.each(rewritten)('shows that %s was rewritten once the values had gone', (_what, set) =>
    inRollback(async (tx) => {
      const { code } = await chain(tx)
      await erase(tx, { names: false })
      expect(await findBrokenLinks(tx, code, sign)).toEqual([])
      await sql`update audit_event set ${set} where number = 2 and chain = '2182'`.execute(tx)
      expect(await findBrokenLinks(tx, code, sign)).toEqual([2])
    }),
  )

  test('shows values and names that are gone without a thinning that accounts for them', () =>
    inRollback(async (tx) => {
      const { code } = await chain(tx)
      await sql`delete from audit_value where event_id in (select id ${second})`.execute(tx)
      expect(await examineChain(tx, code, sign)).toMatchObject({ broken: [], missing: [2] })
      // Erased by the function that retention uses, but no event tells of it.
      const third = sql`from audit_event where number = 3 and chain = '2182'`
      await eraseEvents(tx, third, { names: true, accounts: new Map() })
      expect(await examineChain(tx, code, sign)).toMatchObject({ broken: [], missing: [2, 3] })
    }))

  test('an erasure takes in nothing more once it is accounted for', () =>
    inRollback(async (tx) => {
      const { code } = await chain(tx)
      const event = await erase(tx, { names: true })
      expect(await examineChain(tx, code, sign)).toMatchObject({
        ...{ broken: [], missing: [], erasures: [{ number: 5, at: now, values: 1, names: 1 }] },
      })
      const more = sql`from audit_event where number = 3 and chain = '2182'`
      const accounts = new Map([[code, event]])
      await sql`savepoint before_more`.execute(tx)
      await expect(eraseEvents(tx, more, { names: false, accounts })).rejects.toThrow(/already/)
      await sql`rollback to savepoint before_more`.execute(tx)
      // As the owner could: the marks are no longer those that were told of.
      await sql`delete from audit_value where event_id in (select id ${more})`.execute(tx)
      await sql`insert into audit_erasure select id, 'values', ${event}::uuid ${more}`.execute(tx)
      expect(await examineChain(tx, code, sign)).toMatchObject({ broken: [5], missing: [2, 3] })
    }))

  /** Erases the second link as retention does. @returns the event that tells of it */
  async function erase(tx: Db, { names }: { names: boolean }): Promise<string> {
    const accounts = new Map<string, string>()
    await eraseEvents(tx, second, { names, accounts })
    const event = accounts.get('2182')!
    const erased = await findMarksDigest(tx, event)
    const told = { recordKind: 'retention-rule', recordId: 'hotspot-text', before: null }
    await recordChange(
      tx,
      {
        ...{ id: event, municipality: '2182', actor, action: 'retention', ...told },
        ...{ classification: 'internal', after: { erased } },
      },
      now,
    )
    return event
  }

  test('links of older formats keep verifying, also where values were taken out without a mark', () =>
    inRollback(async (tx) => {
      const { code } = await chain(tx)
      for (const format of [1, 2]) await writeOldLink(tx, code, format)
      expect(await findBrokenLinks(tx, code, sign)).toEqual([])
      await sql`update audit_event set actor_name = 'x' where format < 3`.execute(tx)
      expect(await findBrokenLinks(tx, code, sign)).toEqual([5, 6])
      await sql`delete from audit_value where event_id in
        (select id from audit_event where format < 3)`.execute(tx)
      expect(await findBrokenLinks(tx, code, sign)).toEqual([])
    }))

  test('values that are gone are told of as nothing', () =>
    inRollback(async (tx) => {
      const { code, id } = await chain(tx)
      await sql`delete from audit_value`.execute(tx)
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
