import { beforeAll, describe, expect, test } from 'vitest'
import type { Camera, Deployment, Placement } from '../../../geodata/model/camera.ts'
import { standingPlacements } from '../../../geodata/placement/today.ts'
import { testTown } from '../../support/app.ts'
import { newAim, newCamera, newDeployment, newPlacement, now } from '../../support/factories.ts'

let town: Awaited<ReturnType<typeof testTown>>
beforeAll(async () => {
  town = await testTown()
})

type Page<Item> = { items: Item[] }
type Made = { id: string; version: number }

const at = '2026-12-01T08:00:00.000Z'
const decision = 'Beslut 2026:14'
const placementId = (i: number) => `01a20770-751a-7768-8412-f5f281cca${String(i).padStart(3, '0')}`

async function standing() {
  const cameras = (await town.ask<Page<Camera>>('GET', '/cameras?limit=1000')).body.items
  const { body } = await town.ask<Page<Deployment & { from: string; to: string | null }>>(
    'GET',
    '/deployments?limit=1000',
  )
  return { cameras, deployments: body.items }
}

async function stand(
  name: string,
  stated: Parameters<typeof newDeployment>[2] = {},
  more: Parameters<typeof newCamera>[1] = {},
) {
  // Temporary cameras are the police's to put up.
  const as = more.kind === 'temporary' ? town.police : town.viewer
  const seen = { classification: 'internal' } as const
  const camera = await town.ask<Made>('POST', '/cameras', {
    ...{ as, body: newCamera(as.unitId, { name, ...seen, ...more }) },
  })
  const { body } = await town.ask<Made>('POST', '/deployments', {
    ...{ as, body: newDeployment(as.unitId, camera.body.id, { ...seen, ...stated }) },
  })
  return { cameraId: camera.body.id, deploymentId: body.id }
}

async function today(moment = now): Promise<Placement[]> {
  const { cameras, deployments } = await standing()
  const dated = deployments.map((deployment) => ({
    ...deployment,
    from: new Date(deployment.from),
    to: deployment.to === null ? null : new Date(deployment.to),
  }))
  return standingPlacements(cameras, dated, moment)
}

const plan = async (placements: Placement[]) =>
  (
    await town.ask<Made>('POST', '/plans', {
      body: {
        ...{ ownerUnitId: town.ownerUnitId, name: 'Förslag A', placements },
        classification: 'internal',
      },
    })
  ).body

const carryOut = (
  id: string,
  body: object = { at, decision },
  ifMatch: number | undefined = 1,
  as = town.viewer,
) => town.ask('POST', `/plans/${id}/carry-out`, { as, body, ...(ifMatch && { ifMatch }) })

describe('carrying out a plan', () => {
  test('each its own part: what it moves, adds and leaves out; the rest is left alone', async () => {
    const kept = await stand('stannar')
    const moved = await stand('flyttas', { to: new Date('2027-01-31T00:00:00Z') })
    const gone = await stand('tas ned', {}, { kind: 'temporary', ownerKind: 'police' })
    const others = await stand('butikens', {}, { ownerKind: 'other' })
    const placements = (await today())
      .filter(({ deploymentId }) => deploymentId !== gone.deploymentId)
      .map((placement) =>
        placement.deploymentId === moved.deploymentId
          ? { ...placement, aims: [newAim({ headingDeg: 180 })] }
          : placement,
      )
    expect(placements).toHaveLength(2)
    const added = newPlacement(placementId(1), { name: 'ny', kind: 'temporary' })
    const { id } = await plan([...placements, added])

    const half = await carryOut(id)
    expect(half.status).toBe(200)
    expect(half.body).toMatchObject({ state: 'draft', carriedOutAt: null, version: 2 })
    // What is left is the police's, so there is nothing more for the municipality to do.
    const again = await carryOut(id, { at, decision }, 2)
    expect([again.status, `${again.body.error?.fields?.[0]?.path}`]).toEqual([409, 'placements'])
    const done = await carryOut(id, { at, decision }, 2, town.police)
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({ state: 'carried-out', carriedOutAt: at, version: 3 })
    const whole = await town.ask('GET', `/plans/${id}`)
    expect(done.body).toEqual(whole.body)
    expect(done.body).toMatchObject({ name: expect.any(String), notes: expect.any(String) })

    const { cameras, deployments } = await standing()
    const of = (cameraId: string) =>
      deployments
        .filter((deployment) => deployment.cameraId === cameraId)
        .sort((a, b) => (a.from < b.from ? -1 : 1))
    expect(of(kept.cameraId)).toMatchObject([{ version: 1, to: null }])
    expect(of(others.cameraId)).toMatchObject([{ version: 1, to: null }])
    expect(of(gone.cameraId)).toMatchObject([{ version: 2, to: at }])
    expect(of(moved.cameraId)).toMatchObject([
      { version: 2, to: at },
      {
        ...{ from: at, to: '2027-01-31T00:00:00.000Z', decision },
        aims: [{ headingDeg: 180 }],
      },
    ])
    const made = cameras.find(({ name }) => name === 'ny')!
    expect(made).toMatchObject({ kind: 'temporary', ownerKind: 'police' })
    expect(of(made.id)).toMatchObject([{ from: at, to: null, decision }])

    const { body } = await town.ask<Page<{ action: string; recordKind: string; before: unknown }>>(
      'GET',
      '/audit-events?limit=7',
    )
    expect(body.items.map(({ action, recordKind }) => `${action} ${recordKind}`).sort()).toEqual([
      ...['carry-out plan', 'carry-out plan', 'create camera', 'create deployment'],
      'create deployment',
      ...['update deployment', 'update deployment'],
    ])
  })

  test('once; after that the plan stands as it was', async () => {
    const { id } = await plan(
      (await today(new Date(at))).filter(({ kind }) => kind === 'temporary'),
    )
    expect((await carryOut(id)).status).toBe(200)
    expect((await carryOut(id, { at, decision }, 2)).status).toBe(409)
    const edited = await town.ask('PATCH', `/plans/${id}`, { body: { name: 'B' }, ifMatch: 2 })
    expect([edited.status, `${edited.body.error?.code}`]).toEqual([409, 'conflict'])
    expect((await town.ask('DELETE', `/plans/${id}`, { ifMatch: 2 })).status).toBe(409)
    const { body } = await town.ask<Page<Made>>('GET', '/plans?state=draft')
    expect(body.items.map((item) => item.id)).not.toContain(id)
  })

  test('two that carry it out at the same time: one does, the other is told', async () => {
    const { cameraId } = await stand('två åt gången')
    const { id } = await plan((await today()).map((p) => ({ ...p, mountHeightM: 7 })))
    const answers = await Promise.all([carryOut(id), carryOut(id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const { deployments } = await standing()
    expect(deployments.filter((deployment) => deployment.cameraId === cameraId)).toHaveLength(2)
  })

  test('says what is missing or stale', async () => {
    const { id } = await plan([])
    expect((await carryOut(id, { at, decision }, 0)).status).toBe(428)
    expect((await carryOut(id, { at, decision }, 2)).status).toBe(412)
    for (const [path, body] of [
      ['decision', { at }],
      ['decision', { at, decision: ' ' }],
      ['at', { at: 'i morgon', decision }],
      ['at', { at: '2036-11-23T12:00:01Z', decision }],
      ['decision', { at, decision: 'enligt 880320-0016' }],
    ] as const) {
      const answer = await carryOut(id, body)
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ error: { fields: [{ path }] } })
    }
    expect((await carryOut(placementId(0))).status).toBe(404)
  })

  test('a plan made before another was carried out still moves the right camera', async () => {
    const { cameraId } = await stand('samma', { from: new Date('2026-02-01T00:00:00Z') })
    const first = await plan(
      (await today()).map((p) => (p.cameraId === cameraId ? { ...p, mountHeightM: 5 } : p)),
    )
    const second = await plan(
      (await today()).map((p) => (p.cameraId === cameraId ? { ...p, mountHeightM: 6 } : p)),
    )
    expect((await carryOut(first.id)).status).toBe(200)
    const later = '2026-12-02T08:00:00.000Z'
    expect((await carryOut(second.id, { at: later, decision })).status).toBe(200)
    const { deployments } = await standing()
    const heights = deployments
      .filter((deployment) => deployment.cameraId === cameraId)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ mountHeightM, to }) => [mountHeightM, to])
    expect(heights).toEqual([
      [4, at],
      [5, later],
      [6, null],
    ])
  })

  test('a name it gives a camera becomes the camera’s', async () => {
    const { cameraId } = await stand('gammalt namn')
    const { id } = await plan(
      (await today()).map((p) => (p.cameraId === cameraId ? { ...p, name: 'nytt namn' } : p)),
    )
    expect((await carryOut(id)).status).toBe(200)
    const { body } = await town.ask('GET', `/cameras/${cameraId}`)
    expect(body).toMatchObject({ name: 'nytt namn', version: 2 })
  })

  test('a camera in store takes the name the plan gives it', async () => {
    const { body: camera } = await town.ask<Made>('POST', '/cameras', {
      body: newCamera(town.ownerUnitId, { name: 'i förråd' }),
    })
    const put = { cameraId: camera.id, name: 'Kajen', kind: 'fixed' } as const
    const { id } = await plan([...(await today()), newPlacement(placementId(3), put)])
    expect((await carryOut(id)).status).toBe(200)
    const { body } = await town.ask('GET', `/cameras/${camera.id}`)
    expect(body).toMatchObject({ name: 'Kajen', kind: 'fixed', version: 2 })
    // Nobody turns what is theirs into what is another's.
    const police = { cameraId: camera.id, name: 'Kajen', kind: 'temporary' } as const
    const turned = await plan([...(await today()), newPlacement(placementId(12), police)])
    expect((await carryOut(turned.id)).status).toBe(409)
  })

  test('what someone else owns, or will stand elsewhere, is not put up', async () => {
    const shop = await stand('skyltfönstret', {}, { ownerKind: 'other' })
    const later = new Date('2027-06-01T00:00:00Z')
    const summer = await stand('sommaren', { from: later })
    for (const { cameraId } of [shop, summer]) {
      const { id } = await plan([...(await today()), newPlacement(placementId(4), { cameraId })])
      const { status, body } = await carryOut(id)
      expect(status).toBe(409)
      expect(`${body.error?.fields?.[0]?.path}`).toMatch(/^placements\.\d+\.cameraId$/)
    }
  })

  test('a plan has each placement, deployment and camera once', async () => {
    const about = { deploymentId: placementId(7), cameraId: placementId(8) }
    const first = newPlacement(placementId(5), about)
    for (const [field, value] of Object.entries({ id: placementId(5), ...about })) {
      const second = newPlacement(placementId(6), { [field]: value.toUpperCase() })
      const { status, body } = await town.ask('POST', '/plans', {
        body: { ownerUnitId: town.ownerUnitId, name: 'A', placements: [first, second] },
      })
      expect(status).toBe(400)
      expect(body).toMatchObject({ error: { fields: [{ path: `placements.1.${field}` }] } })
    }
  })

  test('nothing happens when any part of it cannot', async () => {
    const { cameraId, deploymentId } = await stand('orörd', {
      from: new Date('2026-11-01T00:00:00Z'),
    })
    const tooEarly = await plan([])
    const early = await carryOut(tooEarly.id, { at: '2026-10-01T00:00:00Z', decision })
    expect(early.status).toBe(409)
    expect(early.body).toMatchObject({ error: { fields: [{ path: 'at' }] } })

    const gone = await town.ask('POST', '/cameras', { body: newCamera(town.ownerUnitId) })
    const lost = newPlacement(placementId(2), { cameraId: `${gone.body.id}` })
    const { id } = await plan([newPlacement(placementId(1), { name: 'aldrig till' }), lost])
    await town.ask('DELETE', `/cameras/${gone.body.id}`, { ifMatch: 1 })
    const answer = await carryOut(id)
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ error: { fields: [{ path: 'placements.1.cameraId' }] } })
    const { cameras, deployments } = await standing()
    expect(cameras.some(({ name }) => name === 'aldrig till')).toBe(false)
    expect(deployments.find((deployment) => deployment.id === deploymentId)).toMatchObject({
      cameraId,
      to: null,
      version: 1,
    })
  })
  test('a public plan makes no camera public: that is a release, with its reason', async () => {
    const camera = newPlacement(placementId(7), { name: 'inte utan vidare' })
    const { id } = await plan([...(await today(new Date(at))), camera])
    const body = { classification: 'public', reason: 'till kommunens sida' }
    const released = await town.ask('POST', `/plans/${id}/release`, { body, ifMatch: 1 })
    expect(released.status).toBe(200)
    expect((await carryOut(id, undefined, 2)).status).toBe(200)
    const { cameras, deployments } = await standing()
    const made = cameras.find(({ name }) => name === 'inte utan vidare')!
    expect(made.classification).toBe('internal')
    const stood = deployments.filter(({ cameraId }) => cameraId === made.id)
    expect(stood.map(({ classification }) => classification)).toEqual(['internal'])
  })
  test('nor does a camera that is public already stand publicly for that', async () => {
    const as = town.viewer
    const camera = await town.ask<Made>('POST', '/cameras', {
      body: newCamera(as.unitId, { name: 'öppen', classification: 'internal' }),
    })
    const body = { classification: 'public', reason: 'till kommunens sida' }
    const path = `/cameras/${camera.body.id}`
    expect((await town.ask('POST', `${path}/release`, { body, ifMatch: 1 })).status).toBe(200)
    const stood = newPlacement(placementId(8), { cameraId: camera.body.id, name: 'öppen' })
    const { id } = await plan([...(await today(new Date(at))), stood])
    expect((await carryOut(id)).status).toBe(200)
    const { deployments } = await standing()
    const made = deployments.filter(({ cameraId }) => cameraId === camera.body.id)
    expect(made.map(({ classification }) => classification)).toEqual(['internal'])
  })
})
