import { createServer, type Server } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import { Problem, toBody, toProblem } from './errors.ts'
import {
  type ConnectionLimits,
  connectionLimits,
  HEADER_LIMIT,
  HEADER_LIMIT_BYTES,
} from './limits.ts'
import { logError } from './log.ts'
import { cutOffSlow } from './slow-clients.ts'
import { StartError } from './start-error.ts'

export type Fetch = (request: Request, bindings: object) => Response | Promise<Response>

/** The HTTP server around the app, with what one connection may cost. It does not listen yet. */
export function makeServer(fetch: Fetch, limits: ConnectionLimits = connectionLimits): Server {
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.everyMs,
      maxHeaderSize: HEADER_LIMIT_BYTES,
    },
    getRequestListener(fetch, { errorHandler: answerTo }),
  )
  server.maxHeadersCount = HEADER_LIMIT
  server.timeout = limits.silenceMs
  cutOffSlow(server, limits)
  return server
}

/** What is answered to a request that the app cannot be asked, such as one for an impossible address. */
function answerTo(error: unknown): Response {
  const problem =
    error instanceof RequestError
      ? new Problem(400, 'invalid-request', 'Not a request for an address here')
      : toProblem(error as Error)
  if (problem.status >= 500) logError(error)
  const headers = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }
  return Response.json(toBody(problem), { status: problem.status, headers })
}

/** @throws {StartError} when the port is in use, or the address not one of this machine */
export function listen(
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken
          ? new StartError(
              `Port ${port} används redan av ett annat program. Välj en annan med PORT.`,
              `Port ${port} is already in use by another program. Choose another one with PORT.`,
            )
          : new StartError(
              `Det går inte att lyssna på ${host}:${port} (${error.code}).`,
              `Cannot listen on ${host}:${port} (${error.code}).`,
            ),
      )
    })
    server.listen(port, host, () => resolve())
  })
}
