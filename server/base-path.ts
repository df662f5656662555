type Fetch = (request: Request, bindings: object) => Response | Promise<Response>

/**
 * The same answers, for a service that lives under a path of a host it shares.
 *
 * @param basePath "" for a host of its own, or "/karta"
 */
export function underPath(basePath: string, fetch: Fetch): Fetch {
  if (basePath === '') return fetch
  return (request, bindings) => {
    const url = new URL(request.url)
    if (url.pathname === basePath) return Response.redirect(`${url.origin}${basePath}/`, 308)
    if (!url.pathname.startsWith(`${basePath}/`))
      return new Response('Sidan finns inte. / No such page.', { status: 404 })
    url.pathname = url.pathname.slice(basePath.length)
    const { method, headers, body, signal } = request
    const inner = new Request(url, {
      ...{ method, headers, body, signal },
      ...(body && { duplex: 'half' }),
    })
    return fetch(inner, bindings)
  }
}
