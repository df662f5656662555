import type { Db } from '../../db/connect.ts'
import { findIdentity, type Identity } from '../../db/people.ts'
import type { Role } from '../../geodata/model/person.ts'
import { type ProjectorRole, projectorRoles } from '../rights.ts'
import type { Viewer } from '../viewer.ts'
import type { Auth } from './auth.ts'

/** Finds out who asks: nobody, unless their cookie is of a session that stands. */
export type Identify = (asked: {
  headers: Headers
  address: string | null
}) => Promise<Viewer | null>

/** By better-auth's sessions. Roles are read anew at each request: one that is taken away is gone. */
export const identifyBy =
  (auth: Auth, db: Db): Identify =>
  async ({ headers, address }) => {
    if (!headers.get('cookie')?.includes('tryggkartan.')) return null
    const found = await auth.api.getSession({ headers, query: { disableCookieCache: true } })
    const identity = found && (await findIdentity(db, found.user.id))
    if (!identity || identity.disabled) return null
    return viewerOf(identity, found.session as unknown as Session, address)
  }

type Session = {
  id: string
  method: Viewer['session']['method']
  viewAs: string | null
  expiresAt: Date
}

function viewerOf(
  { id, grants, disabled: _, secondFactorRequired, ...identity }: Identity,
  session: Session,
  address: string | null,
): Viewer {
  const roles = new Map<string, Role[]>()
  // What a directory gave counts for whoever comes by it: who has left there has left here.
  for (const { municipality, role, manual } of grants)
    if (manual || session.method === 'oidc')
      roles.set(municipality, [...(roles.get(municipality) ?? []), role])
  const viewAs = projectorRoles.find((role) => role === session.viewAs) ?? null
  return {
    ...identity,
    ...{ personId: id, roles, address },
    session: {
      ...{ id: session.id, method: session.method, viewAs: viewAs as ProjectorRole | null },
      expiresAt: session.expiresAt,
    },
    // Who comes through their organisation's own sign-in has its second factor, not ours.
    needsSecondFactor:
      secondFactorRequired && !identity.secondFactor && session.method === 'password',
  }
}
