import { createHash } from 'node:crypto'
import type { NewIncident } from '../../../geodata/model/incident.ts'

/** What an incident tells, without who owns it here. */
export type IncidentContent = Omit<NewIncident, 'ownerUnitId' | 'classification'>

/** What an incident tells, as 16 hexadecimal digits: the same for the same words. */
export const contentDigest = (incident: IncidentContent): string =>
  createHash('sha256').update(canonical(incident)).digest('hex').slice(0, 16)

/**
 * Gives incidents without an id of their own one that a second import of the same file gives again:
 * a hash of what they tell, and how many times that has been told before in this file. Equal rows are
 * thereby all kept, and adding the file once more adds nothing.
 *
 * @returns a function to call once a row with its digest, in the file's order: "sha256:<digest>#<occurrence from 1>"
 */
export function contentKeys(): (digest: string) => string {
  const told = new Map<string, number>()
  return (digest) => {
    const occurrence = (told.get(digest) ?? 0) + 1
    told.set(digest, occurrence)
    return `sha256:${digest}#${occurrence}`
  }
}

// The order and the list are frozen: another would make every imported row a new one.
const canonical = (one: IncidentContent) =>
  JSON.stringify([
    one.category,
    one.from.toISOString(),
    one.to.toISOString(),
    one.timePrecision,
    one.position,
    one.precision,
    one.radiusM,
    one.setting,
    one.policeInitiated,
    one.source,
    one.placeName,
    one.description,
  ])
