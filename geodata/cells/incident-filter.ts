import type { IncidentCategory } from '../model/incident.ts'

/** Hours of a week. */
export const WEEK_HOURS = 168

/** Which incidents are looked at. */
export type IncidentFilter = {
  /** Half-open period [fromMs, toMs), epoch milliseconds; ±Infinity for an open end. */
  fromMs: number
  toMs: number
  /** None means all. */
  categories: readonly IncidentCategory[]
  /** None means all. */
  sources: readonly string[]
  /** Local hours of the week (0 = Monday 00–01) that count; none means all. */
  hours: readonly number[]
  /** Offences that police work itself found are left out unless asked for. */
  policeInitiated: boolean
}

/** Everything but what police work itself found: what the map shows before anyone has chosen. */
export const everything: IncidentFilter = {
  fromMs: -Infinity,
  toMs: Infinity,
  categories: [],
  sources: [],
  hours: [],
  policeInitiated: false,
}
