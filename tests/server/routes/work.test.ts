import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { storeIncidents } from '../../../db/import-incidents.ts'
import { pointFrom } from '../../../db/postgis.ts'
import { insertJob, reportJob } from '../../../db/work.ts'
import { testApp, testTown } from '../../support/app.ts'
import { newHotspot, newIncident, newTown, now } from '../../support/factories.ts'

let town: Awaited<ReturnType<typeof testTown>>
beforeAll(async () => {
  town = await testTown()
})

describe('jobs', () => {
  const make = () =>
    insertJob(town.db, {
      ...{ kind: 'import', municipality: '2182', input: {}, now },
      ownerUnitId: town.ownerUnitId,
      createdBy: null,
    })

  test('are listed, read and cancelled', async () => {
    const id = await make()
    const { body } = await town.askAnywhere('GET', `/api/jobs/${id}`)
    expect(body).toMatchObject({ id, kind: 'import', state: 'running', progress: 0, error: null })
    const cancelled = await town.askAnywhere('POST', `/api/jobs/${id}/cancel`)
    expect([cancelled.status, `${cancelled.body.state}`]).toEqual([200, 'cancelled'])
    expect(await reportJob(town.db, id, { progress: 0.5 }, now)).toBe(false)
    expect((await town.askAnywhere('POST', `/api/jobs/${id}/cancel`)).status).toBe(409)
    const { body: log } = await town.ask<{ items: object[] }>('GET', `/audit-events?recordId=${id}`)
    expect(log.items).toMatchObject([
      {
        ...{ action: 'update', recordKind: 'job', actorId: town.viewer.personId },
        ...{ classification: 'own', ownerUnitId: town.ownerUnitId },
        ...{ before: { state: 'running' }, after: { state: 'cancelled' } },
      },
    ])
  })

  test('are narrowed by state, a page at a time', async () => {
    const ids = [await make(), await make()]
    const first = await town.askAnywhere<{ items: { id: string }[]; next: string }>(
      'GET',
      '/api/jobs?state=running&limit=1',
    )
    expect(first.body.items[0]!.id).toBe(ids[1])
    const second = await town.askAnywhere<{ items: { id: string }[] }>(
      'GET',
      `/api/jobs?state=running&cursor=${first.body.next}`,
    )
    expect(second.body.items.map(({ id }) => id)).toEqual([ids[0]])
  })

  test('what is not there, and what is not done here', async () => {
    const none = '01a20770-751a-7768-8412-f5f281ccac0f'
    expect((await town.askAnywhere('GET', `/api/jobs/${none}`)).status).toBe(404)
    expect((await town.askAnywhere('POST', `/api/jobs/${none}/cancel`)).status).toBe(404)
    const made = await town.askAnywhere('POST', '/api/jobs', { body: {} })
    expect([made.status, made.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})

describe('import batches', () => {
  test('tell what came of an import, and carry its rows', async () => {
    const { ownerUnitId } = town
    const head = { ownerUnitId, classification: 'own', kind: 'incidents' } as const
    const { batchId } = await storeIncidents(
      town.db,
      town.scope,
      { ...head, fileName: 'maj.csv', refused: 2, repaired: 0, report: { rows: [3, 4] } },
      [{ ...newIncident(ownerUnitId, { externalId: 'a' }), ambiguousTime: true }],
    )
    const { body } = await town.ask('GET', `/import-batches/${batchId}`)
    expect(body).toMatchObject({
      fileName: 'maj.csv',
      added: 1,
      refused: 2,
      report: { rows: [3, 4] },
    })
    const { body: page } = await town.ask<{ items: { id: string }[] }>('GET', '/import-batches')
    expect(page.items.map(({ id }) => id)).toEqual([batchId])
    const { body: rows } = await town.ask<{ items: unknown[] }>('GET', '/incidents')
    expect(rows.items).toMatchObject([{ batchId, ambiguousTime: true }])
    expect((await town.ask('POST', '/import-batches', { body: {} })).status).toBe(405)
    expect((await town.ask('PATCH', `/import-batches/${batchId}`, { body: {} })).status).toBe(405)

    const undo = (ifMatch?: number) =>
      town.ask<unknown>('DELETE', `/import-batches/${batchId}`, ifMatch ? { ifMatch } : {})
    expect((await undo()).status).toBe(428)
    expect((await undo(2)).status).toBe(412)
    const { status, body: undone } = await undo(1)
    expect([status, undone]).toEqual([200, { removed: 1, restored: 0, kept: 0 }])
    expect((await town.ask<{ items: unknown[] }>('GET', '/incidents')).body.items).toEqual([])
    expect((await undo(2)).status).toBe(404)
  })
})

describe('audit events', () => {
  type Event = { action: string; recordKind: string; before: unknown; after: unknown }
  const events = async (query: string) =>
    (await town.ask<{ items: Event[]; next: string | null }>('GET', `/audit-events?${query}`)).body

  test('tell of every change to a record, newest first, with its values', async () => {
    const { body: made } = await town.ask('POST', '/hotspots', {
      body: newHotspot(town.ownerUnitId),
    })
    const at = `/hotspots/${made.id}`
    const { body: changed } = await town.ask('PATCH', at, { body: { name: 'B' }, ifMatch: 1 })
    await town.ask('DELETE', at, { ifMatch: 2 })
    const { items } = await events(`recordId=${made.id}`)
    expect(items).toMatchObject([
      {
        action: 'delete',
        recordKind: 'hotspot',
        actorName: 'Testperson',
        before: changed,
        after: null,
      },
      { action: 'update', before: made, after: changed },
      { action: 'create', before: null, after: made },
    ])
    const first = await events(`recordKind=hotspot&limit=2`)
    const rest = await events(`recordKind=hotspot&cursor=${first.next}`)
    expect([...first.items, ...rest.items].map(({ action }) => action)).toEqual([
      ...['delete', 'update', 'create'],
    ])
    expect((await town.ask('POST', '/audit-events', { body: {} })).status).toBe(405)
    expect((await town.ask('DELETE', '/audit-events')).status).toBe(405)
  })
})

describe('the log as a file', () => {
  const file = (query = '') =>
    town.app.request(`/api/m/2182/audit-events/export.csv${query}`, { headers: town.asViewer })
  const many = 2_500

  test('has every row however many, newest first, and that it was taken is logged', async () => {
    await sql`insert into audit_event (id, chain, number, municipality, at, actor_id, actor_name,
        action, record_kind, record_id, classification, value_digest, previous_digest, digest)
      select ('01000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'many', n, '2182', ${now},
        'x', 'x', 'update', 'many', n::text, 'internal', '', '', ''
      from generate_series(1, ${many}::int) as n`.execute(town.db)
    const response = await file('?recordKind=many')
    const [head, ...rows] = (await response.text()).trimEnd().split('\n')
    expect(head).toMatch(/^at;actorName;/)
    expect(rows).toHaveLength(many)
    const ids = rows.map((row) => Number(row.split(';')[6]))
    expect(ids).toEqual(Array.from({ length: many }, (_, i) => many - i))
    const { body } = await town.ask<{ items: object[] }>('GET', '/audit-events?action=export')
    expect(body.items).toMatchObject([{ after: { filter: { recordKind: 'many' }, rows: many } }])
  })

  test('is read no further than it is taken', async () => {
    let pages = 0
    const counted = town.db.withPlugin({
      transformQuery: ({ node }) => {
        if (JSON.stringify(node).includes('limit')) pages++
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const { app, keyOf } = await testApp({ db: counted })
    const headers = { 'x-test-viewer': keyOf(town.viewer) }
    const { body } = await app.request('/api/m/2182/audit-events/export.csv', { headers })
    const reader = body!.getReader()
    await reader.read()
    await reader.cancel()
    await new Promise((after) => setTimeout(after, 100))
    // The one that was taken, and one that was held ready.
    expect(pages).toBeGreaterThan(0)
    expect(pages).toBeLessThanOrEqual(2)
  })
})

test('sensitive places come all at once, and only those of the municipality', async () => {
  const at = (i: number, municipality: string) => ({
    ...{ municipality, kind: 'school', name: 'Åskolan', externalId: 'way/9', batchId: null },
    id: `01a20770-751a-7768-8412-f5f281ccad0${i}`,
    location: pointFrom(sql.lit(17.05), sql.lit(61.3)),
  })
  const other = await newTown(town.db, { code: '2183' })
  await town.db
    .insertInto('sensitivePlace')
    .values([at(1, '2182'), at(2, other.code)])
    .execute()
  const { body } = await town.ask('GET', '/sensitive-places')
  const school = { kind: 'school', name: 'Åskolan', position: [17.05, 61.3], externalId: 'way/9' }
  expect(body).toEqual({ items: [school] })
  expect((await town.ask('GET', '/sensitive-places?limit=1')).status).toBe(400)
})

describe('places', () => {
  test('those that begin with the words come first, whatever the case', async () => {
    await town.db
      .insertInto('place')
      .values(
        ['Storgatan', 'Ågatan', 'Norra Ågatan', 'Åparken', '100 %-platsen'].map((name, i) => ({
          ...{ municipality: '2182', name, kind: 'street', externalId: null, batchId: null },
          id: `01a20770-751a-7768-8412-f5f281ccac0${i}`,
          location: pointFrom(sql.lit(17.05), sql.lit(61.3)),
        })),
      )
      .execute()
    const names = async (query: string) => {
      const { body } = await town.ask<{ items: { name: string }[] }>('GET', `/places?${query}`)
      return body.items.map(({ name }) => name)
    }
    expect(await names('q=åg')).toEqual(['Ågatan', 'Norra Ågatan'])
    expect(await names('q=ÅGATAN&limit=1')).toEqual(['Ågatan'])
    expect(await names('q=%25')).toEqual(['100 %-platsen'])
    expect(await names('q=finns inte')).toEqual([])
    for (const query of ['', 'q=', 'q=x&limit=101', 'q=x&colour=red'])
      expect((await town.ask('GET', `/places?${query}`)).status).toBe(400)
  })
})
