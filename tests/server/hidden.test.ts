import { isDeepStrictEqual } from 'node:util'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { obstacles } from '../../db/obstacles.ts'
import { insertRecord } from '../../db/write-records.ts'
import { sees } from '../../geodata/privacy/sight.ts'
import { sightOf } from '../../server/rights.ts'
import { type Viewer, viewpointIn } from '../../server/viewer.ts'
import { testApp } from '../support/app.ts'
import { newHotspot, newIncident, newObstacle, newPlacement } from '../support/factories.ts'
import { classes, kinds, makeJob, rightsTown, secretsIn } from '../support/rights-town.ts'

// Everybody asks for everything here: on the embedded home that takes a while.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

// What somebody must not see reaches them by no way: not in a word, and not by a trace.

let app: Awaited<ReturnType<typeof testApp>>
let town: Awaited<ReturnType<typeof rightsTown>>
let readable: string[]

const at = (path: string) => `/api/m/${town.code}${path}`

beforeAll(async () => {
  app = await testApp()
  town = await rightsTown(app.db)
  const { body } = await app.ask<{ paths: { [path: string]: { get?: object } } }>(
    'GET',
    '/api/openapi.json',
  )
  readable = Object.entries(body.paths).flatMap(([path, { get }]) => (get ? [path] : []))
})

/** Records of every kind of one owner, in some classifications. @returns their ids by path */
async function plant(ownerUnitId: string, classifications: readonly (typeof classes)[number][]) {
  const ids = new Map<string, string[]>()
  for (const kind of kinds)
    for (const classification of classifications) {
      const id = await kind.make(app.db, town.scope, { ownerUnitId, classification })
      ids.set(kind.path, [...(ids.get(kind.path) ?? []), id])
    }
  await makeJob(app.db, town.scope, { ownerUnitId, classification: 'own' })
  return ids
}

/** Every path that can be read, lists in several shapes, and each of some records. */
function questions(ids: ReadonlyMap<string, readonly string[]>): string[] {
  const lists = readable
    .filter((path) => !/\{(id|subject)\}/.test(path) && !path.endsWith('openapi.json'))
    .map((path) => path.replace('{municipality}', town.code).replace('{code}', town.code))
  const searched = lists.flatMap((path) => {
    if (/(incidents|hotspots|cameras|lenses|plans|planning-areas)$/.test(path))
      return [path, `${path}?limit=1`, `${path}?limit=3`, `${path}?text=HEMLIGHET`]
    return path.endsWith('/places') ? [`${path}?q=HEMLIGHET`] : [path]
  })
  const singles = [...ids].flatMap(([path, all]) => all.map((id) => at(`${path}/${id}`)))
  return [...searched, ...singles]
}

/** An answer whole: status, headers that do not tell of the moment, and bytes. */
async function whole(path: string, viewer: Viewer | null, init: RequestInit = {}) {
  const response = await app.app.request(path, {
    ...init,
    headers: {
      ...(init.headers as { [name: string]: string }),
      ...(viewer && { 'x-test-viewer': app.keyOf(viewer) }),
    },
  })
  const headers = [...response.headers]
    .filter(([name]) => !/^(x-request-id|date)$/.test(name))
    // A page's nonce is of the moment, like its request id.
    .map(([name, value]) => [name, value.replaceAll(/'nonce-[^']+'/g, "'nonce'")])
  const bytes = Buffer.from(await response.arrayBuffer())
  return { path, status: response.status, headers, bytes: bytes.toString('latin1') }
}

const changing = (body: object, method = 'POST'): RequestInit => ({
  ...{ method, body: JSON.stringify(body) },
  headers: { 'content-type': 'application/json', 'if-match': '"1"' },
})

describe('planted secrets', () => {
  test('reach nobody who must not see the record: in no answer, error, export or line of the log', async () => {
    const logged: string[] = []
    for (const name of ['error', 'log', 'warn'] as const)
      vi.spyOn(console, name).mockImplementation((...told) => {
        logged.push(JSON.stringify(told))
      })
    const planted = new Map<string, string[]>()
    for (const owner of Object.values(town.owners))
      for (const [path, ids] of await plant(owner, classes))
        planted.set(path, [...(planted.get(path) ?? []), ...ids])
    let read = 0
    for (const [who, viewer] of Object.entries(town.viewers)) {
      const allowed = (secret: ReturnType<typeof secretsIn>[number]) =>
        viewer?.roles.has(town.code) === true &&
        sees(sightOf(viewpointIn(viewer, town.code), secret.record), { ...secret, createdBy: null })
      const check = ({ path, bytes, headers }: Awaited<ReturnType<typeof whole>>) => {
        const found = secretsIn(`${bytes} ${JSON.stringify(headers)} ${decodeURIComponent(path)}`)
        read += found.length
        const leaked = found.filter((secret) => !allowed(secret))
        expect([who, path, leaked]).toEqual([who, path, []])
      }
      for (const path of questions(planted)) check(await whole(path, viewer))
      for (const [path, ids] of planted)
        for (const id of ids) {
          check(await whole(at(`${path}/${id}`), viewer, changing({ name: '' }, 'PATCH')))
          check(await whole(at(`${path}/${id}`), viewer, changing({ kind: 7 }, 'PATCH')))
          const stale = changing({ classification: 'own' }, 'PATCH')
          stale.headers = { ...(stale.headers as object), 'if-match': '"999"' }
          check(await whole(at(`${path}/${id}`), viewer, stale))
        }
    }
    // Those who may see them did, or this test would prove nothing.
    expect(read).toBeGreaterThan(5_000)
    expect(secretsIn(logged.join())).toEqual([])
    vi.restoreAllMocks()
  })
})

describe('hidden records leave no trace', () => {
  const lower = [
    ...['nobody', 'reader of a shop', 'reporter of a shop', 'member of a shop', 'reader'],
    ...['member', 'camera owner', 'coordinator', 'administrator'],
    'everything, in projector mode as a reader',
  ]

  /** What everybody who is not of the police gets to know, by every way there is. */
  async function everythingKnown(ids: ReadonlyMap<string, readonly string[]>) {
    const known: ({ who: string } & Awaited<ReturnType<typeof whole>>)[] = []
    for (const who of lower) {
      const viewer = town.viewers[who] ?? null
      // That somebody took the log out is written in it.
      for (const path of questions(ids).filter((one) => !one.endsWith('export.csv')))
        known.push({ who, ...(await whole(path, viewer)) })
    }
    return known
  }

  /** Whether a number from elsewhere is free tells of nobody’s records but one’s own unit’s. */
  async function conflicts(externalId: string) {
    const statuses: number[] = []
    for (const who of lower) statuses.push(await conflict(town.viewers[who] ?? null, externalId))
    return statuses
  }

  async function conflict(viewer: Viewer | null, number: string): Promise<number> {
    const unit = viewer?.unitId ?? town.owners.municipal
    const isReporter = viewer?.roles.get(town.code)?.includes('reporter') ?? false
    const externalId = isReporter ? null : number
    const body = newIncident(unit, { source: 'polisen', externalId })
    const { status, body: made } = await app.ask('POST', at('/incidents'), { as: viewer, body })
    if (status === 201) await app.db.deleteFrom('incident').where('id', '=', `${made.id}`).execute()
    return status
  }

  test('what lower roles receive is the same to the byte with and without them', async () => {
    for (const owner of [town.owners.municipal, town.owners.shop]) await plant(owner, classes)
    const visible = await plant(town.owners.police, ['authorities', 'internal'])
    const audit = town.viewers.administrator!
    const taken = await conflicts('E-1')
    const before = await everythingKnown(visible)

    const hidden = await plant(town.owners.police, ['own', 'police'])
    for (const externalId of ['E-1', 'E-2']) {
      const numbered = { classification: 'police', source: 'polisen', externalId } as const
      const { police } = town.viewers
      const body = newIncident(town.owners.police, numbered)
      expect((await app.ask('POST', at('/incidents'), { as: police!, body })).status).toBe(201)
    }
    await insertRecord(
      ...([app.db, obstacles, town.scope] as const),
      newObstacle(town.owners.police, { classification: 'police' }),
    )
    // A plan that others could see, but for the camera it names.
    const [cameraId] = hidden.get('/cameras')!.slice(-1)
    const placement = newPlacement('01a20770-751a-7768-8412-f5f281ccac0f', {
      ...{ cameraId: cameraId!, kind: 'temporary' },
    })
    const plan = await app.ask('POST', at('/plans'), {
      as: town.viewers.police!,
      body: {
        ...{ ownerUnitId: town.owners.police, classification: 'internal', name: 'Polisens' },
        placements: [placement],
      },
    })
    expect(plan.status).toBe(201)
    // The police read and change them, which is written in the log.
    for (const [path, ids] of hidden) {
      await app.ask('GET', at(path), { as: town.viewers.police! })
      await app.ask('GET', at(`${path}/${ids[0]}`), { as: town.viewers.police! })
    }
    const [hotspot] = hidden.get('/hotspots')!
    const change = newHotspot(town.owners.police).name
    await app.ask('PATCH', at(`/hotspots/${hotspot}`), {
      ...{ as: town.viewers.police!, ifMatch: 1, body: { name: change } },
    })

    const after = await everythingKnown(visible)
    const unlike = (told: typeof after, than: typeof after) =>
      told.filter((answer, i) => !isDeepStrictEqual(answer, than[i]))
    expect(unlike(after, before)).toEqual([])
    expect(await conflicts('E-2')).toEqual(taken)
    // And those who asked for one of them by its name were told what they are told of what is not there.
    const none = '01a20770-751a-7768-8412-f5f281ccac00'
    for (const [path, ids] of [...hidden, ['/plans', [`${plan.body.id}`]] as const])
      for (const id of ids) {
        const there = await whole(at(`${path}/${id}`), audit)
        const nowhere = await whole(at(`${path}/${none}`), audit)
        expect({ ...there, bytes: there.bytes.replaceAll(id, none), path: '' }).toEqual({
          ...nowhere,
          path: '',
        })
      }

    // What a sister unit keeps to itself: only the log tells that there is such, to whoever reads it.
    await plant(town.sister, ['own'])
    const told = unlike(await everythingKnown(visible), after)
    expect(told.map(({ who, path }) => [who, path])).toEqual([
      ['administrator', at('/audit-events')],
    ])
    expect(
      secretsIn(told[0]!.bytes).filter(({ ownerUnitId }) => ownerUnitId === town.sister),
    ).toEqual([])
  })
})
