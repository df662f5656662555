import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Home } from '../db/connect.ts'
import { createApp, type Deps } from './app.ts'
import { createAuth } from './auth/auth.ts'
import { demoDoor } from './auth/demo-door.ts'
import { readDirectories } from './auth/directories.ts'
import { linksBelow } from './auth/links.ts'
import { mailThrough } from './auth/mail.ts'
import { checkpointSigner, readSecret } from './auth/secret.ts'
import { underPath } from './base-path.ts'
import { buildWebIfStale } from './build-web.ts'
import { addressOf } from './client-address.ts'
import { makeDemo } from './demo.ts'
import { type Env, readEnv } from './env.ts'
import { type Files, openFiles } from './files.ts'
import { openHome } from './home.ts'
import { keepNights } from './jobs/night.ts'
import { fail, StartError, say } from './start-error.ts'

// The only file with side effects: it opens the data, listens, and lets go of both in the end.

const webRoot = fileURLToPath(new URL('../dist/web', import.meta.url))
const now = () => new Date()
const isDevelopment = process.env.NODE_ENV === 'development'

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
    if (!isDevelopment) await buildWebIfStale(say)
    if (home.kind === 'embedded') await makeDemo({ db, files, now: now() }, say)
    const sign = checkpointSigner(readSecret(env.dataDir))
    keepNights(db, { now, sign })
    answer = underPath(env.basePath, createApp(partsOf(env, home, files)).fetch)
  } catch (error) {
    await home?.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const shown = env.host.includes(':') ? `[${env.host}]` : env.host
  const name = shown.startsWith('127.') ? 'localhost' : shown
  say(
    `Tryggkartan är igång: http://${name}:${port}${env.basePath}   (avsluta med Ctrl-C)`,
    'it is running (stop with Ctrl-C)',
  )
}

/** What the app is built from, as the environment has it. */
function partsOf(env: Env, { db, kind }: Home, files: Files): Deps {
  const { publicUrl, basePath, smtpUrl, mailFrom, oidcFile } = env
  const here = ['localhost', '127.0.0.1', '[::1]']
  const links = linksBelow(
    `${publicUrl?.replace(/\/$/, '') ?? `http://localhost:${env.port}`}${basePath}`,
  )
  const directories = oidcFile ? readDirectories(oidcFile) : []
  const mail = smtpUrl ? mailThrough(smtpUrl, mailFrom ?? `tryggkartan@${hostname()}`) : undefined
  const auth = createAuth({
    ...{ db, secret: readSecret(env.dataDir), publicUrl, directories, mail, links },
    // In development the browser's part is served by Vite, on a port of its own.
    origins: here.flatMap((name) =>
      [env.port, ...(isDevelopment ? [5173] : [])].map((port) => `http://${name}:${port}`),
    ),
  })
  return {
    ...{ db, files, now, auth, links, directories, webRoot, mail: mail !== undefined },
    ...(kind === 'embedded' && { demo: demoDoor(auth, db) }),
    addressOf: addressOf(env.trustedProxy),
    host: publicUrl && new URL(publicUrl).host.toLowerCase(),
  }
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
