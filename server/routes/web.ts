import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'

const cached = (rule: string) => (_path: string, c: Context) => c.header('Cache-Control', rule)

/**
 * The faces in the browser. Pages are asked for anew each time; what they load has its content's
 * hash in its name and never changes.
 *
 * @param root folder with the built web
 */
export const webRoutes = (root: string) => {
  const workspace = serveStatic({
    path: join(root, 'workspace/index.html'),
    onFound: cached('no-cache'),
  })
  return new Hono()
    .get('/', (c) => c.redirect('/arbete'))
    .get('/arbete', workspace)
    .get('/arbete/*', workspace)
    .get('/assets/*', serveStatic({ root, onFound: cached('public, max-age=31536000, immutable') }))
    .get('/*', serveStatic({ root, onFound: cached('no-cache') }))
}
