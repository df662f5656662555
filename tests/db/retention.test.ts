import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findAuditEvents, recordChange } from '../../db/audit.ts'
import { findBrokenLinks } from '../../db/audit-chain.ts'
import { cameras, deployments } from '../../db/cameras.ts'
import type { Db } from '../../db/connect.ts'
import { hotspots } from '../../db/hotspots.ts'
import { newId } from '../../db/ids.ts'
import { incidents } from '../../db/incidents.ts'
import { findPeople, insertPerson } from '../../db/people.ts'
import { claimNight, countThinnable, followRules, setRule } from '../../db/retention.ts'
import { insertPasswordToken } from '../../db/ways-in.ts'
import { insertJob, reportJob } from '../../db/work.ts'
import { deleteRecord, insertRecord, updateRecord } from '../../db/write-records.ts'
import type { Keeper, RetentionSubject } from '../../geodata/model/retention.ts'
import { operator } from '../../server/actors.ts'
import { inRollback } from '../support/database.ts'
import {
  actor,
  newCamera,
  newDeployment,
  newHotspot,
  newIncident,
  newTown,
  now,
  sign,
  wholeLog,
} from '../support/factories.ts'
import { newOrganisationWith } from '../support/people.ts'

const code = '2182'
const later = (years: number) => new Date(Date.UTC(now.getUTCFullYear() + years, 10, 23, 12))
const rule = { months: 24, decision: 'KS 2026/101', decidedOn: '2026-11-20' }
const decide = (
  tx: Db,
  subject: RetentionSubject,
  months = rule.months,
  { keeper = 'municipality', municipality = code }: { keeper?: Keeper; municipality?: string } = {},
) =>
  setRule(
    tx,
    { municipality, subject, keeper },
    { version: 0, rule: { ...rule, months } },
    { actor, now },
  )

/** A night of one municipality. @returns how much was thinned of what one keeper decides over */
async function night(tx: Db, at: Date, keeper: Keeper = 'municipality') {
  const { counts, failures } = await followRules(tx, code, { now: at, sign, actor: operator })
  expect(failures).toEqual([])
  return counts[keeper]
}

/** Every text of every row of every table: where a copy could be left. */
async function everything(tx: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = current_schema() and tablename <> 'spatial_ref_sys'`.execute(tx)
  const all: unknown[] = []
  for (const { name } of rows)
    all.push((await sql`select * from ${sql.table(name)}`.execute(tx)).rows)
  return JSON.stringify(all)
}

describe('retention', () => {
  test('does nothing without a decision, and nothing before its time', () =>
    inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      const words = newIncident(ownerUnitId, { description: 'HEMLIGA ORD' })
      await insertRecord(tx, incidents('UTC'), scope, words)
      expect(await night(tx, later(50))).toEqual({})
      await decide(tx, 'incident-text')
      expect(await night(tx, later(1))).toEqual({ 'incident-text': 0 })
      expect(await everything(tx)).toContain('HEMLIGA ORD')
    }))

  test('free text of incidents goes from every copy, and the chain still holds', () =>
    inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      const kind = incidents('UTC')
      const words = { description: 'HEMLIGA ORD 1', placeName: 'HEMLIGA ORD 2' }
      const { id } = await insertRecord(tx, kind, scope, newIncident(ownerUnitId, words))
      await updateRecord(tx, kind, scope, {
        ...{ id, version: 1 },
        revise: (current) => ({ ...current, description: 'HEMLIGA ORD 3' }),
        ...{ action: 'release' as const, reason: 'HEMLIGA ORD 4' },
      })
      // One that was deleted keeps its words in its tombstone.
      const gone = await insertRecord(tx, kind, scope, newIncident(ownerUnitId, words))
      await deleteRecord(tx, kind, scope, { id: gone.id, version: 1 })
      await decide(tx, 'incident-text')
      const named = {
        municipality: code,
        subject: 'incident-text',
        keeper: 'municipality',
      } as const
      expect(await countThinnable(tx, named, { before: later(0), now: later(2) })).toBe(2)
      expect(await everything(tx)).toMatch(/HEMLIGA ORD 4/)

      expect(await night(tx, later(3))).toEqual({ 'incident-text': 2 })
      expect(await everything(tx)).not.toContain('HEMLIGA ORD')
      expect(await findBrokenLinks(tx, code, sign)).toEqual([])
      const [told] = await findAuditEvents(tx, wholeLog(code), { limit: 1 })
      expect(told).toMatchObject({
        ...{ action: 'retention', recordKind: 'retention-rule', recordId: 'incident-text' },
        after: { thinned: 2, decision: rule.decision },
      })
      expect(await night(tx, later(3))).toEqual({ 'incident-text': 0 })
    }))

  test('a reporter’s name goes, and of those who work here it stays', () =>
    inRollback(async (tx) => {
      const { scope } = await newTown(tx)
      const reporter = (await newOrganisationWith(tx, 'business', ['reporter'])).viewer
      const member = (await newOrganisationWith(tx, 'municipality', ['member'])).viewer
      for (const { personId, unitId, name } of [
        { ...reporter, name: 'RAPPORTÖREN' },
        { ...member, name: 'MEDLEMMEN' },
      ]) {
        await tx
          .insertInto('personRole')
          .values({
            ...{ personId, municipality: code, source: 'manual' },
            role: personId === reporter.personId ? 'reporter' : 'member',
          })
          .execute()
        const by = { ...scope, actor: { id: personId, name, personId, address: '192.0.2.7' } }
        await insertRecord(tx, incidents('UTC'), by, newIncident(unitId))
      }
      await decide(tx, 'incident-reporter', 6)
      expect(await night(tx, later(1))).toEqual({ 'incident-reporter': 1 })
      const rows = await tx.selectFrom('incident').select('createdBy').orderBy('id').execute()
      expect(rows.map(({ createdBy }) => createdBy)).toEqual([null, member.personId])
      const all = await everything(tx)
      expect([all.includes('RAPPORTÖREN'), all.includes('MEDLEMMEN')]).toEqual([false, true])
      // Nor does the log lead to them by their id.
      const [byReporter] = await tx.selectFrom('incident').select('id').orderBy('id').execute()
      const told = await findAuditEvents(tx, wholeLog(code), { recordId: byReporter!.id, limit: 9 })
      expect(told.map(({ actorId, actorName }) => [actorId, actorName])).toEqual([['', '']])
      const { rows: kept } = await sql`select actor_id from audit_event
        where record_id = ${byReporter!.id}`.execute(tx)
      expect(kept).toEqual([{ actorId: '' }])
      expect(await findBrokenLinks(tx, code, sign)).toEqual([])
    }))

  test('closed hotspots, ended deployments, reports of imports', () =>
    inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      const words = { problem: 'HEMLIGT', causes: 'HEMLIGT', responsible: 'HEMLIGT' }
      for (const status of ['closed', 'active'] as const)
        await insertRecord(tx, hotspots, scope, newHotspot(ownerUnitId, { ...words, status }))
      const camera = await insertRecord(tx, cameras, scope, newCamera(ownerUnitId))
      const stood = { decision: 'ORDEN', to: new Date('2026-02-01T00:00:00Z') }
      await insertRecord(tx, deployments, scope, newDeployment(ownerUnitId, camera.id, stood))
      const job = await insertJob(tx, {
        ...{ kind: 'import-incidents', municipality: code, input: { fileName: 'HEMLIG FIL' } },
        ...{ ownerUnitId, createdBy: null, now },
      })
      await reportJob(tx, job, { state: 'failed', error: 'HEMLIG RAD' }, now)
      await decide(tx, 'hotspot-text', 36)
      await decide(tx, 'deployment-words', 60)
      await decide(tx, 'import-report', 6)
      expect(await night(tx, later(4))).toEqual({
        ...{ 'hotspot-text': 1, 'deployment-words': 0, 'import-report': 1 },
      })
      expect(await everything(tx)).not.toMatch(/HEMLIG (FIL|RAD)/)
      expect(await night(tx, later(6))).toMatchObject({ 'deployment-words': 1 })
      expect(await everything(tx)).not.toContain('ORDEN')
      const kept = await tx.selectFrom('hotspot').select(['status', 'problem']).execute()
      expect(kept).toContainEqual({ status: 'active', problem: 'HEMLIGT' })
    }))

  test('the police’s records are thinned by the police’s decisions alone', () =>
    inRollback(async (tx) => {
      const { scope } = await newTown(tx)
      const { viewer } = await newOrganisationWith(tx, 'police', ['police'])
      const words = newIncident(viewer.unitId, { description: 'POLISENS ORD' })
      await insertRecord(tx, incidents('UTC'), scope, words)
      await decide(tx, 'incident-text')
      expect(await night(tx, later(9))).toEqual({ 'incident-text': 0 })
      expect(await everything(tx)).toContain('POLISENS ORD')
      await decide(tx, 'incident-text', 24, { keeper: 'police' })
      expect(await night(tx, later(9), 'police')).toEqual({ 'incident-text': 1 })
      expect(await everything(tx)).not.toContain('POLISENS ORD')
    }))

  test('names and addresses of sign-ins go; that somebody did stays', () =>
    inRollback(async (tx) => {
      const { viewer } = await newOrganisationWith(tx, 'business', ['reader'])
      const { personId, unitId } = viewer
      await newTown(tx)
      await tx
        .insertInto('personRole')
        .values({ personId, municipality: code, role: 'reader', source: 'manual' })
        .execute()
      await recordChange(
        tx,
        {
          ...{ municipality: null, action: 'sign-in', recordKind: 'session', recordId: personId },
          actor: { id: personId, name: 'LENA', personId, address: '192.0.2.77' },
          ...{ classification: 'internal', ownerUnitId: unitId, before: null, after: null },
        },
        now,
      )
      await decide(tx, 'sign-ins', 12)
      expect(await night(tx, later(2))).toEqual({ 'sign-ins': 1 })
      const all = await everything(tx)
      expect([all.includes('LENA'), all.includes('192.0.2.77')]).toEqual([false, false])
      const asked = { recordKind: 'session', limit: 9 }
      const told = await findAuditEvents(tx, wholeLog(code), asked)
      expect(told).toMatchObject([{ action: 'sign-in', actorId: '', recordId: '' }])
      expect(await findAuditEvents(tx, wholeLog(code), { ...asked, recordId: personId })).toEqual(
        [],
      )
      expect(await findBrokenLinks(tx, 'shared', sign)).toEqual([])
    }))

  test('the log is cut at a signed checkpoint, from which the rest still holds', () =>
    inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      await insertRecord(tx, hotspots, scope, newHotspot(ownerUnitId))
      const young = { ...scope, now: later(4) }
      await insertRecord(tx, hotspots, young, newHotspot(ownerUnitId))
      await decide(tx, 'audit', 60)
      // Two of the municipality's own, and its organisation, which all municipalities share.
      expect((await night(tx, later(6))).audit).toBe(3)
      expect(await findBrokenLinks(tx, code, sign)).toEqual([])
      const { rows } = await sql`select number from audit_event where chain = '2182'
        order by number`.execute(tx)
      expect(rows[0]).toEqual({ number: 3 })

      // A checkpoint that somebody else has written, or moved, is no checkpoint.
      expect(await findBrokenLinks(tx, code, () => 'another secret')).toEqual([2])
      await sql`update audit_checkpoint set events = 1`.execute(tx)
      expect(await findBrokenLinks(tx, code, sign)).toEqual([2])
    }))

  test('what municipalities share of the log goes when all have decided, by the longest of their rules', () =>
    inRollback(async (tx) => {
      await newTown(tx)
      await newTown(tx, { code: '2183' })
      const shared = async () =>
        (await sql`select 1 from audit_event where chain = 'shared'`.execute(tx)).rows.length
      const before = await shared()
      expect(before).toBe(2)
      await decide(tx, 'audit', 12)
      await night(tx, later(2))
      expect(await shared()).toBe(before)
      await decide(tx, 'audit', 60, { municipality: '2183' })
      await night(tx, later(4))
      expect(await shared()).toBe(before)
      expect((await night(tx, later(6))).audit).toBeGreaterThanOrEqual(before)
      // That it was cut is all that it tells.
      const { rows } = await sql`select action from audit_event where chain = 'shared'`.execute(tx)
      expect(rows).toEqual([{ action: 'retention' }])
      expect(await findBrokenLinks(tx, 'shared', sign)).toEqual([])
    }))

  test('how much of the log goes is told without what the police have done', () =>
    inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      const { viewer } = await newOrganisationWith(tx, 'police', ['police'])
      await insertRecord(tx, hotspots, scope, newHotspot(ownerUnitId))
      await insertRecord(tx, hotspots, scope, newHotspot(viewer.unitId))
      const police = newHotspot(ownerUnitId, { classification: 'police' })
      await insertRecord(tx, hotspots, scope, police)
      const named = { municipality: code, subject: 'audit', keeper: 'municipality' } as const
      const seen = (
        await findAuditEvents(tx, { ...wholeLog(code), seesPolice: false }, { limit: 9 })
      ).length
      const all = (await findAuditEvents(tx, wholeLog(code), { limit: 9 })).length
      expect([seen, all]).toEqual([4, 6])
      const asked = { before: later(5), now: later(6) }
      expect(await countThinnable(tx, named, asked)).toBe(seen)
      await decide(tx, 'audit', 12)
      expect(await night(tx, later(6))).toEqual({ audit: seen + 1 })
      const { rows } = await sql`select action from audit_event where chain = ${code}`.execute(tx)
      expect(rows).toEqual([{ action: 'retention' }])
    }))

  describe('people who can no longer sign in', () => {
    type Told = {
      name: string
      unitId: string
      roles?: readonly string[]
      disabledAt?: Date | null
    }

    /** A person with all there is of one, made by an administrator of the municipality. */
    async function newPerson(tx: Db, { name, unitId, roles = [], disabledAt = null }: Told) {
      const email = `${name.toLowerCase()}@example.se`
      const input = { name, email, unitId, roles: ['reader' as const] }
      const { id } = await insertPerson(tx, code, input, { actor, now })
      await tx.deleteFrom('personRole').where('personId', '=', id).execute()
      for (const municipality of roles)
        await tx
          .insertInto('personRole')
          .values({ personId: id, municipality, role: 'reader', source: 'manual' })
          .execute()
      await tx.updateTable('person').set({ disabledAt }).where('id', '=', id).execute()
      const at = { createdAt: now, updatedAt: now }
      await tx
        .insertInto('account')
        .values({
          ...{ id: newId(), accountId: id, providerId: `p-${name}`, userId: id, ...at },
          password: `HASH-${name}`,
        })
        .execute()
      await sql`insert into two_factor (id, user_id, secret, backup_codes)
        values (${newId()}, ${id}, ${`TOTP-${name}`}, '')`.execute(tx)
      const token = { personId: id, token: name, expiresAt: later(1) }
      await insertPasswordToken(tx, token)
      return id
    }

    const left = async (tx: Db, ...names: string[]) => {
      const all = await everything(tx)
      return names.filter((name) =>
        [name, `${name.toLowerCase()}@example.se`, `HASH-${name}`, `TOTP-${name}`].some((text) =>
          all.includes(text),
        ),
      )
    }

    test('are forgotten in every copy, and what points at them stands', () =>
      inRollback(async (tx) => {
        const { scope, ownerUnitId: unitId } = await newTown(tx)
        const closed = { unitId, roles: [code], disabledAt: now }
        const id = await newPerson(tx, { ...closed, name: 'STÄNGDA' })
        await newPerson(tx, { unitId, name: 'ROLLÖSA' })
        await newPerson(tx, { unitId, roles: [code], name: 'KVAR' })
        await newPerson(tx, { ...closed, name: 'NYSS', disabledAt: later(1) })
        const by = { ...scope, actor: { ...actor, personId: id } }
        await insertRecord(tx, hotspots, by, newHotspot(unitId))
        await decide(tx, 'closed-people', 12)
        const named = {
          municipality: code,
          subject: 'closed-people',
          keeper: 'municipality',
        } as const
        const asked = { before: later(1), now: later(2) }
        expect(await countThinnable(tx, named, asked)).toBe(2)
        const all = ['STÄNGDA', 'ROLLÖSA', 'KVAR', 'NYSS']
        expect(await left(tx, ...all)).toEqual(all)

        expect(await night(tx, new Date(+later(1) + 86_400_000))).toEqual({ 'closed-people': 2 })
        expect(await left(tx, ...all)).toEqual(['KVAR', 'NYSS'])
        const hotspot = tx.selectFrom('hotspot').select('createdBy')
        expect(await hotspot.executeTakeFirst()).toEqual({ createdBy: id })
        expect(await findPeople(tx, code)).toHaveLength(2)
        for (const table of ['account', 'twoFactor', 'verification'] as const)
          expect(await tx.selectFrom(table).select('id').execute(), table).toHaveLength(2)
        expect(await findBrokenLinks(tx, code, sign)).toEqual([])
        expect(await night(tx, new Date(+later(1) + 86_400_000))).toEqual({ 'closed-people': 0 })
      }))

    test('wait for the longest rule of all municipalities that they concern', () =>
      inRollback(async (tx) => {
        const { ownerUnitId: unitId } = await newTown(tx)
        await newTown(tx, { code: '2183' })
        await newPerson(tx, { unitId, roles: [code, '2183'], disabledAt: now, name: 'DELADE' })
        await newPerson(tx, { unitId, name: 'ROLLÖSA' })
        await newPerson(tx, { unitId, roles: [code], disabledAt: now, name: 'HÄR' })
        await newPerson(tx, { unitId, roles: ['2183'], disabledAt: now, name: 'DÄR' })
        await decide(tx, 'closed-people', 12)
        expect(await night(tx, later(2))).toEqual({ 'closed-people': 1 })
        expect(await left(tx, 'DELADE', 'ROLLÖSA', 'HÄR', 'DÄR')).toEqual([
          'DELADE',
          'ROLLÖSA',
          'DÄR',
        ])
        await decide(tx, 'closed-people', 60, { municipality: '2183' })
        expect(await night(tx, later(4))).toEqual({ 'closed-people': 0 })
        expect(await night(tx, later(6))).toEqual({ 'closed-people': 2 })
        expect(await left(tx, 'DELADE', 'ROLLÖSA', 'DÄR')).toEqual(['DÄR'])
      }))

    test('of the police are the police’s to forget', () =>
      inRollback(async (tx) => {
        await newTown(tx)
        const { viewer } = await newOrganisationWith(tx, 'police', ['police'])
        const { unitId } = viewer
        await newPerson(tx, { unitId, roles: [code], disabledAt: now, name: 'POLISEN' })
        await decide(tx, 'closed-people', 12)
        expect(await night(tx, later(2))).toEqual({ 'closed-people': 0 })
        await decide(tx, 'closed-people', 12, { keeper: 'police' })
        // With the somebody without roles that the organisation was made with.
        expect(await night(tx, later(2), 'police')).toEqual({ 'closed-people': 2 })
        expect(await left(tx, 'POLISEN')).toEqual([])
      }))
  })

  test('a night is taken by one; a lost one is taken over', () =>
    inRollback(async (tx) => {
      await newTown(tx)
      const at = (hours: number) => new Date(+now + hours * 3_600_000)
      expect(await claimNight(tx, code, '2026-11-23', at(0))).toBe(true)
      expect(await claimNight(tx, code, '2026-11-23', at(1))).toBe(false)
      expect(await claimNight(tx, code, '2026-11-24', at(1))).toBe(true)
      expect(await claimNight(tx, code, '2026-11-23', at(7))).toBe(true)
    }))
})
