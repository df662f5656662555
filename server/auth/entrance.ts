import type { Context } from 'hono'
import { getSignedCookie } from 'hono/cookie'
import { recordChange } from '../../db/audit.ts'
import { type Db, inTransaction } from '../../db/connect.ts'
import { findIdentity, findIdentityByEmail, type Identity } from '../../db/identities.ts'
import { setGrants } from '../../db/roles.ts'
import { noteSignIn } from '../../db/ways-in.ts'
import type { AppEnv } from '../context.ts'
import type { Auth } from './auth.ts'
import type { Visit } from './directory-visit.ts'
import { passwordLink } from './links.ts'
import { aboutWayIn } from './way-in.ts'

// What is written down at the door: who came in, by which way, who was refused, and what somebody did
// to their own way in.

/** What was sent, which is JSON or nothing: the guards have seen to that. */
export async function sentBody(c: Context<AppEnv>): Promise<{ [field: string]: unknown }> {
  const text = await c.req.text()
  return (text === '' ? null : JSON.parse(text)) ?? {}
}

type Entrance = {
  response: Response
  visit: Visit | undefined
  /** Whose password was right, while the code of their second factor is asked for. */
  halfway: string | undefined
}

/** Who has given their password and not yet a code, by the cookie that waits for it. */
export async function halfwayIn(c: Context<AppEnv>, auth: Auth): Promise<string | undefined> {
  const { createAuthCookie, internalAdapter, secret } = await auth.context
  const waiting = await getSignedCookie(c, secret, createAuthCookie('two_factor').name)
  return waiting ? (await internalAdapter.findVerificationValue(waiting))?.value : undefined
}

/** Writes down who came in, or that somebody was refused. */
export async function writeEntrance(
  c: Context<AppEnv>,
  auth: Auth,
  { response, visit, halfway }: Entrance,
): Promise<void> {
  const { db, address } = c.var
  const now = c.var.now()
  const personId = await signedIn(auth, response)
  const person = personId ? await findIdentity(db, personId) : undefined
  if (!person) return await writeRefusal(c, { response, visit, halfway })
  await inTransaction(db, async (tx) => {
    if (visit) {
      const { directory, grants } = visit
      await setGrants(tx, person, { source: directory.id, grants, now })
    }
    await writeSignIn(tx, person, { address, now, through: visit?.directory.id ?? 'password' })
  })
}

/** Writes down that somebody has come in. Call it in a transaction. */
export async function writeSignIn(
  tx: Db,
  person: Identity,
  { address, through, now }: { address: string | null; through: string; now: Date },
): Promise<void> {
  await noteSignIn(tx, person.id, now)
  const change = { action: 'sign-in', before: null, after: { through } } as const
  await recordChange(tx, { ...change, ...bySelf(person, address) }, now)
}

type Self = Pick<Identity, 'id' | 'name' | 'unitId' | 'organisationKind'>

/** Somebody's own doing with how they sign in, as the log has it: of no municipality. */
export const bySelf = (person: Self, address: string | null) => ({
  ...{ municipality: null, recordKind: 'session', ...aboutWayIn(person) },
  actor: { id: person.id, name: person.name, personId: person.id, address },
})

/** What is written of somebody who has changed how they sign in, signed out, or was refused that. */
export type Deed =
  // Whether they have one now, if that is another answer than before.
  | 'second-factor'
  | { action: 'update' | 'sign-out'; after: { [field: string]: string } }
  | { action: 'sign-in-refused'; after: null }

/** Whose the link is that was sent to choose a new password by, whoever is in; unknown for one that does not work. */
export async function ownerOfLink(c: Context<AppEnv>, auth: Auth): Promise<Identity | undefined> {
  const { token } = await sentBody(c)
  const { internalAdapter } = await auth.context
  const link = await internalAdapter.findVerificationValue(passwordLink(String(token)))
  return link ? await findIdentity(c.var.db, link.value) : undefined
}

/** Writes down what somebody has done. @param was how it stood with them before */
export async function writeDeed(c: Context<AppEnv>, deed: Deed, was: Identity): Promise<void> {
  const { db, address } = c.var
  const change = deed === 'second-factor' ? await turned(db, was) : { ...deed, before: null }
  if (!change) return
  await inTransaction(db, (tx) =>
    recordChange(tx, { ...change, ...bySelf(was, address) }, c.var.now()),
  )
}

async function turned(db: Db, { id, secondFactor }: Identity) {
  const is = await findIdentity(db, id)
  if (!is || is.secondFactor === secondFactor) return undefined
  const [before, after] = [{ secondFactor }, { secondFactor: is.secondFactor }]
  return { action: 'update', before, after } as const
}

/** The person of the session that an answer gives, if it gives one. */
async function signedIn(auth: Auth, response: Response): Promise<string | undefined> {
  const cookies = response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0]!)
    .filter((cookie) => /session_token=./.test(cookie))
  if (cookies.length === 0) return undefined
  const headers = new Headers({ cookie: cookies.join('; ') })
  const found = await auth.api.getSession({ headers })
  return found?.user.id
}

/**
 * That a password or code was wrong, or that a directory lets somebody in no more, who then has none of
 * the roles it gave. An address is kept only where it is of somebody here.
 */
async function writeRefusal(
  c: Context<AppEnv>,
  { response, visit, halfway }: Entrance,
): Promise<void> {
  const { db } = c.var
  const now = c.var.now()
  const isRefused = response.status === 401 || response.status === 403
  const person = visit?.personId
    ? await findIdentity(db, visit.personId)
    : isRefused
      ? await whoTried(c, halfway)
      : undefined
  if (!person) return
  await inTransaction(db, async (tx) => {
    if (visit)
      await setGrants(tx, person, { source: visit.directory.id, grants: visit.grants, now })
    await recordChange(
      tx,
      {
        ...{ action: 'sign-in-refused', ...bySelf(person, c.var.address) },
        ...{ before: null, after: visit ? { through: visit.directory.id } : null },
      },
      now,
    )
  })
}

/** Whose password or code it was that was wrong. */
async function whoTried(c: Context<AppEnv>, halfway: string | undefined) {
  const { email } = await sentBody(c)
  if (typeof email === 'string')
    return await findIdentityByEmail(c.var.db, email.trim().toLowerCase())
  return halfway ? await findIdentity(c.var.db, halfway) : undefined
}
