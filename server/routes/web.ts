import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import type { SecureHeadersVariables } from 'hono/secure-headers'
import { getMimeType } from 'hono/utils/mime'

type WebEnv = { Variables: SecureHeadersVariables }

/**
 * The faces in the browser. Pages are asked for anew each time; what they load has its content's
 * hash in its name and never changes.
 *
 * @param root folder with the built web
 * @param path that all of it lives under: "/" or "/karta"
 */
export const webRoutes = (root: string, path = '/') => {
  const base = path.replace(/\/$/, '')
  const face = (name: string) => async (c: Context<WebEnv>) => {
    const built = await read(join(root, name, 'index.html'))
    if (!built) return c.notFound()
    const page = new TextDecoder().decode(built)
    return c.html(asServed(page, base, c.get('secureHeadersNonce')), 200, askedAnew)
  }
  const workspace = face('workspace')
  const administration = face('administration')

  // Held once, however many are reading them.
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  const asset = async (c: Context<WebEnv>) => {
    const bytes = kept.get(c.req.path) ?? (await readBelow(root, c.req.path))
    if (!bytes) return c.notFound()
    kept.set(c.req.path, bytes)
    return c.body(bytes, 200, { ...forGood, 'Content-Type': typeOf(c.req.path) })
  }

  return new Hono<WebEnv>()
    .get('/', (c) => c.redirect('/arbete'))
    .get('/arbete', workspace)
    .get('/arbete/*', workspace)
    .get('/logga-in', face('sign-in'))
    .get('/forvaltning', administration)
    .get('/forvaltning/*', administration)
    .get('/assets/*', asset)
    .get('/*', async (c) => {
      const bytes = await readBelow(root, c.req.path)
      if (!bytes) return c.notFound()
      return c.body(bytes, 200, { ...askedAnew, 'Content-Type': typeOf(c.req.path) })
    })
}

const forGood = { 'Cache-Control': 'public, max-age=31536000, immutable' }
const askedAnew = { 'Cache-Control': 'no-cache' }

/**
 * A built page as it is sent. Its addresses, however the build wrote them, become those below `base`,
 * since one page is served at addresses of several depths. The nonce lets the scripts' own style sheets
 * in: React Aria reads it from there.
 */
export const asServed = (page: string, base: string, nonce = ''): string =>
  page
    .replace(/(\s(?:src|href)=["'])(?:\.{1,2}\/)*(?:\.{1,2}\/|\/)(?!\/)/g, `$1${base}/`)
    .replace('<head>', `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`)

/** A file by the address it is asked for, with nothing in it that could lead elsewhere. */
const readBelow = (root: string, path: string) =>
  /^(\/\w[\w.-]*)+$/.test(path) ? read(join(root, path)) : undefined

const read = (path: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (/^(ENOENT|EISDIR|ENOTDIR|ENAMETOOLONG)$/.test(error.code ?? '')) return undefined
    throw error
  })

const typeOf = (path: string): string => getMimeType(path) ?? 'application/octet-stream'
