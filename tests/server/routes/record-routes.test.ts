import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testTown } from '../../support/app.ts'
import {
  block,
  newAim,
  newCamera,
  newDeployment,
  newHotspot,
  newIncident,
  newLens,
  newObstacle,
  newPlacement,
  square,
} from '../../support/factories.ts'

// The laws that hold for every kind of record, each told by one that fits and one change to it.

// A unit has each camera model once.
let models = 0
const placementId = '01a20770-751a-7768-8412-f5f281ccac0f'
const kinds: {
  path: string
  make: (ownerUnitId: string, cameraId: string) => object
  change: { [field: string]: unknown }
  broken: [path: string, change: { [field: string]: unknown }]
}[] = [
  {
    path: 'incidents',
    make: (owner) => newIncident(owner),
    change: { category: 'fire' },
    broken: ['radiusM', { radiusM: 30 }],
  },
  {
    path: 'planning-areas',
    make: (ownerUnitId) => ({ ownerUnitId, name: 'Centrum', area: block() }),
    change: { name: 'Hamnen' },
    broken: ['name', { name: '  ' }],
  },
  {
    path: 'hotspots',
    make: (owner) => newHotspot(owner),
    change: { status: 'active' },
    broken: ['status', { status: 'hot' }],
  },
  {
    path: 'cameras',
    make: (owner) => newCamera(owner),
    change: { model: 'Modell 7' },
    broken: ['kind', { kind: 'drone' }],
  },
  {
    path: 'deployments',
    // One that has not begun: what has stood is never deleted.
    make: (owner, camera) => newDeployment(owner, camera, { from: new Date('2030-01-01') }),
    change: { decision: 'Beslut 2026:3' },
    broken: ['aims.0.headingDeg', { aims: [newAim({ headingDeg: 360 })] }],
  },
  {
    path: 'lenses',
    make: (owner) => newLens(owner, { model: `Öga ${++models}` }),
    change: { wide: { hfovDeg: 95, vfovDeg: 54 } },
    broken: ['tele.hfovDeg', { wide: { hfovDeg: 30, vfovDeg: 54 } }],
  },
  {
    path: 'plans',
    make: (ownerUnitId) => ({
      ownerUnitId,
      name: 'Förslag A',
      placements: [newPlacement(placementId)],
    }),
    change: { notes: 'Efter vandringen' },
    broken: ['placements.0.kind', { placements: [{ ...newPlacement(placementId), kind: 'x' }] }],
  },
  {
    path: 'obstacles',
    make: (owner) => newObstacle(owner),
    change: { heightM: 12.5, heightSource: 'measured' },
    broken: ['shape', { kind: 'tree' }],
  },
  {
    path: 'street-lamps',
    make: (ownerUnitId) => ({ ownerUnitId, position: square }),
    change: { working: false },
    broken: ['heightM', { heightM: -1 }],
  },
]

type Record = { id: string; version: number; createdAt: string; [field: string]: unknown }
type Page = { items: Record[]; next: string | null }

let town: Awaited<ReturnType<typeof testTown>>
beforeAll(async () => {
  town = await testTown()
})

describe.each(kinds)('/$path', ({ path, make, change, broken }) => {
  const at = (id = '') => `/${path}${id && `/${id}`}`
  // A camera of its own for each: one stands in one place at a time.
  const stated = async () => {
    if (path !== 'deployments') return make(town.ownerUnitId, '')
    const camera = await town.ask<Record>('POST', '/cameras', { body: newCamera(town.ownerUnitId) })
    return make(town.ownerUnitId, camera.body.id)
  }
  const post = async (more: object = {}, whole?: object) =>
    town.ask<Record>('POST', at(), { body: { ...(whole ?? (await stated())), ...more } })

  test('what is made is read back, with its version as ETag', async () => {
    const whole = await stated()
    const made = await post({}, whole)
    expect(made.status).toBe(201)
    expect(made.headers.get('etag')).toBe('"1"')
    expect(made.headers.get('location')).toBe(`/api/m/2182${at(made.body.id)}`)
    expect(made.body).toMatchObject(JSON.parse(JSON.stringify(whole)) as object)

    const read = await town.ask('GET', at(made.body.id))
    expect(read.body).toEqual(made.body)
    expect(read.headers.get('etag')).toBe('"1"')
    const again = await town.ask('GET', at(made.body.id), { headers: { 'if-none-match': '"1"' } })
    expect([again.status, again.body]).toEqual([304, ''])
  })

  test('a change keeps everything else, and makes the next version', async () => {
    const { body: made } = await post()
    const changed = await town.ask<Record>('PATCH', at(made.id), { body: change, ifMatch: 1 })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).toBe('"2"')
    expect(changed.body).toEqual({
      ...made,
      ...change,
      version: 2,
      updatedAt: expect.any(String),
    })
  })

  test('a change must say what it is based on, and that must be the newest', async () => {
    const { body: made } = await post()
    const blind = await town.ask('PATCH', at(made.id), { body: change })
    expect([blind.status, `${blind.body.error?.code}`]).toEqual([428, 'precondition-required'])
    for (const ifMatch of ['*', '1', '"x"', '"0"', '"1", "2"', '']) {
      const odd = await town.ask('PATCH', at(made.id), { body: change, ifMatch })
      expect([ifMatch, odd.status]).toEqual([ifMatch, 400])
    }
    const weak = await town.ask('PATCH', at(made.id), { body: change, ifMatch: 'W/"1"' })
    expect(weak.status).toBe(200)
    for (const method of ['PATCH', 'DELETE']) {
      const options = { ifMatch: 1, ...(method === 'PATCH' && { body: change }) }
      const stale = await town.ask(method, at(made.id), options)
      expect(stale.status).toBe(412)
      expect(stale.body).toEqual({
        error: { code: 'stale', message: expect.any(String) },
        current: weak.body,
      })
    }
  })

  test('of several changes at the same time, one wins and the others are told', async () => {
    const { body: made } = await post()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => town.ask('PATCH', at(made.id), { body: change, ifMatch: 1 })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412])
    expect((await town.ask('GET', at(made.id))).headers.get('etag')).toBe('"2"')
  })

  test('what is deleted is gone, once', async () => {
    const { body: made } = await post()
    expect((await town.ask('DELETE', at(made.id))).status).toBe(428)
    expect((await town.ask('DELETE', at(made.id), { ifMatch: 1 })).status).toBe(204)
    expect((await town.ask('GET', at(made.id))).status).toBe(404)
    expect((await town.ask('DELETE', at(made.id), { ifMatch: 2 })).status).toBe(404)
    expect((await town.ask('PATCH', at(made.id), { body: change, ifMatch: 2 })).status).toBe(404)
    const { body } = await town.ask<Page>('GET', `${at()}?limit=1000`)
    expect(body.items.map(({ id }) => id)).not.toContain(made.id)
  })

  test('a record of one municipality is not found in another', async () => {
    const { body: made } = await post()
    expect((await town.askAnywhere('GET', `/api/m/9999${at(made.id)}`)).status).toBe(404)
    expect((await town.askAnywhere('GET', `/api/m/218${at()}`)).status).toBe(404)
    expect((await town.ask('GET', at('01a20770-751a-7768-8412-f5f281ccac0f'))).status).toBe(404)
    const odd = await town.ask('GET', at('47'))
    expect([odd.status, `${odd.body.error?.fields?.[0]?.path}`]).toEqual([400, 'id'])
  })

  test('an id in upper case is the same record, in its audit trail too', async () => {
    const { body: made } = await post()
    const upper = at(made.id.toUpperCase())
    expect((await town.ask('GET', upper)).body).toEqual(made)
    expect((await town.ask('PATCH', upper, { body: change, ifMatch: 1 })).status).toBe(200)
    const owner = { ownerUnitId: town.ownerUnitId.toUpperCase() }
    const owned = await town.ask('PATCH', upper, { body: owner, ifMatch: 2 })
    expect(owned.body).toMatchObject({ id: made.id, ownerUnitId: town.ownerUnitId })
    expect((await town.ask('DELETE', upper, { ifMatch: 3 })).status).toBe(204)
    for (const id of [made.id, made.id.toUpperCase()]) {
      const { body } = await town.ask<Page>('GET', `/audit-events?recordId=${id}`)
      expect(body.items.map(({ action }) => action)).toEqual([
        ...['delete', 'update', 'update', 'create'],
      ])
    }
  })

  test('reading one takes no query', async () => {
    const { body: made } = await post()
    const { status, body } = await town.ask('GET', `${at(made.id)}?colour=red`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { fields: [{ path: 'colour' }] } })
  })

  test('what does not fit is refused with its field', async () => {
    const { body: made } = await post()
    const [field, change] = broken
    const changed = await town.ask('PATCH', at(made.id), { body: change, ifMatch: 1 })
    const created = await post(change)
    for (const { status, body } of [changed, created]) {
      expect(status).toBe(400)
      expect(body).toMatchObject({
        error: { code: 'invalid-request', fields: [{ path: field }] },
      })
    }
    expect((await town.ask('GET', at(made.id))).headers.get('etag')).toBe('"1"')
  })

  test('unknown fields, an empty change and unknown owners are refused', async () => {
    const { body: made } = await post()
    for (const more of [{ colour: 'red' }, { id: made.id }, { version: 7 }]) {
      const { status, body } = await post(more)
      expect(status).toBe(400)
      expect(body).toMatchObject({
        error: { fields: [{ path: Object.keys(more)[0], message: 'unknown field' }] },
      })
    }
    const proto = JSON.stringify(await stated()).replace('{', '{"__proto__":1,')
    expect((await town.ask('POST', at(), { body: proto })).status).toBe(400)
    expect((await town.ask('PATCH', at(made.id), { body: {}, ifMatch: 1 })).status).toBe(400)
    const owner = { ownerUnitId: '01a20770-751a-7768-8412-f5f281ccac0f' }
    expect((await post(owner)).body).toMatchObject({ error: { fields: [{ path: 'ownerUnitId' }] } })
  })

  test('pages hold every record once, newest first, whatever their size', async () => {
    for (let i = 0; i < 7; i++) await post()
    const whole = (await town.ask<Page>('GET', `${at()}?limit=1000`)).body.items
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (limit) => {
        const seen: Record[] = []
        let next: string | null = ''
        while (next !== null) {
          const path: string = `${at()}?limit=${limit}${next && `&cursor=${next}`}`
          const { body }: { body: Page } = await town.ask<Page>('GET', path)
          expect(body.items.length).toBeLessThanOrEqual(limit)
          seen.push(...body.items)
          next = body.next
        }
        expect(seen).toEqual(whole)
      }),
      { numRuns: 4 },
    )
  })

  test('a page stays where it was when something new comes', async () => {
    const { body: first } = await town.ask<Page>('GET', `${at()}?limit=2`)
    await post()
    const path = `${at()}?limit=1000&cursor=${first.next}`
    const { body: rest } = await town.ask<Page>('GET', path)
    const known = new Set(first.items.map(({ id }) => id))
    expect(rest.items.filter(({ id }) => known.has(id))).toEqual([])
  })

  test.each([
    'limit=0',
    'limit=1.5',
    'limit=0x10',
    'limit=%201',
    'limit=6000',
    'cursor=!!',
    'cursor=e30',
    'colour=red',
  ])('?%s is refused by name', async (query) => {
    const { status, body } = await town.ask('GET', `${at()}?${query}`)
    expect(status).toBe(400)
    expect(`${body.error?.fields?.[0]?.path}`.split('.')[0]).toBe(query.split('=')[0])
  })
})
