import { beforeAll, describe, expect, test } from 'vitest'
import type { Classification } from '../../geodata/model/record.ts'
import { sees } from '../../geodata/privacy/sight.ts'
import {
  type Action,
  allows,
  extentsOf,
  type RecordName,
  releaseTo,
  sightOf,
} from '../../server/rights.ts'
import { municipalitiesOf, type Viewer, viewpointIn } from '../../server/viewer.ts'
import { testApp } from '../support/app.ts'
import {
  classes,
  type KindAtPath,
  kinds,
  makeJob,
  rightsTown,
  type Standing,
} from '../support/rights-town.ts'

// Every route of the OpenAPI document × everybody × every classification and owner, against the table
// of rights. A new route that no line here tells of fails the first test.

type Operation = { method: string; path: string; right: string }

let app: Awaited<ReturnType<typeof testApp>>
let town: Awaited<ReturnType<typeof rightsTown>>
let operations: Operation[]
/** A record of each kind, classification and owner. */
const standing = new Map<KindAtPath, Standing[]>()

const base = '/api/m/{municipality}'

beforeAll(async () => {
  app = await testApp()
  town = await rightsTown(app.db)
  const { body } = await app.ask<{
    paths: { [path: string]: { [method: string]: { 'x-right': string } } }
  }>('GET', '/api/openapi.json')
  operations = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ method: method.toUpperCase(), path, right: operation['x-right'] },
    })),
  )
  for (const kind of kinds) {
    const all: Standing[] = []
    for (const ownerUnitId of Object.values(town.owners))
      for (const classification of classes)
        all.push(await stand(kind, { ownerUnitId, classification }))
    standing.set(kind, all)
  }
})

async function stand(kind: KindAtPath, owned: Omit<Standing, 'id'>): Promise<Standing> {
  return { ...owned, id: await kind.make(app.db, town.scope, owned) }
}

const everybody = () => Object.entries(town.viewers)
const at = (path: string) => `/api/m/${town.code}${path}`
const of = ({ ownerUnitId, classification }: Standing) => ({
  ...{ ownerUnitId, classification, createdBy: null },
})
const rightsHere = (viewer: Viewer) => viewpointIn(viewer, town.code)
const belongsHere = (viewer: Viewer) => municipalitiesOf(viewer).includes(town.code)

/** What the table says of somebody doing something to a record that stands. */
function expectedFor(
  viewer: Viewer | null,
  action: Action,
  kind: KindAtPath,
  record: Standing,
): 'done' | 401 | 403 | 404 {
  if (!viewer) return 401
  if (viewer.session.viewAs && action !== 'read') return 403
  if (!belongsHere(viewer)) return 404
  const who = rightsHere(viewer)
  if (!sees(sightOf(who, kind.record), of(record))) return 404
  if (action === 'read') return 'done'
  const asked = kind.ofCamera && action === 'delete' ? 'change' : action
  return allows(who, asked, kind.record, of(record)) ? 'done' : 403
}

type Given = {
  path: string
  options?: { body?: object; ifMatch?: number }
  /** Statuses that tell of the request and not of rights. */
  also?: readonly number[]
}

const somebody = () => town.viewers.member!.personId

/** Routes whose answer to a person follows from their right alone, with a request that fits. */
const elsewhere: readonly (readonly [string, () => Promise<Given> | Given])[] = [
  ['GET /healthz', () => ({ path: '/healthz' })],
  ['GET /readyz', () => ({ path: '/readyz' })],
  ['GET /api/session', () => ({ path: '/api/session' })],
  ['GET /api/rights', () => ({ path: '/api/rights' })],
  ['GET /api/municipalities', () => ({ path: '/api/municipalities' })],
  ['GET /api/municipalities/{code}', () => ({ path: `/api/municipalities/${town.code}` })],
  [
    'POST /api/municipalities',
    () => ({ path: '/api/municipalities', options: { body: { code: town.code } }, also: [400] }),
  ],
  [
    'PATCH /api/municipalities/{code}',
    () => ({
      path: `/api/municipalities/${town.code}`,
      options: { body: { name: 'X' }, ifMatch: 99 },
      also: [412],
    }),
  ],
  [`POST ${base}/imports`, () => ({ path: at('/imports'), options: { body: {} }, also: [400] })],
  ['GET /api/organisations', () => ({ path: '/api/organisations' })],
  [
    'GET /api/organisations/{id}',
    () => ({ path: `/api/organisations/${someOrganisation}`, also: [404] }),
  ],
  [
    'POST /api/organisations',
    () => ({ path: '/api/organisations', options: { body: { name: '' } }, also: [400] }),
  ],
  [
    'PATCH /api/organisations/{id}',
    () => ({
      path: `/api/organisations/${someOrganisation}`,
      options: { body: { name: 'X' }, ifMatch: 99 },
      also: [404],
    }),
  ],
  [
    'DELETE /api/organisations/{id}',
    () => ({
      path: `/api/organisations/${someOrganisation}`,
      options: { ifMatch: 99 },
      also: [404],
    }),
  ],
  ['GET /api/jobs', () => ({ path: '/api/jobs' })],
  [`GET ${base}/incidents/columns`, () => ({ path: at('/incidents/columns') })],
  [`GET ${base}/obstacles/features`, () => ({ path: at('/obstacles/features') })],
  [`GET ${base}/coverage`, () => ({ path: at('/coverage') })],
  [`GET ${base}/terrain`, () => ({ path: at('/terrain') })],
  [`GET ${base}/places`, () => ({ path: at('/places?q=torg') })],
  [`GET ${base}/sensitive-places`, () => ({ path: at('/sensitive-places') })],
  [`GET ${base}/audit-events`, () => ({ path: at('/audit-events') })],
  [`GET ${base}/audit-events/export.csv`, () => ({ path: at('/audit-events/export.csv') })],
  [`GET ${base}/people`, () => ({ path: at('/people') })],
  [`GET ${base}/people/{id}`, () => ({ path: at(`/people/${somebody()}`), also: [404] })],
  [`POST ${base}/people`, () => ({ path: at('/people'), options: { body: {} }, also: [400] })],
  [
    `PATCH ${base}/people/{id}`,
    () => ({
      path: at(`/people/${somebody()}`),
      options: { body: { name: 'X' }, ifMatch: 99 },
      also: [404, 412],
    }),
  ],
  [
    `DELETE ${base}/people/{id}`,
    () => ({ path: at(`/people/${somebody()}`), options: { ifMatch: 99 }, also: [404, 412] }),
  ],
  ...(['link', 'sign-out', 'forget-second-factor'] as const).map(
    (deed) =>
      [
        `POST ${base}/people/{id}/${deed}`,
        () => ({ path: at(`/people/${somebody()}/${deed}`), also: [404] }),
      ] as const,
  ),
  [`GET ${base}/retention`, () => ({ path: at('/retention') })],
  [`GET ${base}/retention/runs`, () => ({ path: at('/retention/runs') })],
  [
    `POST ${base}/retention/preview`,
    () => ({
      path: at('/retention/preview'),
      options: { body: { subject: 'incident-text', months: 24 } },
    }),
  ],
  [
    `PUT ${base}/retention/{subject}`,
    () => ({
      path: at('/retention/incident-text'),
      options: { body: { months: 24, decision: 'KS 1', decidedOn: '2026-11-01' }, ifMatch: 99 },
      also: [412],
    }),
  ],
  [
    `DELETE ${base}/retention/{subject}`,
    () => ({ path: at('/retention/incident-text'), options: { ifMatch: 99 }, also: [404] }),
  ],
  [
    'POST /api/session/view-as',
    () => ({ path: '/api/session/view-as', options: { body: { role: null } } }),
  ],
]

const someOrganisation = '01a20770-751a-7768-8412-f5f281ccac0f'

/** Routes that a test of their own is about. */
const byItself: readonly string[] = [
  // tests/server/routes/files.test.ts and work.test.ts: the bytes of what is seen; a drawn map.
  ...[`GET ${base}/basemap.pmtiles`, `GET ${base}/files/{id}/content`],
  // Below: a job of one’s own unit, and carrying out one’s own part of a plan.
  ...['GET /api/jobs/{id}', 'POST /api/jobs/{id}/cancel', `POST ${base}/plans/{id}/carry-out`],
  // tests/server/auth: signing in.
  ...[
    ...['sign-in/email', 'sign-in/social', 'sign-out', 'revoke-sessions', 'change-password'],
    ...['request-password-reset', 'reset-password', 'two-factor/enable', 'two-factor/disable'],
    ...['two-factor/verify-totp', 'two-factor/verify-backup-code'],
    'two-factor/generate-backup-codes',
  ].map((door) => `POST /api/auth/${door}`),
  'GET /api/auth/callback/{id}',
]

describe('the rights of every route', () => {
  test('are told in the document, and tried here', () => {
    const tried = new Set([
      ...kinds.flatMap(({ path, input, change, removed }) => [
        ...[`GET ${base}${path}`, `GET ${base}${path}/{id}`],
        ...(change ? [`PATCH ${base}${path}/{id}`, `POST ${base}${path}/{id}/release`] : []),
        ...(change || removed ? [`DELETE ${base}${path}/{id}`] : []),
        ...(input ? [`POST ${base}${path}`] : []),
      ]),
      ...elsewhere.map(([route]) => route),
      ...byItself,
    ])
    const routes = operations.map(({ method, path }) => `${method} ${path}`)
    expect(routes.filter((route) => !tried.has(route))).toEqual([])
    expect([...tried].filter((route) => !routes.includes(route))).toEqual([])
    for (const { method, path, right } of operations)
      expect(right, `${method} ${path}`).toMatch(/^(open|person|[a-z]+ [a-z|-]+)$/)
  })

  test.each(kinds.map((kind) => [`${kind.path} as ${kind.record}`, kind] as const))(
    'GET %s: lists and single reads hold what is seen, and no more',
    async (_name, kind) => {
      const records = standing.get(kind)!
      for (const [who, viewer] of everybody()) {
        const list = await app.ask<{ items?: { id: string }[] }>(
          'GET',
          at(`${kind.path}?limit=1000`),
          { as: viewer },
        )
        const ids = new Set((list.body.items ?? []).map(({ id }) => id))
        const status = listStatus(viewer, kind.path)
        expect([who, list.status]).toEqual([who, status])
        for (const record of records) {
          const expected = expectedFor(viewer, 'read', kind, record)
          const words = `${who} reads ${record.classification} of ${record.ownerUnitId}`
          expect([words, ids.has(record.id)]).toEqual([words, expected === 'done'])
          const one = await app.ask('GET', at(`${kind.path}/${record.id}`), { as: viewer })
          expect([words, one.status]).toEqual([words, expected === 'done' ? 200 : expected])
        }
      }
    },
  )

  const writable = kinds.filter(({ change, removed }) => change || removed)
  test.each(writable.map((kind) => [`${kind.path} as ${kind.record}`, kind] as const))(
    'PATCH, release and DELETE %s: by whom the table lets',
    async (_name, kind) => {
      for (const [who, viewer] of everybody())
        for (const record of standing.get(kind)!) await tryAll(who, viewer, kind, record)
    },
  )

  async function tryAll(who: string, viewer: Viewer | null, kind: KindAtPath, record: Standing) {
    const attempt = async (action: Action, method: string, path: string, body?: object) => {
      const expected = expectedFor(viewer, action, kind, record)
      // What is changed is made anew for the next, so that all ask the same question.
      const target = expected === 'done' ? await stand(kind, record) : record
      const answer = await app.ask(method, at(`${kind.path}/${target.id}${path}`), {
        ...{ as: viewer, ifMatch: 1 },
        ...(body && { body }),
      })
      const words = `${who}: ${action} ${record.classification} of ${record.ownerUnitId}`
      const succeeded = answer.status < 300 ? 'done' : answer.status
      expect([words, succeeded]).toEqual([words, expected])
      if (action !== 'delete' || expected !== 'done') return
      const gone = await app.ask('GET', at(`${kind.path}/${target.id}`), { as: viewer })
      expect([words, gone.status]).toEqual([words, 404])
    }
    if (kind.change) await attempt('change', 'PATCH', '', kind.change)
    for (const classification of ['internal', 'public'] as const) {
      if (!kind.change) break
      if (classes.indexOf(record.classification) >= classes.indexOf(classification)) continue
      const body = { classification, reason: 'till nästa möte' }
      await attempt(releaseTo(classification), 'POST', '/release', body)
    }
    await attempt('delete', 'DELETE', '')
  }

  test.each(
    kinds
      .filter(({ input }) => input)
      .map((kind) => [`${kind.path} as ${kind.record}`, kind] as const),
  )('POST %s: by whom the table lets, in their own unit, never public', async (_name, kind) => {
    for (const [who, viewer] of everybody())
      for (const classification of classes) {
        const unit = viewer?.unitId ?? town.owners.municipal
        const owned = { ownerUnitId: unit, classification }
        const body = await kind.input!(app.db, town.scope, owned)
        const answer = await app.ask('POST', at(kind.path), { as: viewer, body })
        const words = `${who} makes ${classification}`
        const expected = expectedNew(viewer, kind, owned)
        expect([words, answer.status]).toEqual([words, expected])
      }
  })

  test('a record is made in one’s own unit alone', async () => {
    const { member } = town.viewers
    const kind = kinds[0]!
    for (const ownerUnitId of [town.owners.police, town.owners.shop]) {
      const owned = { ownerUnitId, classification: 'own' as const }
      const body = await kind.input!(app.db, town.scope, owned)
      const { status } = await app.ask('POST', at(kind.path), { as: member!, body })
      expect(status).toBe(400)
    }
  })

  test.each(elsewhere.map(([route, give]) => [route, give] as const))('%s', async (route, give) => {
    const [method, path] = route.split(' ') as [string, string]
    const { right } = operations.find((one) => one.method === method && one.path === path)!
    for (const [who, viewer] of everybody()) {
      const asked = await give()
      const answer = await app.ask(method, asked.path, { as: viewer, ...asked.options })
      const expected = expectedElsewhere(viewer, right, path, method)
      const fits = answer.status < 300 || asked.also?.includes(answer.status)
      const given = expected === 'done' && fits
      expect([who, given ? 'done' : answer.status]).toEqual([who, expected])
    }
  })
})

function listStatus(viewer: Viewer | null, path: string): number {
  if (!viewer) return 401
  if (!belongsHere(viewer)) return 404
  const names = kinds.filter((kind) => kind.path === path).map(({ record }) => record)
  const reads = names.some((name) => extentsOf(rightsHere(viewer), 'read', name).length > 0)
  return reads ? 200 : 403
}

function expectedNew(
  viewer: Viewer | null,
  kind: KindAtPath,
  owned: { ownerUnitId: string; classification: Classification },
): number {
  if (!viewer) return 401
  if (viewer.session.viewAs) return 403
  if (!belongsHere(viewer)) return 404
  const who = rightsHere(viewer)
  const names = kinds.filter(({ path }) => path === kind.path).map(({ record }) => record)
  if (!names.some((name) => extentsOf(who, 'create', name).length > 0)) return 403
  if (owned.classification === 'public') return 400
  const record = { ...owned, createdBy: viewer.personId }
  // A deployment goes on a camera that one sees and may change.
  if (kind.ofCamera && !sees(sightOf(who, kind.record), { ...record, createdBy: null })) return 400
  const asked = kind.ofCamera ? 'change' : 'create'
  return allows(who, asked, kind.record, record) ? 201 : 403
}

/** A route that is about no record of one owner: what it gives to whom follows from its right alone. */
function expectedElsewhere(
  viewer: Viewer | null,
  right: string,
  path: string,
  method: string,
): 'done' | number {
  if (right === 'open') return 'done'
  if (!viewer) return 401
  const isChange = method !== 'GET'
  if (viewer.session.viewAs && isChange && !/\/(session|auth)\//.test(path)) return 403
  if (path.startsWith(base) && !belongsHere(viewer)) return 404
  if (right === 'person') return path.endsWith('{code}') && !belongsHere(viewer) ? 404 : 'done'
  const [action, names] = right.split(' ') as [Action, string]
  const records = names.split('|') as RecordName[]
  const points = path.startsWith(base)
    ? [rightsHere(viewer)]
    : municipalitiesOf(viewer).map((code) => viewpointIn(viewer, code))
  const has = (asked: Action) =>
    points.some((who) => records.some((record) => extentsOf(who, asked, record).length > 0))
  if (path.includes('{id}') && !has('read')) return 404
  if (path.endsWith('{code}') && !belongsHere(viewer)) return 404
  return has(action) ? 'done' : 403
}

describe('jobs', () => {
  test('are their unit’s own to read and cancel', async () => {
    for (const ownerUnitId of Object.values(town.owners)) {
      const owned = { ownerUnitId, classification: 'own' as const }
      for (const [who, viewer] of everybody()) {
        const id = await makeJob(app.db, town.scope, owned)
        const reads = jobExpected(viewer, 'read', owned)
        const one = await app.ask('GET', `/api/jobs/${id}`, { as: viewer })
        expect([who, one.status]).toEqual([who, reads === 'done' ? 200 : reads])
        const changes = jobExpected(viewer, 'change', owned)
        const cancelled = await app.ask('POST', `/api/jobs/${id}/cancel`, { as: viewer })
        expect([who, cancelled.status]).toEqual([who, changes === 'done' ? 200 : changes])
      }
    }
  })
})

function jobExpected(
  viewer: Viewer | null,
  action: Action,
  owned: { ownerUnitId: string; classification: Classification },
): 'done' | 401 | 403 | 404 {
  if (!viewer) return 401
  if (viewer.session.viewAs && action !== 'read') return 403
  const record = { ...owned, createdBy: null }
  const points = municipalitiesOf(viewer)
    .filter((code) => code === town.code)
    .map((code) => viewpointIn(viewer, code))
  if (!points.some((who) => sees(sightOf(who, 'job'), record))) return 404
  return action === 'read' || points.some((who) => allows(who, action, 'job', record))
    ? 'done'
    : 403
}

describe('carrying out a plan', () => {
  const carryOut = { at: '2026-12-01T08:00:00.000Z', decision: 'Beslut 1' }
  const planAt = kinds.find(({ path }) => path === '/plans')!

  test('is for whoever may change cameras, in plans that they see', async () => {
    for (const ownerUnitId of Object.values(town.owners))
      for (const classification of classes)
        for (const [who, viewer] of everybody()) {
          const plan = await stand(planAt, { ownerUnitId, classification })
          const { status } = await app.ask('POST', at(`/plans/${plan.id}/carry-out`), {
            ...{ as: viewer, body: carryOut, ifMatch: 1 },
          })
          const words = `${who}: ${classification} of ${ownerUnitId}`
          // An empty plan ends what its own side of it has standing; the rest is the other's.
          const done = status === 200 || status === 409 ? 'done' : status
          expect([words, done]).toEqual([words, expectedToCarryOut(viewer, plan)])
        }
  })

  function expectedToCarryOut(viewer: Viewer | null, plan: Standing) {
    const seen = expectedFor(viewer, 'read', planAt, plan)
    if (viewer?.session.viewAs) return 403
    if (seen !== 'done' || !viewer) return seen
    const cameras = ['fixed-camera', 'temporary-camera'] as const
    const who = rightsHere(viewer)
    return cameras.some((name) => extentsOf(who, 'change', name).length > 0) ? 'done' : 403
  }
})
