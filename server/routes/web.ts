import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'

const cached = (rule: string) =>
  createMiddleware(async (c, next) => {
    await next()
    if (c.res.ok) c.header('Cache-Control', rule)
  })
const forGood = cached('public, max-age=31536000, immutable')
const askedAnew = cached('no-cache')

/**
 * The faces in the browser. Pages are asked for anew each time; what they load has its content's
 * hash in its name and never changes.
 *
 * @param root folder with the built web
 * @param basePath the path that all of it lives under
 */
export const webRoutes = (root: string, basePath = '/') => {
  const face = (name: string) => serveStatic({ path: join(root, `${name}/index.html`) })
  const workspace = face('workspace')
  const administration = face('administration')
  return new Hono()
    .get('/', (c) => c.redirect(`${basePath.replace(/\/$/, '')}/arbete`))
    .get('/arbete', askedAnew, workspace)
    .get('/arbete/*', askedAnew, workspace)
    .get('/logga-in', askedAnew, face('sign-in'))
    .get('/forvaltning', askedAnew, administration)
    .get('/forvaltning/*', askedAnew, administration)
    .get('/assets/*', forGood, serveStatic({ root }))
    .get('/*', askedAnew, serveStatic({ root }))
}
