import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { type FieldProblem, Problem } from './errors.ts'

/** What the browser may load: everything from here, nothing from elsewhere. */
export const securityHeaders = () =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      workerSrc: ["'self'", 'blob:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    strictTransportSecurity: 'max-age=15552000',
  })

/** Methods that change nothing. */
export const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another page makes a visitor's browser send, be it from another port or name
 * of the same site. Programs send no such header.
 */
export const sameOrigin = createMiddleware(async (c, next) => {
  const site = c.req.header('sec-fetch-site') ?? 'none'
  if (!safeMethods.has(c.req.method) && site !== 'same-origin' && site !== 'none')
    throw new Problem(403, 'cross-site', 'Changes are not taken from other sites')
  await next()
})

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/**
 * Answers only what is asked by a name of this service. Any site may point a name of its own at
 * 127.0.0.1 and would then read everything from a visitor's browser (DNS rebinding).
 *
 * @param name the host of `PUBLIC_URL`, beside the names of this machine itself
 */
export const ownName = (name: string | undefined) =>
  createMiddleware(async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (!loopbackHost.test(host) && host.toLowerCase() !== name) {
      const names = ['localhost', '127.0.0.1', '[::1]', ...(name ? [name] : [])]
      throw new Problem(421, 'misdirected', `Ask for ${names.join(', ')}`)
    }
    await next()
  })

/**
 * A body, when there is one, is JSON. It is read once and stays at hand for the validators.
 *
 * @throws {Problem} 415 for another media type, 400 when it cannot be read
 */
export const jsonBody = createMiddleware(async (c, next) => {
  if (safeMethods.has(c.req.method)) return await next()
  const text = await c.req.text()
  if (text !== '') {
    if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
      throw new Problem(415, 'unsupported-media-type', 'Send JSON, as application/json')
    try {
      JSON.parse(text)
    } catch (error) {
      const fields = findNotNumbers(text)
      if (fields.length > 0) throw Problem.invalid(fields)
      throw new Problem(400, 'invalid-request', `Not JSON: ${(error as Error).message}`)
    }
  }
  await next()
})

// Programs that know NaN and Infinity write them bare, which JSON has no word for. They are turned
// into marked texts, so that the fields they stand in can be named.
const MARK = '\u0000'
// A text without an end reaches to the end of everything: looked for once, not once a quote.
const stringOrNotNumber = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/g

function findNotNumbers(text: string): FieldProblem[] {
  const marked = text.replace(stringOrNotNumber, (part) =>
    part.startsWith('"') ? part : JSON.stringify(MARK + part),
  )
  try {
    return markedIn(JSON.parse(marked), '')
  } catch {
    return []
  }
}

const markedIn = (value: unknown, path: string): FieldProblem[] => {
  if (typeof value === 'string')
    return value.startsWith(MARK) ? [{ path, message: `${value.slice(1)} is not a number` }] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) =>
    markedIn(part, path === '' ? key : `${path}.${key}`),
  )
}
