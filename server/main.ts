import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
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
import { securityHeaders } from './guards.ts'
import { openForRequests, openHome } from './home.ts'
import { keepNights } from './jobs/night.ts'
import { type Fetch, listen, makeServer } from './listen.ts'
import { logError } from './log.ts'
import { fail, say } from './start-error.ts'

// The only file with side effects: it opens the data, listens, and lets go of both in the end.

const webRoot = fileURLToPath(new URL('../dist/web', import.meta.url))
const now = () => new Date()
const isDevelopment = process.env.NODE_ENV === 'development'

/** What is answered until the data is open: alive, not ready. */
const opening = new Hono()
  .use(securityHeaders())
  .get('/healthz', (c) => c.json({ status: 'ok' }))
  .all('*', (c) => c.text('Tryggkartan startar, försök igen om en stund.', 503))

async function main(): Promise<void> {
  const env = readEnv(process.env)
  let answer: Fetch = opening.fetch
  const server = makeServer((request, bindings) => answer(request, bindings))
  await listen(server, env)
  const open = new Set<Open>()
  stopOnSignal(server, open)
  try {
    const home = await openHome(env, say)
    open.add(home)
    const files = openFiles(env.dataDir)
    const { db } = home
    if (!isDevelopment) await buildWebIfStale(say)
    if (home.kind === 'embedded') await makeDemo({ db, files, now: now() }, say)
    const sign = checkpointSigner(readSecret(env.dataDir))
    open.add({ close: keepNights(db, { now, sign, files }) })
    const asked = await openForRequests(env, home)
    open.add(asked)
    answer = underPath(env.basePath, createApp(partsOf(env, asked, files)).fetch)
  } catch (error) {
    await leave(open)
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
    publicUrl,
  }
}

/** Ends what goes on, then lets go of the data. A second signal ends at once. */
function stopOnSignal(server: Server, open: ReadonlySet<Open>): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    say('Stänger …', 'closing …')
    server.close()
    server.closeAllConnections()
    await leave(open)
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** What is let go of in the end: the data, and what works on it by itself. */
type Open = { close: () => Promise<void> }

const leave = (open: ReadonlySet<Open>) => Promise.all([...open].map(({ close }) => close()))

// Node would print the whole of an error that nobody caught, and what it holds.
process.on('uncaughtException', (error) => {
  logError(error)
  process.exit(1)
})

await main().catch(fail)
