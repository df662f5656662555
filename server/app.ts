import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createMiddleware } from 'hono/factory'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { type AppEnv, type Deps, withMunicipality } from './context.ts'
import { onError, Problem, toBody } from './errors.ts'
import { jsonBody, ownName, sameOrigin, securityHeaders } from './guards.ts'
import { openApiOf } from './openapi.ts'
import { auditEventRoutes } from './routes/audit-events.ts'
import { cameraRoutes } from './routes/cameras.ts'
import { carryOutRoutes } from './routes/carry-out.ts'
import { deploymentRoutes } from './routes/deployments.ts'
import { docsRoutes } from './routes/docs.ts'
import { basemapRoutes, fileRoutes } from './routes/files.ts'
import { healthRoutes } from './routes/health.ts'
import { hotspotRoutes } from './routes/hotspots.ts'
import { importBatchRoutes } from './routes/import-batches.ts'
import { incidentColumnRoutes } from './routes/incident-columns.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { jobRoutes } from './routes/jobs.ts'
import { municipalityRoutes } from './routes/municipalities.ts'
import { obstacleFeatureRoutes } from './routes/obstacle-features.ts'
import { obstacleRoutes } from './routes/obstacles.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { placeRoutes } from './routes/places.ts'
import { planningAreaRoutes } from './routes/planning-areas.ts'
import { planRoutes } from './routes/plans.ts'
import { streetLampRoutes } from './routes/street-lamps.ts'
import { webRoutes } from './routes/web.ts'

/** Largest body a request may have; a drawn shape of 20,000 positions fits. */
const BODY_LIMIT_BYTES = 1_000_000

/** The whole HTTP surface, with what it needs handed in: tests build it without a port. */
export function createApp({ webRoot, ...deps }: Deps) {
  const app = new Hono<AppEnv>()
    .onError(onError)
    .notFound((c) => {
      if (!c.req.path.startsWith('/api')) return c.text('Sidan finns inte. / No such page.', 404)
      return c.json(toBody(new Problem(404, 'not-found', `There is no ${c.req.path}`)), 404)
    })
    .use(requestId(), securityHeaders(), ownName, compress(), withDeps(deps))
    .route('/', healthRoutes)
    .route('/api', api())
  const whole = app.get('/api/openapi.json', async (c) => c.json(await document()))
  if (webRoot !== undefined) app.route('/', webRoutes(webRoot))

  let made: ReturnType<typeof openApiOf> | undefined
  const document = () => {
    made ??= openApiOf(app)
    return made
  }
  return whole
}

export type App = ReturnType<typeof createApp>

/** Everything under /api: what is shared first, then each municipality's own. */
function api() {
  const routes = new Hono<AppEnv>()
  return routes
    .use(
      methodNotAllowed({ app: routes, onMethodNotAllowed: notAllowed }),
      sameOrigin,
      bodyLimit({ maxSize: BODY_LIMIT_BYTES, onError: tooLarge }),
      jsonBody,
    )
    .route('/docs', docsRoutes)
    .route('/municipalities', municipalityRoutes)
    .route('/organisations', organisationRoutes)
    .route('/jobs', jobRoutes)
    .use('/m/:municipality/*', withMunicipality)
    .route('/m/:municipality', town())
}

/** The records of one municipality. What has a name of its own comes before /:id. */
const town = () =>
  new Hono<AppEnv>()
    .route('/incidents/columns', incidentColumnRoutes)
    .route('/incidents', incidentRoutes)
    .route('/planning-areas', planningAreaRoutes)
    .route('/hotspots', hotspotRoutes)
    .route('/cameras', cameraRoutes)
    .route('/deployments', deploymentRoutes)
    .route('/plans', planRoutes)
    .route('/plans', carryOutRoutes)
    .route('/obstacles/features', obstacleFeatureRoutes)
    .route('/obstacles', obstacleRoutes)
    .route('/street-lamps', streetLampRoutes)
    .route('/places', placeRoutes)
    .route('/basemap.pmtiles', basemapRoutes)
    .route('/files', fileRoutes)
    .route('/import-batches', importBatchRoutes)
    .route('/audit-events', auditEventRoutes)

const withDeps = (deps: Omit<Deps, 'webRoot'>) =>
  createMiddleware<AppEnv>(async (c, next) => {
    c.set('db', deps.db)
    c.set('files', deps.files)
    c.set('now', deps.now)
    c.set('actor', deps.actor)
    await next()
  })

function tooLarge(): never {
  throw new Problem(413, 'too-large', `A body may have ${BODY_LIMIT_BYTES} bytes at most`)
}

function notAllowed(_c: unknown, methods: string[]): Response {
  const problem = new Problem(405, 'method-not-allowed', `Allowed here: ${methods.join(', ')}`)
  return Response.json(toBody(problem), { status: 405, headers: { Allow: methods.join(', ') } })
}
