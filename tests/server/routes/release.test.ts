import { beforeAll, describe, expect, test } from 'vitest'
import { testTown } from '../../support/app.ts'
import { newCamera, newDeployment, newHotspot, newIncident } from '../../support/factories.ts'

let town: Awaited<ReturnType<typeof testTown>>
beforeAll(async () => {
  town = await testTown()
})

type Made = { id: string; version: number; classification: string }
type Event = {
  action: string
  recordKind: string
  recordId: string
  reason: string
  after: unknown
}

const latest = async (as = town.viewer, limit = 1) =>
  (await town.ask<{ items: Event[] }>('GET', `/audit-events?limit=${limit}`, { as })).body.items

describe('a release', () => {
  const make = async () =>
    (await town.ask<Made>('POST', '/hotspots', { body: newHotspot(town.ownerUnitId) })).body
  const release = (id: string, body: object, ifMatch: number | string | undefined = 1) =>
    town.ask<Made>('POST', `/hotspots/${id}/release`, { body, ...(ifMatch && { ifMatch }) })

  test('lets more see it, with the reason in the log', async () => {
    const { id } = await make()
    const reason = 'Polisen ska planera sommaren'
    const released = await release(id, { classification: 'authorities', reason })
    expect(released.body).toMatchObject({ id, classification: 'authorities', version: 2 })
    const [event] = await latest()
    expect(event).toMatchObject({ action: 'release', recordKind: 'hotspot', recordId: id, reason })
    expect(event!.after).toMatchObject({ classification: 'authorities' })
  })

  test.each([
    ['reason', { classification: 'internal' }],
    ['reason', { classification: 'internal', reason: '  ' }],
    ['reason', { classification: 'internal', reason: 'enligt 880320-0016' }],
    ['classification', { classification: 'secret', reason: 'varför inte' }],
    ['classification', { classification: 'own', reason: 'inte vidare alls' }],
  ])('needs its %s', async (path, body) => {
    const { id } = await make()
    const { status, body: answer } = await release(id, body)
    expect(status).toBe(400)
    expect(answer).toMatchObject({ error: { fields: [{ path }] } })
  })

  test('is based on what was seen', async () => {
    const { id } = await make()
    const body = { classification: 'internal', reason: 'till nästa möte' }
    expect((await release(id, body, 7)).status).toBe(412)
    expect((await release(id, body, '')).status).toBe(428)
  })

  test('is the only way out: a change narrows, and nothing is made public at once', async () => {
    const { id } = await make()
    const patch = (body: object, ifMatch: number) =>
      town.ask('PATCH', `/hotspots/${id}`, { body, ifMatch })
    const wider = await patch({ classification: 'internal' }, 1)
    expect(wider.status).toBe(400)
    expect(wider.body).toMatchObject({ error: { fields: [{ path: 'classification' }] } })
    await release(id, { classification: 'public', reason: 'till kommunens sida' })
    expect((await patch({ classification: 'own' }, 2)).status).toBe(200)
    const open = newHotspot(town.ownerUnitId, { classification: 'public' })
    expect((await town.ask('POST', '/hotspots', { body: open })).status).toBe(400)
  })

  test('of a camera takes its deployments along', async () => {
    const as = town.police
    const owned = { kind: 'temporary', ownerKind: 'police', classification: 'police' } as const
    const camera = await town.ask<Made>('POST', '/cameras', {
      ...{ as, body: newCamera(as.unitId, owned) },
    })
    const { id } = camera.body
    const stand = (classification: 'own' | 'police' | 'authorities', from: string, to: string) =>
      town.ask<Made>('POST', '/deployments', {
        as,
        body: newDeployment(as.unitId, id, {
          ...{ classification, from: new Date(from), to: new Date(to) },
        }),
      })
    // Whoever may put it up sees all its places.
    expect((await stand('own', '2025-01-01', '2025-02-01')).status).toBe(400)
    const kept = (await stand('authorities', '2025-01-01', '2025-02-01')).body
    const along = (await stand('police', '2025-03-01', '2025-04-01')).body
    const body = { classification: 'internal', reason: 'visas på kartan' }
    const asked = { as, body, ifMatch: 1 }
    expect((await town.ask('POST', `/cameras/${id}/release`, asked)).status).toBe(200)
    const of = async (one: string) =>
      (await town.ask<Made>('GET', `/deployments/${one}`, { as })).body.classification
    expect([await of(kept.id), await of(along.id)]).toEqual(['authorities', 'internal'])
    const events = await latest(as, 2)
    expect(events.map(({ action, recordKind }) => `${action} ${recordKind}`).sort()).toEqual([
      ...['release camera', 'release deployment'],
    ])
    // And back again: what was classified as the camera was, and no more.
    const narrowed = { as, body: { classification: 'police' }, ifMatch: 2 }
    expect((await town.ask('PATCH', `/cameras/${id}`, narrowed)).status).toBe(200)
    expect([await of(kept.id), await of(along.id)]).toEqual(['authorities', 'police'])
  })
})

test('cameras and where they stand are changed at once by many, and nobody is turned away', async () => {
  const owned = { classification: 'internal' } as const
  const made = await town.ask<Made>('POST', '/cameras', {
    body: newCamera(town.ownerUnitId, owned),
  })
  const { id } = made.body
  const stated = newDeployment(town.ownerUnitId, id, { ...owned, from: new Date('2030-01-01') })
  const deployment = (await town.ask<Made>('POST', '/deployments', { body: stated })).body
  const versions = { camera: 1, deployment: 1 }
  for (let round = 0; round < 6; round++) {
    const wide = round % 2 === 0
    const [camera, stood] = await Promise.all([
      wide
        ? town.ask<Made>('PATCH', `/cameras/${id}`, {
            ...{ body: { classification: 'authorities' }, ifMatch: versions.camera },
          })
        : town.ask<Made>('POST', `/cameras/${id}/release`, {
            body: { classification: 'internal', reason: 'till mötet' },
            ifMatch: versions.camera,
          }),
      town.ask<Made>('PATCH', `/deployments/${deployment.id}`, {
        ...{ body: { decision: `Beslut ${round}` }, ifMatch: versions.deployment },
      }),
    ])
    expect([camera.status, [200, 412].includes(stood.status)]).toEqual([200, true])
    versions.camera = camera.body.version
    const now = await town.ask<Made>('GET', `/deployments/${deployment.id}`)
    versions.deployment = now.body.version
  }
})

describe('reading police records', () => {
  const reads = async () =>
    (await latest(town.police, 50)).filter(
      ({ action, recordKind }) => action === 'read' && recordKind === 'incident',
    )

  test('is written down, by whom, and which; other reading is not', async () => {
    const as = town.police
    const make = async (classification: 'own' | 'police' | 'internal') =>
      (
        await town.ask<Made>('POST', '/incidents', {
          ...{ as, body: newIncident(as.unitId, { classification }) },
        })
      ).body.id
    const [own, police, internal] = [
      await make('own'),
      await make('police'),
      await make('internal'),
    ]
    await town.ask('GET', `/incidents/${internal}`, { as })
    await town.ask('GET', `/incidents/${internal}`)
    await town.ask('GET', '/incidents')
    expect(await reads()).toEqual([])

    await town.ask('GET', `/incidents/${police}`, { as })
    expect(await reads()).toMatchObject([
      { recordKind: 'incident', recordId: police, actorId: as.personId, classification: 'police' },
    ])
    await town.ask('GET', '/incidents?limit=10', { as })
    const [list] = await reads()
    expect(list).toMatchObject({ recordKind: 'incident', recordId: 'many' })
    const { asked, ids } = list!.after as { asked: string; ids: string[] }
    expect(asked).toBe('/api/m/2182/incidents?limit=10')
    expect(ids.sort()).toEqual([own, police].sort())
    // Of a page, what was handed out, and not the row that tells that there is another.
    await town.ask('GET', '/incidents?limit=2', { as })
    expect((await reads())[0]!.after).toMatchObject({ ids: [police] })
    await town.ask('GET', '/incidents/columns', { as })
    expect((await reads())[0]!.after).toMatchObject({ police: 2 })
    // Nobody else is told that the police read.
    const told = await latest(town.viewer, 100)
    expect(told.filter(({ action }) => action === 'read')).toEqual([])
  })
})
