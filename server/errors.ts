import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { conflicts, constraintOf, isClash, isOutOfTime, isUnkeepable } from '../db/conflicts.ts'
import { OwnerGone, PlanUnfit, StaleVersion } from '../db/errors.ts'
import { GeoError } from '../geodata/errors.ts'
import type { AppEnv } from './context.ts'
import { logError } from './log.ts'
import { ImageError } from './photo/image-error.ts'

/** Stable names a client may switch on. Messages are for people and may change. */
export type ProblemCode =
  | 'invalid-request'
  | 'cross-site'
  | 'misdirected'
  | 'unauthenticated'
  | 'forbidden'
  | 'second-factor-needed'
  | 'projector'
  | 'demo'
  | 'too-many'
  | 'too-slow'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'unsupported-media-type'
  | 'range-not-satisfiable'
  | 'precondition-required'
  | 'rejected'
  | 'internal'
  | 'busy'
  | 'not-ready'
  | 'directory-down'

/** One field that was refused, by its path in the body or the query: "area.coordinates.0". */
export type FieldProblem = { path: string; message: string }

/** What is said when a request's time is over, wherever that is found out. */
export const TOO_SLOW = 'It took too long'

type More = { fields?: readonly FieldProblem[]; current?: unknown }

/** An error the client is meant to see. Anything else becomes an opaque 500. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: ContentfulStatusCode
  readonly code: ProblemCode
  readonly more: More

  constructor(status: ContentfulStatusCode, code: ProblemCode, message: string, more: More = {}) {
    super(message)
    this.status = status
    this.code = code
    this.more = more
  }

  static notFound = (what: string, id: string) =>
    new Problem(404, 'not-found', `There is no ${what} ${id}`)

  static conflict = (message: string, fields: readonly FieldProblem[] = []) =>
    new Problem(409, 'conflict', message, { fields })

  /** @param fields at least one; only the first twenty are told */
  static invalid = (fields: readonly FieldProblem[]) => {
    const told = fields.slice(0, 20)
    const message = told.map((field) => `${field.path}: ${field.message}`)[0] ?? 'Invalid request'
    return new Problem(400, 'invalid-request', message, { fields: told })
  }
}

/** The body of every error: `{ error: { code, message, fields? }, current? }`. */
export const toBody = ({ code, message, more: { fields = [], current } }: Problem) => ({
  error: { code, message, ...(fields.length > 0 && { fields }) },
  ...(current !== undefined && { current }),
})

/** The one place where errors meet HTTP. */
export const onError: ErrorHandler<AppEnv> = (error, c) => {
  const problem = toProblem(error)
  if (problem.status >= 500 && !(error instanceof Problem)) {
    const { requestId } = c.var
    logError(error, { requestId, method: c.req.method, route: routePath(c) })
  }
  return c.json(toBody(problem), problem.status)
}

/** What the client is told of an error, whatever it is. */
export function toProblem(error: Error): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.cause instanceof Problem) return error.cause
  if (error instanceof StaleVersion)
    return new Problem(412, 'stale', error.message, { current: error.current })
  if (error instanceof PlanUnfit)
    return Problem.conflict(error.message, [{ path: error.path, message: error.message }])
  if (isGone(error)) return new Problem(400, 'rejected', 'The request broke off')
  if (error instanceof OwnerGone)
    return Problem.invalid([{ path: 'ownerUnitId', message: 'its organisation has been deleted' }])
  if (error instanceof ImageError) return new Problem(415, 'unsupported-media-type', error.words.en)
  if (error instanceof GeoError) return new Problem(400, 'invalid-request', error.message)
  if (error instanceof HTTPException) return new Problem(error.status, 'rejected', error.message)

  const conflict = conflicts[constraintOf(error) ?? '']
  if (conflict) {
    const { status, path, message } = conflict
    const fields = [{ path, message }]
    return status === 409
      ? Problem.conflict(`${path}: ${message}`, fields)
      : Problem.invalid(fields)
  }
  if (isClash(error))
    return new Problem(503, 'busy', 'Somebody else changed the same things just then: try again')
  if (isOutOfTime(error)) return new Problem(503, 'too-slow', TOO_SLOW)
  if (isUnkeepable(error))
    return new Problem(400, 'invalid-request', 'A value is outside what can be kept')
  return new Problem(500, 'internal', 'Something went wrong on our side')
}

/** Whoever asked has left before all of the request had come. As Node has it, in words. */
const isGone = ({ code, message }: Error & { code?: string }): boolean =>
  code === 'ECONNRESET' && message === 'aborted'
