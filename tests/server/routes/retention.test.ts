import { sql } from 'kysely'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { findRuns } from '../../../db/retention.ts'
import { lookAround } from '../../../server/jobs/night.ts'
import { testTown } from '../../support/app.ts'
import { newIncident, now, sign } from '../../support/factories.ts'

let town: Awaited<ReturnType<typeof testTown>>
beforeAll(async () => {
  town = await testTown()
})

type Rule = { subject: string; version: number; months: number | null; leastMonths: number }
const rule = { months: 24, decision: 'KS 2026/101', decidedOn: '2026-11-20' }
const put = (subject: string, body: object, ifMatch: number | string | undefined = '"0"') =>
  town.ask('PUT', `/retention/${subject}`, { body, ...(ifMatch && { ifMatch }) })

describe('rules of retention', () => {
  test('are off until they are decided, each with what is usual and the least', async () => {
    const { body } = await town.ask<{ items: Rule[] }>('GET', '/retention')
    expect(body.items.map(({ version, months }) => [version, months])).toEqual(
      body.items.map(() => [0, null]),
    )
    expect(body.items.find(({ subject }) => subject === 'deployment-words')!.leastMonths).toBe(60)
    const police = await town.ask<{ items: Rule[] }>('GET', '/retention', { as: town.police })
    expect(police.body.items).toHaveLength(body.items.length - 1)
  })

  test('are set, changed and taken away by whoever saw them last, and logged', async () => {
    const set = await put('incident-text', rule)
    expect(set.body).toMatchObject({ ...rule, version: 1, suggestedMonths: 24 })
    expect((await put('incident-text', rule)).status).toBe(412)
    expect((await put('incident-text', rule, '')).status).toBe(428)
    const changed = await put('incident-text', { ...rule, months: 12 }, set.headers.get('etag')!)
    expect(changed.body).toMatchObject({ months: 12, version: 2 })
    const gone = (ifMatch: number) => town.ask('DELETE', '/retention/incident-text', { ifMatch })
    expect((await gone(1)).status).toBe(412)
    expect((await gone(2)).status).toBe(204)
    expect((await gone(2)).status).toBe(404)
    const { body } = await town.ask<{ items: { action: string; recordKind: string }[] }>(
      'GET',
      '/audit-events?recordKind=retention-rule',
    )
    expect(body.items.map(({ action }) => action)).toEqual(['delete', 'update', 'create'])
  })

  test('are set by the first of two who do it at once', async () => {
    const answers = await Promise.all(
      [24, 25, 26].map((months) => put('hotspot-text', { ...rule, months })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412])
    const set = answers.find(({ status }) => status === 200)!
    for (const { status, body } of answers)
      if (status === 412) expect(body.current).toMatchObject({ months: set.body.months })
    await town.ask('DELETE', '/retention/hotspot-text', { ifMatch: 1 })
  })

  test.each([
    ['months', 'deployment-words', { ...rule, months: 59 }],
    ['months', 'audit', { ...rule, months: 11 }],
    ['months', 'incident-text', { ...rule, months: 0 }],
    ['decision', 'incident-text', { ...rule, decision: '  ' }],
    ['decidedOn', 'incident-text', { ...rule, decidedOn: '2026-02-30' }],
    ['decidedOn', 'incident-text', { ...rule, decidedOn: '2026-11-24' }],
    ['decision', 'incident-text', { ...rule, decision: '880320-0016' }],
  ])('%s is named when it does not fit %s', async (path, subject, body) => {
    const answer = await put(subject, body)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ error: { fields: [{ path }] } })
  })

  test('are decided by the municipality’s own day at the latest', async () => {
    expect((await put('import-report', { ...rule, decidedOn: '2026-11-23' })).status).toBe(200)
    const { body } = await put('sign-ins', { ...rule, decidedOn: '2026-11-24' })
    expect(body).toMatchObject({
      error: { fields: [{ path: 'decidedOn', message: 'is in the future' }] },
    })
  })

  test('the log is not the police’s to cut, nor are others’ rules', async () => {
    const asked = { as: town.police, body: { ...rule, months: 60 }, ifMatch: '"0"' }
    expect((await town.ask('PUT', '/retention/audit', asked)).status).toBe(404)
    expect((await town.ask('PUT', '/retention/hotspot-text', asked)).status).toBe(200)
    const { body } = await town.ask<{ items: Rule[] }>('GET', '/retention')
    expect(body.items.find(({ subject }) => subject === 'hotspot-text')!.months).toBeNull()
  })
})

describe('the night', () => {
  const kept = { municipality: '2182', keeper: 'municipality' } as const
  type Run = { day: string; counts: object; failed: string[]; error: string | null }
  const latest = async (as = town.viewer) =>
    (await town.ask<{ items: Run[] }>('GET', '/retention/runs', { as })).body.items[0]
  const look = (iso: string) =>
    lookAround(town.db, { now: () => new Date(iso), sign, files: town.files })

  test('previewed as a count, then done once, at night by the municipality’s clock', async () => {
    const words = newIncident(town.ownerUnitId, { description: 'Något hände' })
    const { body: incident } = await town.ask('POST', '/incidents', { body: words })
    const preview = async (months: number) =>
      (await town.ask('POST', '/retention/preview', { body: { subject: 'incident-text', months } }))
        .body
    expect(await preview(1)).toMatchObject({ count: 1 })
    expect(await preview(24)).toMatchObject({ count: 0, before: '2024-11-23T12:00:00.000Z' })
    expect((await put('incident-text', rule)).status).toBe(200)

    await look('2029-06-10T12:00:00Z')
    expect(await findRuns(town.db, kept, 9)).toEqual([])
    // 01.30 in winter UTC is half past two in Söderhamn; in summer half past three.
    await look('2029-06-11T00:30:00Z')
    await look('2029-06-11T00:45:00Z')
    const runs = await town.ask<{ items: { day: string; counts: object }[] }>(
      'GET',
      '/retention/runs',
    )
    expect(runs.body.items).toMatchObject([
      { day: '2029-06-11', counts: { 'incident-text': 1 }, error: null },
    ])
    const after = await town.ask('GET', `/incidents/${incident.id}`)
    expect(after.body).toMatchObject({ description: '', version: 2 })
    expect(+now).toBeLessThan(+new Date('2029-06-11'))
  })

  test('several servers that look at the same time do it once between them', async () => {
    const nights = Array.from({ length: 3 }, () => look('2029-06-12T00:30:00Z'))
    await Promise.all(nights)
    const runs = await findRuns(town.db, kept, 9)
    expect(runs.map(({ day }) => day)).toEqual(['2029-06-12', '2029-06-11'])
  })

  test('tells the municipality nothing of how much the police’s rules thinned, nor the other way', async () => {
    const words = newIncident(town.police.unitId, {
      description: 'Polisens',
      classification: 'police',
    })
    expect((await town.ask('POST', '/incidents', { as: town.police, body: words })).status).toBe(
      201,
    )
    const asked = { as: town.police, body: rule, ifMatch: '"0"' }
    expect((await town.ask('PUT', '/retention/incident-text', asked)).status).toBe(200)
    await look('2029-06-13T00:30:00Z')
    expect(await latest()).toMatchObject({ day: '2029-06-13', counts: { 'incident-text': 0 } })
    expect(await latest(town.police)).toMatchObject({ counts: { 'incident-text': 1 } })
  })

  test('goes on with the other rules when one cannot be followed, and tells which', async () => {
    const { body: incident } = await town.ask('POST', '/incidents', {
      body: newIncident(town.ownerUnitId, { description: 'Något mer' }),
    })
    expect((await put('audit', { ...rule, months: 12 })).status).toBe(200)
    // A checkpoint where the log is to be cut, that somebody else has put there.
    await town.db
      .insertInto('auditCheckpoint')
      .columns(['chain', 'number', 'digest', 'events', 'at', 'signature'])
      .expression((from) =>
        from
          .selectFrom('auditHead')
          .select(['chain', 'number', 'digest', sql.lit(1).as('events')])
          .select([sql<Date>`now()`.as('at'), sql.lit('x').as('signature')])
          .where('chain', '=', town.code),
      )
      .execute()
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await look('2030-06-14T00:30:00Z')
    expect(error.mock.calls.join()).toContain('retention of audit')
    error.mockRestore()
    expect(await latest()).toMatchObject({
      ...{ day: '2030-06-14', counts: { 'incident-text': 1 }, failed: ['audit'], error: null },
    })
    expect(await latest(town.police)).toMatchObject({ failed: [] })
    expect((await town.ask('GET', `/incidents/${incident.id}`)).body.description).toBe('')
  })
})
