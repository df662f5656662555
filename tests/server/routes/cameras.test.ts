import { beforeAll, describe, expect, test } from 'vitest'
import { testTown } from '../../support/app.ts'
import { newCamera, newDeployment, now } from '../../support/factories.ts'

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
    await camera({ name: 'Pollare 1', kind: 'temporary', ownerKind: 'police' })
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
    const { body } = await deployment({}, id)
    const refused = await town.ask('DELETE', `/cameras/${id}`, { ifMatch: 1 })
    expect([refused.status, `${refused.body.error?.code}`]).toEqual([409, 'conflict'])
    await town.ask('DELETE', `/deployments/${body.id}`, { ifMatch: 1 })
    expect((await town.ask('DELETE', `/cameras/${id}`, { ifMatch: 1 })).status).toBe(204)
  })
})

describe('deployments', () => {
  test('need a camera that is there', async () => {
    const { id } = await camera({})
    await town.ask('DELETE', `/cameras/${id}`, { ifMatch: 1 })
    for (const gone of [id, '01a20770-751a-7768-8412-f5f281ccac0f']) {
      const { status, body } = await deployment({}, gone)
      expect(status).toBe(400)
      expect(body).toMatchObject({ error: { fields: [{ path: 'cameraId' }] } })
    }
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
