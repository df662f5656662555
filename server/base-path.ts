import { Hono } from 'hono'
import { securityHeaders } from './guards.ts'
import type { Fetch } from './listen.ts'

/**
 * The same answers, for a service that lives under a path of a host it shares. The app within knows
 * nothing of it: what is asked for loses the path, and addresses that an answer leads on to get it.
 *
 * @param basePath "" for a host of its own, or "/karta"
 */
export function underPath(basePath: string, fetch: Fetch): Fetch {
  if (basePath === '') return fetch
  const outside = new Hono()
    .use(securityHeaders())
    .get(basePath, (c) => c.redirect(`${basePath}/${new URL(c.req.url).search}`, 308))
    .all('*', (c) => c.text('Sidan finns inte. / No such page.', 404))
  return async (request, bindings) => {
    const url = new URL(request.url)
    if (!url.pathname.startsWith(`${basePath}/`)) return outside.fetch(request, bindings)
    url.pathname = url.pathname.slice(basePath.length)
    const { method, headers, body, signal } = request
    const inner = new Request(url, {
      ...{ method, headers, body, signal },
      ...(body && { duplex: 'half' }),
    })
    const response = await fetch(inner, bindings)
    const location = response.headers.get('location')
    if (location && isOutside(location, basePath))
      response.headers.set('location', basePath + location)
    return response
  }
}

/** An address on this host that the path is missing from. */
const isOutside = (location: string, basePath: string): boolean =>
  /^\/(?!\/)/.test(location) && location !== basePath && !location.startsWith(`${basePath}/`)
