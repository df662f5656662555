import { beforeAll, describe, expect, test } from 'vitest'
import { everything } from '../../../geodata/cells/incident-filter.ts'
import { countedCameras } from '../../../geodata/coverage/counted-cameras.ts'
import type { Figure } from '../../../geodata/coverage/figure.ts'
import { prepareGround } from '../../../geodata/coverage/ground.ts'
import type { GroundFigure } from '../../../geodata/coverage/seen-ground.ts'
import { CoverageSession } from '../../../geodata/coverage/session.ts'
import type { Camera, Deployment } from '../../../geodata/model/camera.ts'
import { localPlane, type PlanePoint } from '../../../geodata/plane.ts'
import type { LonLat } from '../../../geodata/position.ts'
import type { ObstacleFeature } from '../../../geodata/visibility/town.ts'
import { countAside } from '../../../server/coverage/count-aside.ts'
import type { Viewer } from '../../../server/viewer.ts'
import { decodeIncidentColumns } from '../../../web/api/columns.ts'
import { testTown } from '../../support/app.ts'
import {
  newAim,
  newCamera,
  newDeployment,
  newIncident,
  newObstacle,
  now,
} from '../../support/factories.ts'

let town: Awaited<ReturnType<typeof testTown>>
const square: LonLat = [17.0582, 61.3037]
const plane = localPlane(square)
const at = (...point: PlanePoint) => plane.toLonLat(point)
const hour = 3_600_000
const temporary = {
  ...({
    kind: 'temporary',
    ownerKind: 'police',
    classification: 'police',
    name: 'Pollare',
  } as const),
}

const box = (x: number, y: number, w: number, h: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    (
      [
        [x, y],
        [x + w, y],
        [x + w, y + h],
        [x, y + h],
        [x, y],
      ] as const
    ).map(([px, py]) => at(px, py)),
  ],
})

type Body = { figure: Figure; ground: GroundFigure; cameras: number; counting: string }
const ask = (query = '') => town.ask<Body>('GET', `/coverage${query}`)

/** Puts up a camera that looks north. */
async function putUp(name: string, stated: Parameters<typeof newDeployment>[2]) {
  const { body } = await town.ask<{ id: string }>('POST', '/cameras', {
    body: newCamera(town.ownerUnitId, { name, classification: 'internal' }),
  })
  const aims = [newAim({ headingDeg: 0, tiltDeg: 12, rangeM: 80, widthPx: 3840 })]
  const deployment = { aims, classification: 'internal' as const, ...stated }
  await town.ask('POST', '/deployments', {
    body: newDeployment(town.ownerUnitId, body.id, deployment),
  })
}

beforeAll(async () => {
  town = await testTown()
  const obstacle = (shape: ReturnType<typeof box>, heightM: number) =>
    town.ask('POST', '/obstacles', {
      body: newObstacle(town.ownerUnitId, { shape, heightM, classification: 'internal' }),
    })
  await obstacle(box(-15, 30, 12, 8), 9)
  await obstacle(box(5, 25, 10, 4), 2.5)
  const incident = (position: LonLat, from: Date, hours = 0) =>
    town.ask('POST', '/incidents', {
      body: newIncident(town.ownerUnitId, {
        ...{ position, from, to: new Date(+from + hours * hour), timePrecision: 'interval' },
        ...{ precision: 'exact', classification: 'internal', category: 'violence' },
      }),
    })
  for (const [i, point] of [at(0, 20), at(-9, 45), at(10, 40), at(0, -20), at(3, 60)].entries())
    await incident(point, new Date(+now - (i + 1) * 20 * 24 * hour), i % 2 === 0 ? 0 : 9)
  // Before any camera stood there.
  await incident(at(1, 21), new Date(+now - 400 * 24 * hour))
  await putUp('Torget', {
    ...{ position: at(0, 0), from: new Date(+now - 50 * 24 * hour) },
    night: { by: 'infrared', rangeM: 30 },
    // Mondays to Wednesdays.
    recordingHours: Array.from({ length: 72 }, (_, k) => k),
  })
  await putUp('Hamnen', {
    ...{ position: at(6, 5), from: new Date(+now - 300 * 24 * hour), to: new Date(+now - hour) },
    recordingHours: Array.from({ length: 84 }, (_, k) => 2 * k),
  })
})

describe('coverage', () => {
  test.each(['as-now', 'as-then'] as const)('%s is what the browser counts', async (counting) => {
    const { status, body } = await ask(`?counting=${counting}`)
    expect(status).toBe(200)
    // What the browser gets, from the routes that it asks.
    type Items<Item> = { items: Item[] }
    const { body: cameras } = await town.ask<Items<Camera>>('GET', '/cameras?limit=100')
    const { body: stood } = await town.ask<Items<Deployment>>('GET', '/deployments?limit=100')
    const { body: sent } = await town.ask<{
      features: { properties: Omit<ObstacleFeature, 'shape'>; geometry: ObstacleFeature['shape'] }[]
    }>('GET', '/obstacles/features')
    const stream = await town.app.request('/api/m/2182/incidents/columns', {
      headers: town.asViewer,
    })
    const columns = decodeIncidentColumns(await stream.arrayBuffer())
    const deployments = stood.items.map((one) => ({
      ...one,
      ...{ from: new Date(one.from), to: one.to && new Date(one.to) },
    }))
    const { body: here } = await town.askAnywhere<{
      items: { code: string; bbox: [number, number, number, number] }[]
    }>('GET', '/api/municipalities')
    const [west, south, east, north] = here.items.find(({ code }) => code === '2182')!.bbox
    const session = new CoverageSession(
      prepareGround(
        sent.features.map(({ properties, geometry }) => ({ ...properties, shape: geometry })),
        columns,
        { centre: [(west + east) / 2, (south + north) / 2], timeZone: 'Europe/Stockholm' },
      ),
    )
    const counted = countedCameras(cameras.items, deployments, { counting, now })
    const asked = {
      ...{ edition: 'en-62676-4-2014' as const, looking: { targetM: 1.7, leaves: true } },
    }
    expect(body.cameras).toBe(counted.length)
    expect(body.figure).toEqual(session.figure('x', counted, { ...asked, filter: everything }))
    const standing = countedCameras(cameras.items, deployments, { counting: 'as-now', now })
    expect(body.ground).toEqual(session.groundFigure(standing, asked))
    expect(body.figure.seen).toBeGreaterThan(0)
    expect(body.figure.missed).toBeGreaterThan(0)
  })

  test('at a moment counts the cameras that stood then', async () => {
    const [today, before, long] = await Promise.all([
      ask(),
      ask(`?at=${new Date(+now - 100 * 24 * hour).toISOString()}`),
      ask('?at=2020-01-01T00:00:00Z'),
    ])
    expect([today.body.cameras, before.body.cameras, long.body.cameras]).toEqual([1, 1, 0])
    expect(today.body.ground).not.toEqual(before.body.ground)
    expect(long.body.ground.seenM2).toBe(0)
    expect(long.body.figure.seen).toBe(0)
  })

  test('in a period counts its incidents alone', async () => {
    const from = new Date(+now - 30 * 24 * hour).toISOString()
    expect((await ask(`?from=${from}`)).body.figure.n).toBe(1)
    const wrong = await ask('?edition=dori')
    expect(wrong.status).toBe(400)
  })

  test('lower targets, and the other edition, are told as asked', async () => {
    const { body } = await ask('?targetM=0&edition=en-62676-4-2025&leaves=false')
    expect(body).toMatchObject({
      sightOver: 'flat',
      targetM: 0,
      edition: 'en-62676-4-2025',
      leaves: false,
    })
    expect(body.figure.byBand).toHaveLength(8)
  })

  test('counts for each what they see, and what is the police’s is written down', async () => {
    const seen = async (as: Viewer = town.viewer) =>
      (await town.ask<Body>('GET', '/coverage', { as })).body.cameras
    const [before, polices] = [await seen(), await seen(town.police)]
    const { body } = await town.ask<{ id: string }>('POST', '/cameras', {
      ...{ as: town.police, body: newCamera(town.police.unitId, { ...temporary }) },
    })
    const stated = { classification: 'police' as const, position: at(40, 40) }
    await town.ask('POST', '/deployments', {
      ...{ as: town.police, body: newDeployment(town.police.unitId, body.id, stated) },
    })
    expect([await seen(), await seen(town.police)]).toEqual([before, polices + 1])
    const reads = await town.db
      .selectFrom('auditEvent')
      .select(['recordKind', 'recordId'])
      .where('action', '=', 'read')
      .execute()
    expect(reads).toEqual(expect.arrayContaining([{ recordKind: 'camera', recordId: body.id }]))
    expect(reads.map(({ recordKind }) => recordKind)).toContain('deployment')
  })

  test('refuses a moment for cameras that stood at several', async () => {
    const refused = await ask('?counting=as-then&at=2026-01-01T00:00:00Z')
    expect(refused.status).toBe(400)
  })

  test('that nobody waits for any longer is not counted', async () => {
    const abort = new AbortController()
    const reason = new Error('gone')
    const asked = countAside(async () => await new Promise<never>(() => {}), abort.signal)
    abort.abort(reason)
    await expect(asked).rejects.toBe(reason)
    // And holds up nobody.
    expect((await ask()).status).toBe(200)
  })
})
