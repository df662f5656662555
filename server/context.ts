import { createMiddleware } from 'hono/factory'
import type { RequestIdVariables } from 'hono/request-id'
import type { Actor } from '../db/audit.ts'
import type { Db } from '../db/connect.ts'
import { findMunicipality } from '../db/municipalities.ts'
import type { Scope, View } from '../db/records.ts'
import type { Municipality } from '../geodata/model/municipality.ts'
import { Problem } from './errors.ts'
import type { Files } from './files.ts'
import type { RecordName, Viewpoint } from './rights.ts'
import { actorOf, type Viewer, viewOf, viewpointIn } from './viewer.ts'

/** What a route finds in its context. `municipality` and `who` are there under /api/m only. */
export type AppEnv = {
  Variables: RequestIdVariables & {
    db: Db
    /** Tells that the time for the answer is over. */
    over: AbortSignal
    files: Files
    now: () => Date
    /** The network address of whoever asks; null when there is none, as in a test. */
    address: string | null
    /** Who signed in; nobody has on the few routes that are open. */
    viewer: Viewer | null
    municipality: Municipality
    /** What the viewer is in the municipality the path is about. */
    who: Viewpoint
  }
}

type Variables = AppEnv['Variables']

/** Who signed in. @throws {Problem} 401 when nobody has */
export function viewerOf({ viewer }: Pick<Variables, 'viewer'>): Viewer {
  if (!viewer) throw new Problem(401, 'unauthenticated', 'Sign in first')
  return viewer
}

/** By whom and when this request writes. */
export const writeOf = (
  variables: Pick<Variables, 'viewer' | 'now'>,
): { actor: Actor; now: Date } => ({
  actor: actorOf(viewerOf(variables)),
  now: variables.now(),
})

/** What this request sees of a kind of record here. */
export const viewIn = (
  { who, municipality }: Pick<Variables, 'who' | 'municipality'>,
  ...records: readonly RecordName[]
): View => viewOf(who, municipality.code, ...records)

/** The same, and by whom and when it writes. */
export const scopeOf = (variables: Variables, ...records: readonly RecordName[]): Scope => ({
  ...viewIn(variables, ...records),
  ...writeOf(variables),
})

/**
 * Finds the municipality a path is about, and what the viewer is there.
 *
 * @throws {Problem} 404 when there is none, or none where the viewer has a role
 */
export const withMunicipality = createMiddleware<AppEnv>(async (c, next) => {
  const viewer = viewerOf(c.var)
  const code = c.req.param('municipality') ?? ''
  const who = viewpointIn(viewer, code)
  const municipality = who.roles.length > 0 ? await findMunicipality(c.var.db, code) : undefined
  if (!municipality) throw Problem.notFound('municipality', code)
  c.set('municipality', municipality)
  c.set('who', who)
  await next()
})
