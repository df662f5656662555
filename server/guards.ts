import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { timeout } from 'hono/timeout'
import { until } from '../db/connect.ts'
import type { AppEnv } from './context.ts'
import { type FieldProblem, Problem, TOO_SLOW } from './errors.ts'

/**
 * What the browser may load and do: everything from here, nothing from elsewhere, and no device but the
 * place it is in. A page's own style sheets carry the nonce that the page names to its scripts.
 */
export const securityHeaders = () =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      scriptSrcAttr: ["'none'"],
      workerSrc: ["'self'"],
      styleSrc: ["'self'", NONCE],
      styleSrcAttr: ["'none'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      frameSrc: ["'none'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: {
      geolocation: ['self'],
      ...{ camera: false, microphone: false, displayCapture: false, payment: false },
      ...{ usb: false, serial: false, hid: false, midi: false },
      ...{ accelerometer: false, gyroscope: false, magnetometer: false },
    },
    xFrameOptions: 'DENY',
    strictTransportSecurity: 'max-age=15552000',
  })

/** Answers of the API are for whoever asked, and not to be kept unless a route says otherwise. */
export const unkept = createMiddleware(async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
})

/**
 * Answers with a problem when the answer has not begun within `limitMs`; what was being done in the
 * database is given up, and its transaction rolled back; `over` tells others to give up.
 */
export const timeLimit = (limitMs: number) =>
  createMiddleware<AppEnv>((c, next) => {
    const over = new AbortController()
    c.set('db', until(c.var.db, over.signal))
    c.set('over', over.signal)
    const tooSlow = new Problem(503, 'too-slow', TOO_SLOW)
    const giveUp = () => {
      over.abort(tooSlow)
      return new HTTPException(503, { cause: tooSlow })
    }
    return timeout(limitMs, giveUp)(c, next)
  })

/** Methods that change nothing. */
export const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another page makes a visitor's browser send, be it from another port or name
 * of the same site. Browsers say so in Sec-Fetch-Site, old ones in Origin alone; programs send neither.
 *
 * @param publicUrl where people reach the service; else it is asked as http on the name in Host
 */
export const sameOrigin = (publicUrl: string | undefined) => {
  const ours = publicUrl && new URL(publicUrl)
  return createMiddleware(async (c, next) => {
    if (safeMethods.has(c.req.method)) return await next()
    const host = c.req.header('host') ?? new URL(c.req.url).host
    const own = ours && ours.host === host.toLowerCase() ? ours.origin : `http://${host}`
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site') ?? (origin ? siteOf(origin, own) : 'none')
    if (site !== 'same-origin' && site !== 'none')
      throw new Problem(403, 'cross-site', 'Changes are not taken from other sites')
    await next()
  })
}

const siteOf = (origin: string, own: string) =>
  origin.toLowerCase() === own.toLowerCase() ? 'same-origin' : 'cross-site'

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

/** The one route whose body is a file: it reads and limits that itself. */
const UPLOAD = /\/api\/m\/[^/]+\/imports$/

/** What looks at bodies leaves that of an upload alone. */
export const unlessUpload = (guard: MiddlewareHandler): MiddlewareHandler =>
  createMiddleware(async (c, next) =>
    c.req.method === 'POST' && UPLOAD.test(c.req.path) ? await next() : await guard(c, next),
  )

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
