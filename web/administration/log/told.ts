import type { AuditAction, AuditEvent } from '../../../geodata/model/work.ts'
import { type Place, wouldSee } from '../../state/session.ts'

/** Why an event has no values, or that it has some. */
export type Told = 'told' | 'none' | 'hidden' | 'thinned'

// What is done without a value before or after it.
const bare: ReadonlySet<AuditAction> = new Set(['link', 'sign-out', 'sign-in-refused'])

/**
 * What becomes of an event's values on screen. The server leaves out those of records that are not
 * seen, and retention takes them away: both come as nothing, and are told apart by whose they are.
 */
export function toldOf(event: AuditEvent, place: Place): Told {
  if (event.before !== null || event.after !== null) return 'told'
  if (bare.has(event.action)) return 'none'
  const { classification, ownerUnitId } = event
  if (!wouldSee(place, { classification, ownerUnitId: ownerUnitId ?? '' })) return 'hidden'
  return 'thinned'
}
