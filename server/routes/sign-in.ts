import { type Context, Hono } from 'hono'
import { findIdentity } from '../../db/identities.ts'
import { ADDRESS_HEADER, type Auth } from '../auth/auth.ts'
import {
  type Deed,
  halfwayIn,
  ownerOfLink,
  sentBody,
  writeDeed,
  writeEntrance,
} from '../auth/entrance.ts'
import type { AppEnv } from '../context.ts'
import { Problem } from '../errors.ts'
import { describe } from '../openapi.ts'
import type { Needed } from '../permit.ts'

// better-auth answers these itself. Only what is listed here is let through to it: nobody signs up by
// themselves, changes their address or deletes their account.

type Door = {
  method: 'GET' | 'POST'
  path: string
  summary: string
  right: Needed
  /** The fields of the body that are passed on; the rest of what better-auth knows stays shut. */
  takes?: readonly string[]
  /** What is said besides, whoever asks. */
  adds?: { readonly [field: string]: unknown }
  /** Whether it ends in somebody having signed in, or not. */
  entrance?: boolean
  /** What is written of whoever has gone through it, unless that was to sign in. */
  writes?: Deed
}

const doors: readonly Door[] = [
  {
    ...{ method: 'POST', path: '/sign-in/email', entrance: true, right: 'open' },
    ...{ summary: 'Sign in with e-mail and password', takes: ['email', 'password'] },
  },
  {
    ...{ method: 'POST', path: '/sign-in/social', right: 'open' },
    summary: 'Begin to sign in through one’s organisation (OpenID Connect)',
    takes: ['provider', 'callbackURL', 'errorCallbackURL'],
  },
  {
    ...{ method: 'GET', path: '/callback/:id', entrance: true, right: 'open' },
    summary: 'Come back from one’s organisation, signed in there',
  },
  {
    ...{ method: 'POST', path: '/two-factor/verify-totp', entrance: true, right: 'open' },
    ...{ summary: 'The second factor: a code from an app', takes: ['code'] },
    writes: 'second-factor',
  },
  {
    ...{ method: 'POST', path: '/two-factor/verify-backup-code', entrance: true, right: 'open' },
    ...{ summary: 'The second factor: a spare code', takes: ['code'] },
  },
  {
    ...{ method: 'POST', path: '/two-factor/enable', right: 'person' },
    ...{ summary: 'Begin to set up a second factor', takes: ['password'] },
  },
  {
    ...{ method: 'POST', path: '/two-factor/disable', right: 'person' },
    ...{ summary: 'Take one’s second factor away', takes: ['password'] },
    writes: 'second-factor',
  },
  {
    ...{ method: 'POST', path: '/two-factor/generate-backup-codes', right: 'person' },
    ...{ summary: 'New spare codes; those before cease to work', takes: ['password'] },
    writes: { action: 'update', after: { changed: 'spare-codes' } },
  },
  {
    ...{ method: 'POST', path: '/request-password-reset', right: 'open' },
    ...{ summary: 'Ask for a link by which to choose a new password', takes: ['email'] },
  },
  {
    ...{ method: 'POST', path: '/reset-password', right: 'open' },
    ...{ summary: 'Choose a new password by such a link', takes: ['token', 'newPassword'] },
    writes: { action: 'update', after: { changed: 'password-by-link' } },
  },
  {
    ...{ method: 'POST', path: '/change-password', right: 'person' },
    summary: 'Change one’s password; every other session of one’s own ends',
    takes: ['currentPassword', 'newPassword'],
    adds: { revokeOtherSessions: true },
    writes: { action: 'update', after: { changed: 'password' } },
  },
  {
    ...{ method: 'POST', path: '/sign-out', right: 'open' },
    ...{ summary: 'Sign out here', writes: { action: 'sign-out', after: { where: 'here' } } },
  },
  {
    ...{ method: 'POST', path: '/revoke-sessions', right: 'person' },
    summary: 'Sign out everywhere',
    writes: { action: 'sign-out', after: { where: 'everywhere' } },
  },
]

/** Signing in and out, as better-auth does it. */
export function signInRoutes(auth: Auth) {
  const routes = new Hono<AppEnv>()
  for (const door of doors) {
    const { method, path, summary, right, entrance, writes } = door
    const described = describe({
      ...{ tag: 'Sign-in', summary, right, media: 'application/json' },
      also: [400, 401, 403, 429, ...(method === 'GET' ? [302] : [])],
    })
    routes.on(method, path, described, async (c) => {
      if (method === 'POST') assertStaysHere(await sentBody(c))
      const halfway = await halfwayIn(c, auth)
      const before = (writes || asksAgain(door)) && (await whoDoes(c, auth, door))
      const { response, visit } = await auth.handle(await forwarded(c, door))
      if (path === '/sign-in/social' && response.status === 404) await assertUnknown(c, auth)
      // Whoever gives a code and is in already sets their second factor up: that is no sign-in.
      const isEntrance = entrance && !(c.var.viewer && path.startsWith('/two-factor/'))
      if (isEntrance) await writeEntrance(c, auth, { response, visit, halfway })
      else if (writes && before && response.ok) await writeDeed(c, writes, before)
      else if (before && (await isWrongPassword(response))) await writeDeed(c, refused, before)
      return await retold(response)
    })
  }
  return routes
}

/** Whether somebody who is in gives their password again. */
const asksAgain = ({ takes = [], right }: Door) =>
  right === 'person' && takes.some((field) => field === 'password' || field === 'currentPassword')

const refused: Deed = { action: 'sign-in-refused', after: null }

async function isWrongPassword(response: Response): Promise<boolean> {
  if (response.status !== 400) return false
  const { code } = (await response.clone().json()) as { code?: string }
  return code === 'INVALID_PASSWORD'
}

/** Who is about to go through a door: whose link it is, where one is taken, else whoever is in. */
async function whoDoes(c: Context<AppEnv>, auth: Auth, { takes }: Door) {
  if (takes?.includes('token')) return await ownerOfLink(c, auth)
  const { viewer, db } = c.var
  return viewer ? await findIdentity(db, viewer.personId) : undefined
}

// What an answer tells the page. The session's token is for the cookie alone, where no script reads it.
const told = ['twoFactorRedirect', 'url', 'totpURI', 'backupCodes', 'status', 'success'] as const

/** better-auth's answer with our own envelope for errors, its cookies and where it leads as they are. */
async function retold(response: Response): Promise<Response> {
  const { status, headers } = response
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  // One that leads on says so in its headers alone.
  if (status < 400 && (!isJson || headers.has('location'))) return response
  const body = isJson ? ((await response.json()) as { [key: string]: unknown } | null) : null
  headers.delete('content-length')
  headers.set('cache-control', 'no-store')
  if (status < 400) {
    const kept = told.filter((key) => body?.[key] !== undefined).map((key) => [key, body?.[key]])
    return Response.json(Object.fromEntries(kept), { status, headers })
  }
  const wait = headers.get('x-retry-after')
  if (wait !== null) headers.set('retry-after', wait)
  const fallback = status < 500 ? 'rejected' : 'internal'
  const named = typeof body?.code === 'string' ? body.code : fallback
  const code = status === 429 ? 'too-many' : named.toLowerCase().replaceAll('_', '-')
  const message = typeof body?.message === 'string' ? body.message : 'Not accepted'
  headers.set('content-type', 'application/json')
  return Response.json({ error: { code, message } }, { status, headers })
}

/**
 * Where one is led on to is a page of this service: the path alone, so that no link to the way in leads
 * elsewhere.
 *
 * @throws {Problem} 400
 */
function assertStaysHere(body: { [field: string]: unknown }): void {
  for (const [field, value] of Object.entries(body)) {
    if (!/url$|^redirectTo$/i.test(field)) continue
    if (typeof value === 'string' && /^\/(?![/\\])/.test(value)) continue
    throw Problem.invalid([{ path: field, message: 'is a path of this service: /arbete' }])
  }
}

/**
 * The request as better-auth reads it: to the door that was found, with what it takes and nothing
 * else. Whose address it is comes from us alone.
 */
async function forwarded(c: Context<AppEnv>, door: Door): Promise<Request> {
  const { method, path, takes = [], adds = {} } = door
  const headers = new Headers(c.req.raw.headers)
  for (const name of [ADDRESS_HEADER, 'x-forwarded-for', 'content-length']) headers.delete(name)
  if (c.var.address !== null) headers.set(ADDRESS_HEADER, c.var.address)
  const id = encodeURIComponent(c.req.param('id') ?? '')
  const url = new URL(`/api/auth${path.replace(':id', id)}`, c.req.url)
  if (method === 'GET') {
    url.search = new URL(c.req.url).search
    return new Request(url, { headers })
  }
  headers.set('content-type', 'application/json')
  const told = Object.entries(await sentBody(c)).filter(([field]) => takes.includes(field))
  const body = JSON.stringify({ ...Object.fromEntries(told), ...adds })
  return new Request(url, { method, headers, body })
}

/** @throws {Problem} 503 for a directory that there is, and that has not told where its doors are */
async function assertUnknown(c: Context<AppEnv>, auth: Auth): Promise<void> {
  const { provider } = await sentBody(c)
  if (!auth.directories.some(({ id }) => id === provider)) return
  throw new Problem(503, 'directory-down', 'The sign-in of that organisation does not answer')
}
