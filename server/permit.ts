import { createMiddleware } from 'hono/factory'
import { type AppEnv, viewerOf } from './context.ts'
import { Problem } from './errors.ts'
import type { Action, RecordName } from './rights.ts'
import { forbidden, hasRight, municipalitiesOf, type Viewer, viewpointIn } from './viewer.ts'

/**
 * What somebody must have the right to, for a route to answer: `open` asks for nothing, `person` for
 * somebody who has signed in, about themselves; else an action on a kind of record, as in
 * `server/rights.ts`. With several kinds, one of them is enough to be let in; which record it is
 * decides then.
 */
export type Needed =
  | 'open'
  | 'person'
  | {
      readonly action: Action
      readonly records: readonly RecordName[]
      /** The route finds the record and asks for it: where it is not seen, the answer is 404. */
      readonly ofOne?: boolean
    }

/**
 * Lets in whom a route's right lets in. Which of the records they may then see or change is asked of
 * each record.
 *
 * @throws {Problem} 401 when nobody has signed in, 403 when their roles give nothing of the kind;
 *   404 instead where the path names one record, since whether there is one is not theirs to know
 */
export const permit = (right: Needed) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (right === 'open') return await next()
    const viewer = viewerOf(c.var)
    if (right === 'person') return await next()
    assertAtWork(viewer)
    const { action, records, ofOne = false } = right
    const id = c.req.param('id')
    const points = c.var.who
      ? [c.var.who]
      : municipalitiesOf(viewer).map((code) => viewpointIn(viewer, code))
    const may = (does: Action) => points.some((who) => hasRight(who, does, records))
    if (id !== undefined && !may('read')) throw Problem.notFound(records.join(' or '), id)
    const decidesItself = ofOne || (id !== undefined && action === 'read')
    if (!decidesItself && !may(action)) throw forbidden(action)
    await next()
  })

/** @throws {Problem} 403 until a second factor that is required has been set up */
function assertAtWork({ needsSecondFactor }: Viewer): void {
  if (!needsSecondFactor) return
  throw new Problem(
    403,
    'second-factor-needed',
    'Your organisation requires a second factor: set it up first',
  )
}
