import { createHash } from 'node:crypto'
import type { Role } from '../geodata/model/person.ts'
import type { Db } from './connect.ts'
import { newId } from './ids.ts'

// Sessions, second factors and links: better-auth's to keep (server/auth), save for what is done here.

/** Ends every session of a person. @returns how many there were */
export async function endSessions(tx: Db, personId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('userId', '=', personId)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Takes back what is under way for a person: links that are not used, and sign-ins that are halfway. */
export async function forgetLinks(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('verification').where('value', '=', personId).execute()
}

/** Ends every session of a person, and what is under way to become one. */
export async function endWaysIn(tx: Db, personId: string): Promise<void> {
  await endSessions(tx, personId)
  await forgetLinks(tx, personId)
}

/** Takes a person's second factor away, and ends every session. */
export async function forgetSecondFactor(tx: Db, personId: string): Promise<void> {
  await tx.deleteFrom('twoFactor').where('userId', '=', personId).execute()
  await tx
    .updateTable('person')
    .set(({ eb }) => ({ twoFactorEnabled: false, version: eb('version', '+', 1) }))
    .where('id', '=', personId)
    .execute()
  await endSessions(tx, personId)
}

/**
 * Keeps a token by which a person chooses a new password, once: as better-auth looks for it, by its
 * digest, so that whoever reads the database or a backup of it has no link that works.
 *
 * @param token unguessable
 */
export async function insertPasswordToken(
  tx: Db,
  { personId, token, expiresAt }: { personId: string; token: string; expiresAt: Date },
): Promise<void> {
  const identifier = createHash('sha256').update(`reset-password:${token}`).digest('base64url')
  const now = new Date()
  await tx
    .insertInto('verification')
    .values({
      ...{ id: newId(), identifier, value: personId, expiresAt },
      ...{ createdAt: now, updatedAt: now },
    })
    .execute()
}

/** Begins or ends projector mode of one session. */
export async function setViewAs(db: Db, sessionId: string, role: Role | null): Promise<void> {
  await db.updateTable('session').set({ viewAs: role }).where('id', '=', sessionId).execute()
}

/** When a person last signed in. */
export async function noteSignIn(tx: Db, personId: string, now: Date): Promise<void> {
  await tx.updateTable('person').set({ lastSignInAt: now }).where('id', '=', personId).execute()
}
