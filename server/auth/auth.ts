import { AsyncLocalStorage } from 'node:async_hooks'
import { APIError, betterAuth } from 'better-auth'
import { createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Db } from '../../db/connect.ts'
import { findIdentity } from '../../db/identities.ts'
import { newId } from '../../db/ids.ts'
import { forgetLinks } from '../../db/ways-in.ts'
import { logError } from '../log.ts'
import type { Directory } from './directories.ts'
import { admit, type Visit } from './directory-visit.ts'
import { type Links, passwordLink, resetLetter } from './links.ts'
import type { SendMail } from './mail.ts'
import {
  faultOf,
  hashPassword,
  isPassword,
  LONGEST_PASSWORD,
  SHORTEST_PASSWORD,
} from './password.ts'
import { newSpareCodes, spareCodeOf } from './spare-codes.ts'

/** A working day and a little: then one signs in again. */
const SESSION_S = 12 * 3600
const RESET_S = 3600

export type AuthDeps = {
  db: Db
  secret: string
  /** Where people reach the service: `https://tryggkartan.example.se/karta`. */
  publicUrl: string | undefined
  /** Other origins whose pages may sign in: those of this machine. */
  origins: readonly string[]
  directories: readonly Directory[]
  mail: SendMail | undefined
  links: Links
}

/** The header in which the address of whoever asks is handed to better-auth, set by us alone. */
export const ADDRESS_HEADER = 'x-tryggkartan-address'

/** Sign-in by better-auth on the same database. Its routes are let through by `server/routes/sign-in.ts`. */
export function createAuth(deps: AuthDeps) {
  const { db, secret, publicUrl, directories } = deps
  // What a directory tells of somebody during one request to it.
  const visits = new AsyncLocalStorage<{ visit?: Visit }>()
  const auth = betterAuth({
    appName: 'Tryggkartan',
    secret,
    ...(publicUrl && { baseURL: new URL(publicUrl).origin }),
    basePath: '/api/auth',
    trustedOrigins: [...deps.origins],
    // No transactions of its own: our hooks ask the database too, and the embedded home has one
    // connection, which such a transaction would hold while they wait for it.
    database: { db, type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: {
      modelName: 'person',
      // Nobody is without one; somebody who comes through a directory gets its unit, below.
      additionalFields: { unitId: { type: 'string', required: false, input: false } },
      validateUserInfo: ({ user, source }) => admit(db, directories, { user, source }, visits),
    },
    session: {
      expiresIn: SESSION_S,
      disableSessionRefresh: true,
      additionalFields: {
        method: { type: 'string', required: false, input: false },
        viewAs: { type: 'string', required: false, input: false },
      },
    },
    account: {
      accountLinking: {
        enabled: true,
        // Who may be linked is decided by `admit`: people of the organisation the directory is bound to.
        trustedProviders: directories.map(({ id }) => id),
        requireLocalEmailVerified: false,
      },
    },
    // By their digests: whoever reads the database has no link or half sign-in that works.
    verification: { modelName: 'verification', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_S,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => isPassword(password, hash),
      },
      // Not waited for: how long a letter takes would tell whether somebody has the address.
      sendResetPassword: async ({ user, token }) => {
        deps
          .mail?.(resetLetter(user, deps.links.newPassword(token)))
          .catch((error) => logError(error, { doing: 'letter' }))
      },
      // What else was under way for them, links and half sign-ins, was begun with what is now forgotten.
      onPasswordReset: ({ user }) => forgetLinks(db, user.id),
    },
    plugins: [
      twoFactor({
        issuer: 'Tryggkartan',
        schema: { twoFactor: { modelName: 'twoFactor' } },
        backupCodeOptions: { customBackupCodesGenerate: newSpareCodes },
      }),
      signInThrough(deps),
    ],
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rateLimit',
      window: 60,
      max: 60,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-in/social': { window: 60, max: 20 },
        '/callback/*': { window: 60, max: 20 },
        '/request-password-reset': { window: 600, max: 5 },
        '/reset-password': { window: 600, max: 10 },
        '/two-factor/*': { window: 60, max: 10 },
        '/change-password': { window: 600, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: 'tryggkartan',
      // Said in so many words: left to itself it checks neither where TEST is set.
      ...{ disableOriginCheck: false, disableCSRFCheck: false },
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: deps.links.path },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => newId() },
    },
    // What it does not know is thrown on: else it would print the whole of it.
    onAPIError: { errorURL: deps.links.signIn, throw: true },
    databaseHooks: {
      // Nothing here goes to a directory on somebody's behalf: its tokens are not kept.
      account: {
        create: { before: async (account) => ({ data: { ...account, ...withoutTokens } }) },
        update: { before: async (account) => ({ data: { ...account, ...withoutTokens } }) },
      },
      user: {
        create: {
          before: async (user) => {
            const unitId = visits.getStore()?.visit?.directory.unitId
            // Not every directory tells a name.
            const name = user.name || user.email
            return { data: { ...user, name, unitId, emailVerified: true } }
          },
        },
      },
      session: {
        create: {
          before: async (session) => {
            const method = visits.getStore()?.visit ? 'oidc' : 'password'
            const begun = { method, ...session }
            await assertMaySignIn(db, begun)
            return { data: begun }
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (endpoint) => {
        const { path, body, context } = endpoint
        if (path === '/change-password')
          // The route finds out who asks only after this.
          await assertGoodPassword(db, body, (await getSessionFromCtx(endpoint))?.user.id)
        if (path === '/reset-password') {
          const link = passwordLink(String((body as NewPassword).token))
          const found = await context.internalAdapter.findVerificationValue(link)
          await assertGoodPassword(db, body, found?.value)
        }
        if (path === '/two-factor/verify-backup-code' && typeof body?.code === 'string')
          return { context: { body: { code: spareCodeOf(body.code) } } }
      }),
    },
  })
  return {
    directories,
    api: auth.api,
    context: auth.$context,
    /** Answers a request, and tells what a directory told of whoever came from it. */
    handle: (request: Request): Promise<{ response: Response; visit?: Visit }> =>
      visits.run({}, async () => {
        const response = await auth.handler(request)
        const visit = visits.getStore()?.visit
        return { response, ...(visit && { visit }) }
      }),
  }
}

export type Auth = ReturnType<typeof createAuth>

/**
 * Sign-in through the directories. better-auth would ask each where its doors are before it answers
 * anything at all, and wait for one that is silent; here each is asked when somebody wants to go there,
 * and has ten seconds.
 */
function signInThrough({ directories, links }: AuthDeps) {
  const config = directories.map(({ id, issuer, clientId, clientSecret, scopes }) => ({
    ...{ providerId: id, clientId, clientSecret, scopes, pkce: true },
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    redirectURI: links.callback(id),
    overrideUserInfo: false,
  }))
  const plugin = genericOAuth({ config })
  // What the plugin itself sets for those that did not answer when it began.
  const genericOAuthPendingDiscovery = new Map(config.map((one) => [one.providerId, one]))
  const init = async () => ({ context: { genericOAuthPendingDiscovery } })
  return { ...plugin, init: init as unknown as typeof plugin.init }
}

/** @throws {APIError} 403 for somebody who has been shut out, or has no role that they come in to */
async function assertMaySignIn(
  db: Db,
  { userId, method }: { userId: string; method: string },
): Promise<void> {
  const person = await findIdentity(db, userId)
  if (!person || person.disabled)
    throw new APIError('FORBIDDEN', { code: 'DISABLED', message: 'This account has been closed' })
  // Who comes by a directory has been asked for by `admit`; what it gave counts for them alone.
  if (method !== 'oidc' && !person.grants.some(({ manual }) => manual))
    throw new APIError('FORBIDDEN', {
      code: 'NO_ROLE',
      message: 'This account has no role anywhere',
    })
}

const withoutTokens = { accessToken: null, refreshToken: null, idToken: null }

type NewPassword = { newPassword?: unknown; token?: unknown }

/**
 * @param ownerId whose it will be; unknown for a link that does not work
 * @throws {APIError} 400 for a password that is too short, common or one's own name
 */
async function assertGoodPassword(
  db: Db,
  { newPassword }: NewPassword,
  ownerId: string | undefined,
): Promise<void> {
  if (typeof newPassword !== 'string') return
  const owner = ownerId
    ? await db
        .selectFrom('person')
        .select(['name', 'email'])
        .where('id', '=', ownerId)
        .executeTakeFirst()
    : undefined
  const towns = await db.selectFrom('municipality').select('name').execute()
  const places = towns.map(({ name }) => name)
  const fault = faultOf(newPassword, owner ?? { name: '', email: '' }, places)
  if (fault === undefined) return
  const code = `PASSWORD_${fault.toUpperCase().replace('-', '_')}`
  throw new APIError('BAD_REQUEST', { code, message: `The password is ${fault}` })
}
