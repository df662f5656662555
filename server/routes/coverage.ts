import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { cameras, deployments } from '../../db/cameras.ts'
import { findRecords } from '../../db/records.ts'
import { countedCameras } from '../../geodata/coverage/counted-cameras.ts'
import { instant } from '../../geodata/model/record.ts'
import { type AppEnv, viewIn } from '../context.ts'
import type { Counted } from '../coverage/count.ts'
import { countAside } from '../coverage/count-aside.ts'
import { Problem } from '../errors.ts'
import { readIncidentColumns } from '../incident-columns.ts'
import { readObstacleFeatures } from '../obstacle-features.ts'
import { describe } from '../openapi.ts'
import { readingOf } from '../police-reads.ts'
import { readTerrain } from '../terrain.ts'
import { inOrder, validate } from '../validate.ts'
import { incidentFilters } from './incidents.ts'

const edition = z.enum(['en-62676-4-2014', 'en-62676-4-2025'])
const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false'])
    .default(fallback ? 'true' : 'false')
    .transform((word) => word === 'true')

const { from, to, categories, sources } = incidentFilters
const fields = inOrder(
  z.strictObject({
    ...{ from, to, categories, sources },
    counting: z
      .enum(['as-now', 'as-then'])
      .default('as-now')
      .describe(
        'against the cameras that stand at `at`, or that stood when each incident happened',
      ),
    at: instant.optional().describe('now unless given'),
    edition: edition.default('en-62676-4-2014'),
    targetM: z.coerce.number().min(0).max(3).default(1.7),
    leaves: flag(true).describe('whether trees hide with their leaves'),
    policeInitiated: flag(false),
  }),
)

/** Cameras that stood when each incident happened stand at no one moment. */
const query = fields.refine(({ counting, at }) => counting === 'as-now' || at === undefined, {
  path: ['at'],
  message: 'goes with counting=as-now alone',
})

const byBand = z.array(z.number()).describe('seen below the lowest band, then one a band')
const answer = z
  .object({
    counting: z.enum(['as-now', 'as-then']),
    at: instant,
    edition,
    targetM: z.number(),
    leaves: z.boolean(),
    sightOver: z
      .enum(['flat', 'terrain', 'partly'])
      .describe('what the sight lines of those that stand at `at` went by'),
    cameras: z.int().describe('in how many places cameras were counted, of those one may see'),
    figure: z.object({
      ...{ n: z.number(), seen: z.number(), notSeen: z.number() },
      ...{ unknown: z.number(), indoor: z.number(), missed: z.number() },
      ...{ byBand, twiceByBand: byBand },
      dark: z.object({ n: z.number(), seen: z.number() }),
    }),
    ground: z.object({
      ...{ seenM2: z.number(), byBand, twiceM2: z.number(), twiceByBand: byBand },
    }),
  })
  .meta({ id: 'Coverage' })

/** More cameras than any municipality has. */
const MOST = 10_000

/** What the cameras see of the incidents and of the ground, counted on the server. */
export const coverageRoutes = new Hono<AppEnv>().get(
  '/',
  describe({
    tag: 'Cameras',
    right: { action: 'read', records: ['fixed-camera', 'temporary-camera'] },
    summary: 'How much of the incidents and of the ground the cameras see',
    answer,
    also: [404],
  }),
  validate('query', query),
  async (c) => {
    const asked = c.req.valid('query')
    const { counting, at = c.var.now(), edition, targetM, leaves } = asked
    let cameras = 0
    const count = await countAside(
      async () => {
        const counted = await readCounted(c, asked, at)
        cameras = new Set(counted.cameras.map(({ position }) => position.join())).size
        return counted
      },
      AbortSignal.any([c.req.raw.signal, c.var.over]),
    )
    const told = { counting, at, edition, targetM, leaves, cameras }
    return c.json({ ...told, ...count })
  },
)

/** Reads what is counted, each kind of it as far as who asks sees it. */
async function readCounted(
  c: Context<AppEnv>,
  asked: z.output<typeof query>,
  at: Date,
): Promise<Counted> {
  const { municipality, db, files } = c.var
  const { counting, edition, targetM, leaves, policeInitiated } = asked
  const view = viewIn(c.var, 'fixed-camera', 'temporary-camera')
  const all = { limit: MOST + 1 }
  const known = await readingOf(c, cameras, (tx) => findRecords(tx, cameras, view, all))
  const stood = await readingOf(c, deployments, (tx) => findRecords(tx, deployments, view, all))
  if (Math.max(known.length, stood.length) > MOST)
    throw Problem.conflict(`More than ${MOST} cameras or places of cameras are not counted at once`)
  const filter = { ...asked, bbox: undefined, text: undefined }
  const columns = await readIncidentColumns(c, viewIn(c.var, 'incident'), filter)
  const features = await readObstacleFeatures(c, viewIn(c.var, 'town'))
  const raster = await readTerrain(db, files, viewIn(c.var, 'town'))
  const [west, south, east, north] = municipality.bbox
  return {
    obstacles: features.map(({ properties, geometry }) => ({ ...properties, shape: geometry })),
    where: {
      centre: [(west + east) / 2, (south + north) / 2],
      ...{ timeZone: municipality.timeZone, raster },
    },
    looking: { targetM, leaves },
    cameras: countedCameras(known, stood, { counting, now: at }),
    standing: countedCameras(known, stood, { counting: 'as-now', now: at }),
    ...{ columns, edition, policeInitiated },
  }
}
