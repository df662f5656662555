import type { Hono, MiddlewareHandler } from 'hono'
import { describeRoute, generateSpecs, resolver } from 'hono-openapi'
import { z } from 'zod'
import type { AppEnv } from './context.ts'
import { type Needed, permit } from './permit.ts'

const oneField = z.object({ path: z.string(), message: z.string() })
const errorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      fields: z.array(oneField).optional(),
    }),
    current: z.unknown().optional().describe('what stands now, when the change was stale (412)'),
  })
  .meta({ id: 'Error' })

const meanings: { [status: number]: string } = {
  200: 'As asked',
  201: 'Made',
  204: 'Taken away, or there is nothing',
  206: 'The part asked for',
  304: 'As the client has it',
  302: 'On to the next step of signing in',
  400: 'Something in the request does not fit; `fields` tells what',
  401: 'Nobody has signed in',
  403: 'The roles of whoever signed in do not give it',
  404: 'There is none',
  409: 'It does not go together with what stands',
  412: 'Changed since it was read; `current` is what stands now',
  413: 'The body is too large',
  415: 'The body is not JSON',
  416: 'No such bytes',
  428: 'If-Match is missing',
  429: 'Too many tries: wait a while',
  503: 'Not ready',
}

const ifMatch = {
  in: 'header',
  name: 'If-Match',
  required: true,
  description: 'the ETag that was read, for example "3"',
  schema: { type: 'string' },
} as const

const fileBody = {
  required: true,
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
} as const

type Described = {
  right: Needed
  tag: string
  summary: string
  /** JSON schema of the answer, as the client gets it. */
  answer?: z.ZodType
  /** Media type of an answer that is not JSON. */
  media?: string
  status?: 200 | 201 | 204
  /** Other statuses that can come, beside 400: that follows from what is validated. */
  also?: readonly number[]
  /** True when the change must say what it is based on. */
  based?: boolean
  /** True when the body is a file, as it is. */
  upload?: boolean
}

/** The rights each route asks for, by its operation in the document: `x-right`. */
const toldRight = (right: Needed) =>
  typeof right === 'string' ? right : `${right.action} ${right.records.join('|')}`

/**
 * What the document says of one route, and the right it takes: a route that is not described is in no
 * document, and one that is described lets nobody in without its right.
 */
export const describe = (described: Described) => {
  const { tag, summary, answer, media, status = 200, also, based, upload, right } = described
  const problems = [
    ...(right === 'open' ? [] : [401]),
    ...(typeof right === 'string' ? [] : [403]),
    ...(also ?? []),
    ...(based ? [404, 412, 428] : []),
  ]
  const documented = describeRoute({
    tags: [tag],
    summary,
    ...{ 'x-right': toldRight(right) },
    ...(based && { parameters: [ifMatch] }),
    ...(upload && { requestBody: fileBody }),
    responses: {
      [status]: {
        description: meanings[status]!,
        ...(answer && { content: { 'application/json': { schema: asSent(answer) } } }),
        ...(media && { content: { [media]: { schema: { type: 'string', format: 'binary' } } } }),
      },
      ...Object.fromEntries(problems.map((code) => [code, problem(code)])),
    },
  })
  // What hono-openapi reads of a route it keeps on the middleware itself.
  return Object.assign(permit(right), documented) as MiddlewareHandler<AppEnv>
}

const problem = (status: number) => ({
  description: meanings[status]!,
  ...(status >= 400 && { content: { 'application/json': { schema: asSent(errorBody) } } }),
})

// A schema as the answer has it: defaults are filled in, instants are text, and more may be added.
const asSent = (schema: z.ZodType) =>
  resolver(schema, {
    options: {
      io: 'output',
      unrepresentable: 'any',
      override: (seen: Seen) => {
        const { def } = seen.zodSchema._zod
        if (def.type === 'pipe' && def.in?._zod.def.format === 'datetime')
          Object.assign(seen.jsonSchema, { type: 'string', format: 'date-time' })
        if (def.type === 'object') delete seen.jsonSchema.additionalProperties
        quieten(seen)
      },
    },
  })

/** How what a request holds is documented: for the validator. */
export const asReceived = { options: { unrepresentable: 'any', override: quieten } }

type ZodLike = { _zod: { def: { type: string; format?: string; in?: ZodLike } } }
type Seen = {
  zodSchema: ZodLike
  jsonSchema: {
    format?: string
    pattern?: string
    readOnly?: boolean
    additionalProperties?: unknown
  }
}

// A format says what its long pattern says; and readonly in TypeScript is not OpenAPI's readOnly.
function quieten({ jsonSchema }: Seen): void {
  if (jsonSchema.format === 'uuid' || jsonSchema.format === 'date-time') delete jsonSchema.pattern
  delete jsonSchema.readOnly
}

/** A list as it is sent. */
export const listOf = (item: z.ZodType) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('cursor of the next page; null after the last one'),
  })

/**
 * The OpenAPI 3.1 document of everything the app answers.
 *
 * @param path that all of it lives under
 */
export const openApiOf = (app: Hono<AppEnv>, path: string) =>
  generateSpecs(app, {
    excludeStaticFile: false,
    // Not resolved from a schema like the others, hence by its name in the document.
    defaultValidationErrorResponse: {
      description: meanings[400]!,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    },
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'Tryggkartan',
        version: '1',
        description: [
          'Records of a town centre: incidents, hotspots, cameras and plans.',
          'Reading one record gives its version as ETag; PATCH and DELETE need it in If-Match.',
          'Times are ISO 8601 in UTC, geometries GeoJSON in WGS 84.',
        ].join(' '),
        license: { name: 'MIT', identifier: 'MIT' },
      },
      ...(path !== '/' && { servers: [{ url: path }] }),
    },
  })
