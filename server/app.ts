import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createMiddleware } from 'hono/factory'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import type { Db } from '../db/connect.ts'
import type { Auth } from './auth/auth.ts'
import type { DemoDoor } from './auth/demo-door.ts'
import type { Directory } from './auth/directories.ts'
import { type Identify, identifyBy } from './auth/identify.ts'
import type { Links } from './auth/links.ts'
import type { AddressOf } from './client-address.ts'
import { type AppEnv, withMunicipality } from './context.ts'
import { onError, Problem, toBody } from './errors.ts'
import type { Files } from './files.ts'
import {
  jsonBody,
  ownName,
  safeMethods,
  sameOrigin,
  securityHeaders,
  timeLimit,
  unkept,
  unlessUpload,
} from './guards.ts'
import { BODY_LIMIT_BYTES, TIME_LIMIT_MS } from './limits.ts'
import { openApiOf } from './openapi.ts'
import { staleIsRead } from './police-reads.ts'
import { auditEventRoutes } from './routes/audit-events.ts'
import { cameraRoutes } from './routes/cameras.ts'
import { carryOutRoutes } from './routes/carry-out.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { demoDoorRoutes } from './routes/demo-door.ts'
import { deploymentRoutes } from './routes/deployments.ts'
import { docsRoutes } from './routes/docs.ts'
import { basemapRoutes, fileRoutes } from './routes/files.ts'
import { healthRoutes } from './routes/health.ts'
import { hotspotRoutes } from './routes/hotspots.ts'
import { importBatchRoutes } from './routes/import-batches.ts'
import { importRoutes } from './routes/imports.ts'
import { incidentColumnRoutes } from './routes/incident-columns.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { jobRoutes } from './routes/jobs.ts'
import { lensRoutes } from './routes/lenses.ts'
import { municipalityRoutes } from './routes/municipalities.ts'
import { obstacleFeatureRoutes } from './routes/obstacle-features.ts'
import { obstacleRoutes } from './routes/obstacles.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { peopleRoutes } from './routes/people.ts'
import { placeRoutes } from './routes/places.ts'
import { planningAreaRoutes } from './routes/planning-areas.ts'
import { planRoutes } from './routes/plans.ts'
import { retentionRoutes } from './routes/retention.ts'
import { rightsRoutes } from './routes/rights.ts'
import { sensitivePlaceRoutes } from './routes/sensitive-places.ts'
import { sessionRoutes } from './routes/session.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { streetLampRoutes } from './routes/street-lamps.ts'
import { terrainRoutes } from './routes/terrain.ts'
import { webRoutes } from './routes/web.ts'

/** What the whole HTTP surface is built from; tests hand in their own. */
export type Deps = {
  db: Db
  files: Files
  now: () => Date
  auth: Auth
  /** Who asks; by the sessions of `auth` unless given. */
  identify?: Identify
  links: Links
  directories: readonly Directory[]
  /** Whether letters can be sent. */
  mail: boolean
  /** Only on the embedded home; left out where `publicUrl` says that others reach it. */
  demo?: DemoDoor
  addressOf?: AddressOf
  /** Where people reach the service, beside the names of this machine. */
  publicUrl?: string | undefined
  /** Folder with the built web, when there is one to serve. */
  webRoot?: string | undefined
  /** Longest a request may take; `TIME_LIMIT_MS` unless given. */
  timeLimitMs?: number
}

/** The whole HTTP surface, with what it needs handed in: tests build it without a port. */
export function createApp(deps: Deps) {
  const { webRoot, publicUrl, links, timeLimitMs = TIME_LIMIT_MS } = deps
  const app = new Hono<AppEnv>()
    .onError(onError)
    .notFound((c) => {
      if (!c.req.path.startsWith('/api')) return c.text(NO_PAGE, 404)
      return c.json(toBody(new Problem(404, 'not-found', `There is no ${c.req.path}`)), 404)
    })
    .use(requestId(), securityHeaders(), ownName(publicUrl && new URL(publicUrl).host))
    .use(compress(), withDeps(deps), timeLimit(timeLimitMs))
    .use(unlessUpload(bodyLimit({ maxSize: BODY_LIMIT_BYTES, onError: tooLarge })))
    .route('/', healthRoutes)
    .route('/api', api(deps))
  const whole = app.get('/api/openapi.json', async (c) => c.json(await document()))
  if (webRoot !== undefined) app.route('/', webRoutes(webRoot, links.path))

  let made: ReturnType<typeof openApiOf> | undefined
  const document = () => {
    made ??= openApiOf(app, links.path)
    return made
  }
  return whole
}

export type App = ReturnType<typeof createApp>

const NO_PAGE = 'Sidan finns inte. / No such page.'

/** Everything under /api: what is shared first, then each municipality's own. */
function api(deps: Deps) {
  const { auth, db, links, directories, mail, publicUrl } = deps
  const demo = publicUrl === undefined ? deps.demo : undefined
  const routes = new Hono<AppEnv>()
  const guarded = routes.use(
    unkept,
    methodNotAllowed({ app: routes, onMethodNotAllowed: notAllowed }),
    sameOrigin(publicUrl),
    unlessUpload(jsonBody),
    withViewer(deps.identify ?? identifyBy(auth, db, demo)),
  )
  // Below the guards, like every route.
  if (demo) guarded.route('/demo-door', demoDoorRoutes(demo))
  return guarded
    .route('/docs', docsRoutes)
    .route('/auth', signInRoutes(auth))
    .route('/session', sessionRoutes({ directories, mail, demo }))
    .route('/rights', rightsRoutes)
    .route('/municipalities', municipalityRoutes)
    .route('/organisations', organisationRoutes)
    .route('/jobs', jobRoutes)
    .use('/m/:municipality/*', withMunicipality, staleIsRead)
    .route('/m/:municipality', town(db))
    .route('/m/:municipality/people', peopleRoutes(links))
}

/** The records of one municipality. What has a name of its own comes before /:id. */
const town = (db: Db) =>
  new Hono<AppEnv>()
    .route('/incidents/columns', incidentColumnRoutes)
    .route('/incidents', incidentRoutes)
    .route('/planning-areas', planningAreaRoutes)
    .route('/hotspots', hotspotRoutes)
    .route('/cameras', cameraRoutes)
    .route('/deployments', deploymentRoutes)
    .route('/coverage', coverageRoutes)
    .route('/lenses', lensRoutes)
    .route('/plans', planRoutes)
    .route('/plans', carryOutRoutes)
    .route('/obstacles/features', obstacleFeatureRoutes)
    .route('/obstacles', obstacleRoutes)
    .route('/street-lamps', streetLampRoutes)
    .route('/places', placeRoutes)
    .route('/sensitive-places', sensitivePlaceRoutes)
    .route('/basemap.pmtiles', basemapRoutes)
    .route('/terrain', terrainRoutes)
    .route('/files', fileRoutes)
    .route('/imports', importRoutes(db))
    .route('/import-batches', importBatchRoutes)
    .route('/audit-events', auditEventRoutes)
    .route('/retention', retentionRoutes)

const withDeps = ({ db, files, now, addressOf }: Deps) =>
  createMiddleware<AppEnv>(async (c, next) => {
    c.set('db', db)
    c.set('over', new AbortController().signal)
    c.set('files', files)
    c.set('now', now)
    const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
    const remote = incoming?.socket?.remoteAddress
    const forwarded = c.req.header('x-forwarded-for')
    c.set('address', addressOf?.({ remote, forwarded }) ?? null)
    c.set('viewer', null)
    await next()
  })

/** Finds out who asks. In projector mode nothing is changed, only shown. */
const withViewer = (identify: Identify) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const viewer = await identify({ headers: c.req.raw.headers, address: c.var.address })
    c.set('viewer', viewer)
    const leads = /\/api\/(session\/view-as|auth\/(sign-in|sign-out|revoke-sessions))/.test(
      c.req.path,
    )
    if (viewer?.session.viewAs && !safeMethods.has(c.req.method) && !leads)
      throw new Problem(403, 'projector', 'Nothing is changed in projector mode: end it first')
    await next()
  })

function tooLarge(): never {
  throw new Problem(413, 'too-large', `A body may have ${BODY_LIMIT_BYTES} bytes at most`)
}

function notAllowed(_c: unknown, methods: string[]): Response {
  const problem = new Problem(405, 'method-not-allowed', `Allowed here: ${methods.join(', ')}`)
  return Response.json(toBody(problem), { status: 405, headers: { Allow: methods.join(', ') } })
}
