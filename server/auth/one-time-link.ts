import { randomBytes } from 'node:crypto'
import { type Actor, recordChange } from '../../db/audit.ts'
import type { Db } from '../../db/connect.ts'
import { insertPasswordToken } from '../../db/ways-in.ts'
import type { Person } from '../../geodata/model/person.ts'
import { aboutWayIn } from './way-in.ts'

/** A link that is handed over is used within a day. */
const LINK_MS = 24 * 3_600_000

/**
 * Makes a way for somebody to choose a password, once, and writes down that it was made. Call it in a
 * transaction.
 *
 * @returns the token that goes into the link; it stands nowhere here
 */
export async function makeOneTimeLink(
  tx: Db,
  municipality: string,
  person: Person,
  { actor, now }: { actor: Actor; now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(+now + LINK_MS)
  await insertPasswordToken(tx, { personId: person.id, token, expiresAt })
  const change = { municipality, actor, action: 'link', ...aboutWayIn(person) } as const
  await recordChange(tx, { ...change, recordKind: 'person', before: null, after: null }, now)
  return { token, expiresAt }
}
