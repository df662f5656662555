import { incidentCategory, precision, setting, timePrecision } from './incident.ts'
import { classification } from './record.ts'

/**
 * Many incidents as columns of equal length, one row an incident, newest last (by `fromMs`).
 * A category, precision, time precision, setting or classification is its index in the list of that name below;
 * a source is its index in `sources`. This is what the Arrow endpoint sends and workers compute on.
 */
export type IncidentColumns = {
  length: number
  /** The H3 cell at resolution 13 as two halves of its 64 bits; both 0 for area precision. */
  cellHi: Uint32Array
  cellLo: Uint32Array
  lon: Float64Array
  lat: Float64Array
  /** Epoch milliseconds, UTC. */
  fromMs: Float64Array
  toMs: Float64Array
  /** Local hour of the week of `from`, 0 = Monday 00–01; -1 when day or hour is unknown. */
  hourOfWeek: Int16Array
  category: Uint8Array
  precision: Uint8Array
  timePrecision: Uint8Array
  setting: Uint8Array
  /** 1 for an offence that police work itself found. */
  policeInitiated: Uint8Array
  /** Metres, for precision "place"; 0 otherwise. */
  radiusM: Float32Array
  /** Who is let see it. */
  classification: Uint8Array
  source: Uint16Array
  sources: string[]
}

export const categories = incidentCategory.options
export const precisions = precision.options
export const timePrecisions = timePrecision.options
export const settings = setting.options
export const classifications = classification.options
