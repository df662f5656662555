import { beforeAll, describe, expect, test } from 'vitest'
import { testTown } from '../../support/app.ts'
import { newAim, newCamera, newDeployment, now } from '../../support/factories.ts'

let town: Awaited<ReturnType<typeof testTown>>
let cameraId: string
type Made = { id: string; name: string }

const camera = async (stated: Parameters<typeof newCamera>[1]) =>
  (await town.ask<Made>('POST', '/cameras', { body: newCamera(town.ownerUnitId, stated) })).body
const deployment = (stated: Parameters<typeof newDeployment>[2] = {}, id = cameraId) =>
  town.ask<Made>('POST', '/deployments', { body: newDeployment(town.ownerUnitId, id, stated) })

beforeAll(async () => {
  town = await testTown()
  cameraId = (await camera({ name: 'Resecentrum' })).id
})

const day = 24 * 3600_000
const ago = (days: number) => new Date(+now - days * day)

describe('cameras', () => {
  test('are found by kind, owner, place and words', async () => {
    const pollare = { name: 'Pollare 1', kind: 'temporary', ownerKind: 'police' } as const
    await town.ask('POST', '/cameras', {
      as: town.police,
      body: newCamera(town.police.unitId, { ...pollare, classification: 'internal' }),
    })
    await camera({ name: 'Butiken', ownerKind: 'other', indoor: true, notes: 'vid Ågatan' })
    const names = async (query: string) => {
      const { body } = await town.ask<{ items: Made[] }>('GET', `/cameras?${query}`)
      return body.items.map(({ name }) => name)
    }
    expect(await names('kind=temporary')).toEqual(['Pollare 1'])
    expect(await names('ownerKind=police,municipality')).toEqual(['Pollare 1', 'Resecentrum'])
    expect(await names('indoor=true')).toEqual(['Butiken'])
    expect(await names('text=ågatan')).toEqual(['Butiken'])
    expect((await town.ask('GET', '/cameras?indoor=1')).status).toBe(400)
  })

  test('one with a deployment cannot be deleted', async () => {
    const { id } = await camera({ name: 'Hamnen' })
    const { body } = await deployment({ from: new Date('2030-01-01') }, id)
    const refused = await town.ask('DELETE', `/cameras/${id}`, { ifMatch: 1 })
    expect([refused.status, `${refused.body.error?.code}`]).toEqual([409, 'conflict'])
    await town.ask('DELETE', `/deployments/${body.id}`, { ifMatch: 1 })
    expect((await town.ask('DELETE', `/cameras/${id}`, { ifMatch: 1 })).status).toBe(204)
  })
})

describe('deployments', () => {
  test('that have begun stay in the register', async () => {
    const { id } = await camera({ name: 'Torget' })
    const { body: stood } = await deployment({ to: new Date('2026-02-01') }, id)
    const refused = await town.ask('DELETE', `/deployments/${stood.id}`, { ifMatch: 1 })
    expect([refused.status, `${refused.body.error?.code}`]).toEqual([409, 'conflict'])
    // Not by a way round either: what has been is as it was, and the camera whose it is.
    const later = { from: '2030-01-01T00:00:00Z', to: '2031-01-01T00:00:00Z' }
    for (const [path, body] of [
      [`/deployments/${stood.id}`, later],
      [`/cameras/${id}`, { ownerKind: 'other' }],
    ] as const)
      expect((await town.ask('PATCH', path, { body, ifMatch: 1 })).status).toBe(409)
    const other = await camera({ name: 'Butikens egen', ownerKind: 'other' })
    const seen = await deployment({}, other.id)
    const forgotten = await town.ask('DELETE', `/deployments/${seen.body.id}`, { ifMatch: 1 })
    expect(forgotten.status).toBe(204)
  })

  test('need a camera that is there', async () => {
    const { id } = await camera({})
    await town.ask('DELETE', `/cameras/${id}`, { ifMatch: 1 })
    for (const gone of [id, '01a20770-751a-7768-8412-f5f281ccac0f']) {
      const { status, body } = await deployment({}, gone)
      expect(status).toBe(400)
      expect(body).toMatchObject({ error: { fields: [{ path: 'cameraId' }] } })
    }
  })

  test('of one camera follow each other, and never overlap', async () => {
    const { id } = await camera({ name: 'Hamnen' })
    const first = (await deployment({ from: ago(30), to: ago(10) }, id)).body
    const clash = async (answer: ReturnType<typeof deployment>) => {
      const { status, body } = await answer
      expect(status).toBe(409)
      expect(body).toMatchObject({ error: { fields: [{ path: 'cameraId' }] } })
    }
    for (const time of [
      { from: ago(40) },
      { from: ago(40), to: ago(29) },
      { from: ago(11), to: ago(10.5) },
      { from: ago(11) },
    ])
      await clash(deployment(time, id))
    expect((await deployment({ from: ago(40), to: ago(30) }, id)).status).toBe(201)
    expect((await deployment({ from: ago(10) }, id)).status).toBe(201)
    const longer = { body: { to: ago(9) }, ifMatch: 1 }
    await clash(town.ask<Made>('PATCH', `/deployments/${first.id}`, longer))
    const shorter = { body: { to: ago(12) }, ifMatch: 1 }
    expect((await town.ask('PATCH', `/deployments/${first.id}`, shorter)).status).toBe(200)
  })

  test('of several that are made for one camera at the same time, one is', async () => {
    const { id } = await camera({ name: 'Kajen' })
    const answers = await Promise.all(Array.from({ length: 4 }, () => deployment({}, id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  })

  test('that stand are changed by plans alone; what is known of them by anyone', async () => {
    const ours = (await deployment({}, (await camera({})).id)).body
    const another = (await camera({})).id
    const aim = newAim({ headingDeg: 10 })
    for (const change of [
      ...[{ position: [17.06, 61.31] }, { mountHeightM: 5 }, { aims: [aim] }],
      ...[{ from: ago(-1) }, { cameraId: another }],
    ]) {
      const body = { decision: 'x', ...change }
      const { status } = await town.ask('PATCH', `/deployments/${ours.id}`, { body, ifMatch: 1 })
      expect([change, status]).toEqual([change, 409])
    }
    const measured = { height: 'measured', aim: 'measured', optics: 'tagged' }
    const known = { to: ago(-9), decision: 'x', provenance: measured }
    const asked = { body: { ...known, mountHeightM: 4, aims: [newAim()] }, ifMatch: 1 }
    expect((await town.ask('PATCH', `/deployments/${ours.id}`, asked)).status).toBe(200)

    const move = { body: { position: [17.06, 61.31] }, ifMatch: 1 }
    const planned = (await deployment({ from: ago(-1) }, another)).body
    const shop = await camera({ ownerKind: 'other' })
    const others = (await deployment({}, shop.id)).body
    for (const { id } of [planned, others])
      expect((await town.ask('PATCH', `/deployments/${id}`, move)).status).toBe(200)
  })

  test('are not looked for backwards', async () => {
    const query = `from=${ago(1).toISOString()}&to=${ago(2).toISOString()}`
    const { status, body } = await town.ask('GET', `/deployments?${query}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { fields: [{ path: 'to' }] } })
  })

  test('their state is told by their dates', async () => {
    const { id } = await camera({ name: 'Torget' })
    const made = {
      removed: (await deployment({ from: ago(30), to: ago(10) }, id)).body.id,
      standing: (await deployment({ from: ago(10), to: ago(-10) }, id)).body.id,
      planned: (await deployment({ from: ago(-10) }, id)).body.id,
    }
    for (const [state, expected] of Object.entries(made)) {
      const { body } = await town.ask<{ items: Made[] }>(
        'GET',
        `/deployments?cameraId=${id}&state=${state}`,
      )
      expect(body.items.map((item) => item.id)).toEqual([expected])
    }
    const during = `from=${ago(20).toISOString()}&to=${ago(15).toISOString()}`
    const { body } = await town.ask<{ items: Made[] }>(
      'GET',
      `/deployments?${during}&cameraId=${id}`,
    )
    expect(body.items.map((item) => item.id)).toEqual([made.removed])
  })

  test.each([
    ['to', { to: new Date('2025-01-01T00:00:00Z') }],
    ['aims', { aims: [] }],
    ['mountHeightM', { mountHeightM: 0 }],
    ['decision', { decision: 'x'.repeat(401) }],
  ])('%s is named when it does not fit', async (path, stated) => {
    const { status, body } = await deployment(stated)
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { fields: [{ path }] } })
  })
})
