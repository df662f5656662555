import { beforeAll, describe, expect, test } from 'vitest'
import { findBrokenLinks } from '../../db/audit-chain.ts'
import { newId } from '../../db/ids.ts'
import type { Classification } from '../../geodata/model/record.ts'
import type { Viewer } from '../../server/viewer.ts'
import { testApp } from '../support/app.ts'
import {
  newCamera,
  newDeployment,
  newHotspot,
  newIncident,
  newLens,
  newObstacle,
  newPlacement,
  sign,
} from '../support/factories.ts'
import { newViewer } from '../support/people.ts'
import { rightsTown } from '../support/rights-town.ts'

// Who sees and does what, told in plain words and not worked out from the table: so that the table
// itself is held against something.

type Made = { id: string; version: number; classification: Classification }
type Event = { action: string; recordKind: string; recordId: string; after: unknown }

let app: Awaited<ReturnType<typeof testApp>>
let town: Awaited<ReturnType<typeof rightsTown>>

const at = (path: string) => `/api/m/${town.code}${path}`
const who = (name: string): Viewer => town.viewers[name]!
const make = async (as: Viewer, path: string, body: object) => {
  const answer = await app.ask<Made>('POST', at(path), { as, body })
  expect([path, answer.status]).toEqual([path, 201])
  return answer.body
}
const statusOf = async (as: Viewer, path: string) => (await app.ask('GET', at(path), { as })).status
const readsLogged = async () =>
  (
    await app.db
      .selectFrom('auditEvent')
      .select(['recordKind', 'recordId', 'actorId'])
      .where('action', '=', 'read')
      .where('chain', '=', town.code)
      .orderBy('number')
      .execute()
  ).length

beforeAll(async () => {
  app = await testApp()
  town = await rightsTown(app.db)
})

describe('what is seen of the police’s incidents, and of a shop’s', () => {
  const classes = ['own', 'police', 'authorities', 'internal'] as const
  const together: Classification[] = ['authorities', 'internal']
  const made: { [owner: string]: { [of in Classification]?: string } } = {}
  beforeAll(async () => {
    for (const owner of ['police', 'member of a shop']) {
      made[owner] = {}
      for (const classification of classes) {
        const as = who(owner)
        const body = newIncident(as.unitId, { classification })
        made[owner][classification] = (await make(as, '/incidents', body)).id
      }
    }
  })

  test.each<[string, { police: Classification[]; shop: Classification[] }]>([
    ['reader of a shop', { police: ['internal'], shop: [...classes] }],
    ['reader', { police: together, shop: together }],
    ['member', { police: together, shop: together }],
    ['camera owner', { police: together, shop: together }],
    ['coordinator', { police: together, shop: together }],
    ['communicator', { police: together, shop: together }],
    ['police', { police: [...classes], shop: [...classes].slice(1) }],
    // Of the police, but without its role, and of another unit.
    ['reader of the police', { police: together, shop: together }],
    ['police role outside the police', { police: [], shop: [] }],
    ['administrator', { police: [], shop: [] }],
    ['administrator of the police', { police: [], shop: [] }],
    ['reporter', { police: [], shop: [] }],
    ['somebody elsewhere', { police: [], shop: [] }],
    ['everything, in projector mode as a reader', { police: ['internal'], shop: ['internal'] }],
  ])('by: %s', async (name, expected) => {
    const seen = async (owner: string) => {
      const found: Classification[] = []
      for (const classification of classes)
        if ((await statusOf(who(name), `/incidents/${made[owner]![classification]}`)) === 200)
          found.push(classification)
      return found
    }
    expect({ police: await seen('police'), shop: await seen('member of a shop') }).toEqual(expected)
  })
})

describe('projector mode', () => {
  const as = (name: string, viewAs: 'reader' | 'reporter' | 'member'): Viewer => ({
    ...who(name),
    session: { ...who(name).session, viewAs },
  })

  test('lends nobody a role that sees more than they do', async () => {
    await make(
      who('member'),
      '/incidents',
      newIncident(who('member').unitId, { classification: 'internal' }),
    )
    for (const name of ['reporter of a shop', 'administrator', 'police role outside the police'])
      for (const role of ['reader', 'member'] as const)
        expect([name, role, await statusOf(as(name, role), '/incidents')]).toEqual([
          name,
          role,
          404,
        ])
    expect(await statusOf(as('member', 'reader'), '/incidents')).toBe(200)
    expect(await statusOf(as('reader', 'reporter'), '/incidents')).toBe(200)
    // Members see jobs, which readers do not.
    expect(await statusOf(as('reader', 'member'), '/incidents')).toBe(404)
  })

  test('shows nothing of what one has made oneself', async () => {
    const police = who('police')
    for (const classification of ['own', 'police'] as const)
      await make(police, '/incidents', newIncident(police.unitId, { classification }))
    const { body } = await app.ask('GET', at('/incidents'), { as: as('police', 'reporter') })
    expect(body.items).toEqual([])
  })
})

describe('reading police records', () => {
  test('is nothing to do with the municipality’s own, however many read at once', async () => {
    const member = who('member')
    await make(member, '/incidents', newIncident(member.unitId, { classification: 'own' }))
    const before = await readsLogged()
    const many = await Promise.all(
      Array.from({ length: 8 }, () => app.ask('GET', at('/incidents/columns'), { as: member })),
    )
    expect(many.map(({ status }) => status)).toEqual(many.map(() => 200))
    expect(await readsLogged()).toBe(before)

    const body = newIncident(member.unitId, { classification: 'police' })
    const { id } = await make(member, '/incidents', body)
    const reads = await Promise.all(
      Array.from({ length: 8 }, () => app.ask('GET', at(`/incidents/${id}`), { as: member })),
    )
    expect(reads.map(({ status }) => status)).toEqual(reads.map(() => 200))
    expect(await readsLogged()).toBe(before + 8)
    expect(await findBrokenLinks(app.db, town.code, sign)).toEqual([])
  })

  test('by writing onto an old version is written down too', async () => {
    const as = who('police')
    const { id } = await make(
      as,
      '/incidents',
      newIncident(as.unitId, { classification: 'police' }),
    )
    const before = await readsLogged()
    for (const method of ['PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { body: { category: 'fire' } } : {}
      const { status } = await app.ask(method, at(`/incidents/${id}`), { as, ifMatch: 9, ...body })
      expect(status).toBe(412)
    }
    expect(await readsLogged()).toBe(before + 2)
  })

  test('is written down for what tells of them: a deployment, a plan', async () => {
    const as = who('police')
    const owned = { kind: 'temporary', ownerKind: 'police', classification: 'police' } as const
    const camera = await make(as, '/cameras', newCamera(as.unitId, owned))
    const wide = { classification: 'internal' } as const
    const stated = newDeployment(as.unitId, camera.id, wide)
    const deployment = await make(as, '/deployments', stated)
    const plan = await make(as, '/plans', {
      ...{ ownerUnitId: as.unitId, ...wide, name: 'Polisens plan' },
      placements: [newPlacement(newId(), { cameraId: camera.id, kind: 'temporary' })],
    })
    const before = await readsLogged()
    expect(await statusOf(as, `/deployments/${deployment.id}`)).toBe(200)
    expect(await statusOf(as, `/plans/${plan.id}`)).toBe(200)
    const stale = { as, ifMatch: 9, body: { decision: 'x' } }
    expect((await app.ask('PATCH', at(`/deployments/${deployment.id}`), stale)).status).toBe(412)
    expect(await readsLogged()).toBe(before + 3)
  })

  test('and taking them out of the log is told to the police alone', async () => {
    const police = who('police')
    const as = await newViewer(app.db, {
      ...{ unitId: police.unitId, unitIds: police.unitIds, kind: 'police' },
      roles: ['administrator', 'police'],
    })
    const exported = await app.ask('GET', at('/audit-events/export.csv?actor=spanare'), { as })
    expect(exported.status).toBe(200)
    const { body } = await app.ask('GET', at('/audit-events?action=export'), {
      as: who('administrator'),
    })
    expect(JSON.stringify(body)).not.toContain('spanare')
  })

  test('is written down for the obstacles of a view, and for values in the log', async () => {
    const as = who('police')
    const { id } = await make(
      as,
      '/obstacles',
      newObstacle(as.unitId, { classification: 'police' }),
    )
    const before = await readsLogged()
    expect(await statusOf(as, '/obstacles/features')).toBe(200)
    expect(await readsLogged()).toBe(before + 1)
    const administrator = await newViewer(app.db, {
      ...{ unitId: as.unitId, unitIds: as.unitIds, kind: 'police' },
      roles: ['administrator', 'police'],
    })
    const { body } = await app.ask<{ items: Event[] }>('GET', at(`/audit-events?recordId=${id}`), {
      as: administrator,
    })
    expect(body.items[0]!.after).not.toBeNull()
    expect(await readsLogged()).toBe(before + 2)
  })
})

describe('camera models', () => {
  test('are read by those who plan, and kept by those who keep cameras', async () => {
    const owner = who('camera owner')
    const stated = newLens(owner.unitId, { classification: 'internal' })
    const { id } = await make(owner, '/lenses', stated)
    for (const name of ['member', 'member of a shop', 'camera owner', 'police', 'coordinator'])
      expect([name, await statusOf(who(name), `/lenses/${id}`)]).toEqual([name, 200])
    for (const name of ['reader', 'reporter', 'communicator', 'administrator'])
      expect([name, await statusOf(who(name), `/lenses/${id}`)]).toEqual([name, 404])
    for (const [name, expected] of [
      ...([
        ['member', 403],
        ['coordinator', 403],
        ['reader', 403],
      ] as const),
      ...([
        ['camera owner', 201],
        ['police', 201],
      ] as const),
    ]) {
      const as = who(name)
      const body = newLens(as.unitId, { model: `Öga för ${name}` })
      const { status } = await app.ask('POST', at('/lenses'), { as, body })
      expect([name, status]).toEqual([name, expected])
    }
    // Each keeps their own.
    const change = { as: who('police'), ifMatch: 1, body: { widthPx: 1280 } }
    expect((await app.ask('PATCH', at(`/lenses/${id}`), change)).status).toBe(403)
  })
})

describe('who sees a record', () => {
  test('is its owner’s to say, also when fewer are to', async () => {
    const police = who('police')
    const made = newHotspot(police.unitId, { classification: 'internal' })
    const { id } = await make(police, '/hotspots', made)
    const narrow = { ifMatch: 1, body: { classification: 'authorities' } }
    const by = async (as: Viewer) =>
      (await app.ask('PATCH', at(`/hotspots/${id}`), { as, ...narrow })).status
    expect(await by(who('member'))).toBe(403)
    expect(await statusOf(who('reader of a shop'), `/hotspots/${id}`)).toBe(200)
    expect(await by(police)).toBe(200)
    expect(await statusOf(who('reader of a shop'), `/hotspots/${id}`)).toBe(404)
  })

  test('holds for the log as well: what was told before is told no more', async () => {
    const police = who('police')
    const made = newHotspot(police.unitId, { classification: 'internal', problem: 'Tidigare ord' })
    const { id } = await make(police, '/hotspots', made)
    const reader = await newViewer(app.db, {
      ...{ unitId: town.owners.municipal, roles: ['administrator', 'reader'] },
    })
    const told = async () =>
      JSON.stringify(
        (await app.ask('GET', at(`/audit-events?recordId=${id}`), { as: reader })).body,
      )
    expect(await told()).toContain('Tidigare ord')
    const narrow = { as: police, ifMatch: 1, body: { classification: 'police' } }
    expect((await app.ask('PATCH', at(`/hotspots/${id}`), narrow)).status).toBe(200)
    expect(await told()).not.toContain('Tidigare ord')
  })

  test('a deployment is not seen without its camera', async () => {
    const police = who('police')
    const owned = { kind: 'temporary', ownerKind: 'police', classification: 'police' } as const
    const camera = await make(police, '/cameras', newCamera(police.unitId, owned))
    const stated = newDeployment(police.unitId, camera.id, { classification: 'internal' })
    const { id } = await make(police, '/deployments', stated)
    expect(await statusOf(police, `/deployments/${id}`)).toBe(200)
    for (const name of ['reader', 'member', 'coordinator', 'camera owner'])
      expect([name, await statusOf(who(name), `/deployments/${id}`)]).toEqual([name, 404])
  })

  test('no plan names a camera that its writer does not see', async () => {
    const police = who('police')
    const owned = { kind: 'temporary', ownerKind: 'police', classification: 'police' } as const
    const hidden = await make(police, '/cameras', newCamera(police.unitId, owned))
    const member = who('member')
    const stated = { ownerUnitId: member.unitId, classification: 'internal', name: 'Vår plan' }
    const plan = await make(member, '/plans', { ...stated, placements: [] })
    const naming = (cameraId: string) => ({
      placements: [newPlacement(newId(), { cameraId, kind: 'temporary' })],
    })
    const by = async (as: Viewer, cameraId: string) =>
      (await app.ask('PATCH', at(`/plans/${plan.id}`), { as, ifMatch: 1, body: naming(cameraId) }))
        .status
    // Nor is it told whether there is such a camera.
    for (const id of [hidden.id, newId()]) {
      expect(await by(who('member of a shop'), id)).toBe(400)
      const made = { as: member, body: { ...stated, ...naming(id) } }
      expect((await app.ask('POST', at('/plans'), made)).status).toBe(400)
    }
    expect(await statusOf(member, `/plans/${plan.id}`)).toBe(200)
    expect(await by(police, hidden.id)).toBe(200)
  })
})
