import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const entry = (face: string) => fileURLToPath(new URL(`./web/${face}/index.html`, import.meta.url))

const faces = { workspace: '/arbete', 'sign-in': '/logga-in', administration: '/forvaltning' }

/** In development each face answers at the same address as on the real server. */
const faceAddresses = (): Plugin => ({
  name: 'face-addresses',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, response, next) => {
      const path = request.url?.split('?')[0]
      if (path === '/') {
        response.writeHead(302, { location: faces.workspace }).end()
        return
      }
      for (const [folder, address] of Object.entries(faces))
        if (path === address || path?.startsWith(`${address}/`))
          request.url = `/${folder}/index.html`
      next()
    })
  },
})

/** React Aria carries its words in 34 languages; those that are never shown stay out. */
const onlyOurLanguages = (): Plugin => ({
  name: 'only-our-languages',
  load: {
    filter: { id: /react-(aria|stately)\/dist\/.*\/intl\/.*\/[a-z]{2}-[A-Z]{2}\.m?js$/ },
    handler: (id) => (/(sv-SE|en-US)\.m?js$/.test(id) ? null : 'export default {}'),
  },
})

export default defineConfig(({ command }) => {
  // What is built is for people, whoever builds it: a test's NODE_ENV would bring React's slow half.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: 'web',
    // Built pages and scripts find each other wherever the service lives; see web/api/base.ts.
    base: './',
    plugins: [react(), faceAddresses(), onlyOurLanguages()],
    worker: { format: 'es' },
    server: {
      port: 5173,
      // web/api holds modules of its own: those Vite serves itself.
      proxy: { '^/api/(?!.*[.]tsx?([?]|$))': `http://127.0.0.1:${process.env.PORT ?? 8080}` },
    },
    build: {
      outDir: '../dist/web',
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        input: Object.fromEntries(Object.keys(faces).map((face) => [face, entry(face)])),
        // h3-js does nothing when it is only imported: where no cell is computed it can be left out.
        treeshake: { moduleSideEffects: [{ test: /node_modules\/h3-js\//, sideEffects: false }] },
      },
    },
  }
})
