import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { html } from 'hono/html'

// The API's page: Swagger UI from its npm package, with nothing from another host and no script in
// the page itself, so that it lives under the same Content-Security-Policy as the rest. Its addresses
// are relative to /api/docs, under whatever path the service lives.

const assets: { [name: string]: string } = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
}

const start = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
})
`

const page = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tryggkartan: API</title>
    <link rel="icon" href="docs/favicon-32x32.png" />
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body>
    <main id="docs"></main>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>`

/** A page to read and try the API on, at /api/docs. */
export const docsRoutes = new Hono()
  .get('/', (c) => c.html(page))
  .get('/start.js', (c) => c.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  .get('/:asset', async (c) => {
    const name = c.req.param('asset')
    if (!Object.hasOwn(assets, name)) return c.notFound()
    const path = fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`))
    const bytes = await readFile(path)
    return c.body(bytes, 200, { 'Content-Type': assets[name]!, 'Cache-Control': 'max-age=3600' })
  })
