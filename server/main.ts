import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Home } from '../db/connect.ts'
import { createApp } from './app.ts'
import { buildWebIfStale } from './build-web.ts'
import { demoPerson, makeDemo } from './demo.ts'
import { type Env, readEnv } from './env.ts'
import { openFiles } from './files.ts'
import { openHome } from './home.ts'
import { fail, StartError, say } from './start-error.ts'

// The only file with side effects: it opens the data, listens, and lets go of both in the end.

const webRoot = fileURLToPath(new URL('../dist/web', import.meta.url))
const now = () => new Date()

/** What is answered until the data is open: alive, not ready. */
const opening = new Hono()
  .get('/healthz', (c) => c.json({ status: 'ok' }))
  .all('*', (c) => c.text('Tryggkartan startar, försök igen om en stund.', 503))

async function main(): Promise<void> {
  const env = readEnv(process.env)
  let answer: (request: Request, bindings: object) => Response | Promise<Response> = opening.fetch
  const server = await listen(env, (request, bindings) => answer(request, bindings))
  let home: Home | undefined
  stopOnSignal(server, () => home)
  try {
    home = await openHome(env, say)
    const files = openFiles(env.dataDir)
    const { db } = home
    if (process.env.NODE_ENV !== 'development') await buildWebIfStale(say)
    if (home.kind === 'embedded') await makeDemo({ db, files, now: now() }, say)
    answer = createApp({ db, files, now, actor: demoPerson, webRoot }).fetch
  } catch (error) {
    await home?.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const shown = env.host.includes(':') ? `[${env.host}]` : env.host
  const name = shown.startsWith('127.') ? 'localhost' : shown
  say(
    `Tryggkartan är igång: http://${name}:${port}   (avsluta med Ctrl-C)`,
    'it is running (stop with Ctrl-C)',
  )
}

function listen(
  { host, port }: Env,
  fetch: (request: Request, bindings: object) => Response | Promise<Response>,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server))
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
  })
}

/** Ends what goes on, then lets go of the data. A second signal ends at once. */
function stopOnSignal(server: ServerType, home: () => Home | undefined): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    say('Stänger …', 'closing …')
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await home()?.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

await main().catch(fail)
