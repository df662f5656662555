import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findAuditEvents, recordChange } from '../../db/audit.ts'
import { findBrokenLinks } from '../../db/audit-chain.ts'
import { cameras, deployments } from '../../db/cameras.ts'
import type { Db } from '../../db/connect.ts'
import { hotspots } from '../../db/hotspots.ts'
import { incidents } from '../../db/incidents.ts'
import { claimNight, countThinnable, followRules, setRule } from '../../db/retention.ts'
import { insertJob, reportJob } from '../../db/work.ts'
import { deleteRecord, insertRecord, updateRecord } from '../../db/write-records.ts'
import type { RetentionSubject } from '../../geodata/model/retention.ts'
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
const decide = (tx: Db, subject: RetentionSubject, months = rule.months, keeper = 'municipality') =>
  setRule(
    tx,
    { municipality: code, subject, keeper: keeper as 'municipality' },
    { version: 0, rule: { ...rule, months } },
    { actor, now },
  )
const night = (tx: Db, at: Date) => followRules(tx, code, { now: at, sign, actor: operator })

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
      expect(await countThinnable(tx, named, later(0))).toBe(2)
      expect(await everything(tx)).toMatch(/HEMLIGA ORD [123]/)

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
      await decide(tx, 'incident-text', 24, 'police')
      expect(await night(tx, later(9))).toEqual({ 'incident-text': 1 })
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
      expect(await findBrokenLinks(tx, 'shared', sign)).toEqual([])
    }))

  test('the log is cut at a signed checkpoint, from which the rest still holds', () =>
    inRollback(async (tx) => {
      const { scope, ownerUnitId } = await newTown(tx)
      await insertRecord(tx, hotspots, scope, newHotspot(ownerUnitId))
      const young = { ...scope, now: later(4) }
      await insertRecord(tx, hotspots, young, newHotspot(ownerUnitId))
      await decide(tx, 'audit', 60)
      expect((await night(tx, later(6))).audit).toBe(2)
      expect(await findBrokenLinks(tx, code, sign)).toEqual([])
      const { rows } = await sql`select number from audit_event where chain = '2182'
        order by number`.execute(tx)
      expect(rows[0]).toEqual({ number: 3 })

      // A checkpoint that somebody else has written, or moved, is no checkpoint.
      expect(await findBrokenLinks(tx, code, () => 'another secret')).toEqual([2])
      await sql`update audit_checkpoint set events = 1`.execute(tx)
      expect(await findBrokenLinks(tx, code, sign)).toEqual([2])
    }))

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
