import { createHash } from 'node:crypto'
import type { NewIncident } from '../../../geodata/model/incident.ts'

/** What an incident tells, without who owns it here. */
export type IncidentContent = Omit<NewIncident, 'ownerUnitId' | 'classification'>

/**
 * Gives incidents without an id of their own one that a second import of the same file gives again:
 * a hash of what they tell, and how many times that has been told before in this file. Equal rows are
 * thereby all kept, and adding the file once more adds nothing.
 *
 * @returns a function to call once a row, in the file's order: "sha256:<16 hex>#<occurrence from 1>"
 */
export function contentKeys(): (incident: IncidentContent) => string {
  const told = new Map<string, number>()
  return (incident) => {
    const digest = createHash('sha256').update(canonical(incident)).digest('hex').slice(0, 16)
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
