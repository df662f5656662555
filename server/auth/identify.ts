import type { Db } from '../../db/connect.ts'
import { findIdentity, type Identity } from '../../db/identities.ts'
import type { Role } from '../../geodata/model/person.ts'
import { type ProjectorRole, projectorRoles } from '../rights.ts'
import type { Viewer } from '../viewer.ts'
import type { Auth } from './auth.ts'
import type { DemoDoor } from './demo-door.ts'

/** Finds out who asks: nobody, unless their cookie is of a session that stands. */
export type Identify = (asked: {
  headers: Headers
  address: string | null
}) => Promise<Viewer | null>

/**
 * By better-auth's sessions. Roles are read anew at each request: one that is taken away is gone.
 *
 * @param demo the door that demo sessions came in by; without one, or once it is shut, they are nobody's
 */
export const identifyBy =
  (auth: Auth, db: Db, demo?: DemoDoor): Identify =>
  async ({ headers, address }) => {
    if (!headers.get('cookie')?.includes('tryggkartan.')) return null
    const found = await auth.api.getSession({ headers, query: { disableCookieCache: true } })
    // The adapter's type does not know of the fields that we add.
    const session = found?.session as Session | undefined
    if (!found || !session) return null
    if (session.method === 'demo' && !(await demo?.isOpen())) return null
    const identity = await findIdentity(db, found.user.id)
    return identity && !identity.disabled ? viewerOf(identity, session, address) : null
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
