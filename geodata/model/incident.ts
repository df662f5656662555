import { z } from 'zod'
import { lonLat } from '../position.ts'
import { instant, type Kept, keeping, name, words } from './record.ts'

export const incidentCategory = z.enum([
  'violence',
  'robbery',
  'threat',
  'burglary',
  'theft',
  'shoplifting',
  'vandalism',
  'graffiti',
  'fire',
  'narcotics',
  'drunkenness',
  'disorder',
  'noise',
  'gathering',
  'traffic',
  'weapons',
  'unsafe-place',
  'other',
])
export type IncidentCategory = z.infer<typeof incidentCategory>

/**
 * How well the place is known: `exact` (a point), `place` (somewhere within `radiusM` of the point)
 * or `area` (a municipality's centroid and the like; never drawn as heat, never counted as seen).
 */
export const precision = z.enum(['exact', 'place', 'area'])
export type Precision = z.infer<typeof precision>

/**
 * How well the time is known: `exact` has from = to; `interval` happened somewhere between;
 * `day` and `month` are known only to the local calendar day or month.
 */
export const timePrecision = z.enum(['exact', 'interval', 'day', 'month'])
export type TimePrecision = z.infer<typeof timePrecision>

/** Indoor incidents stand apart in the figure: no street camera can see them. */
export const setting = z.enum(['outdoor', 'indoor', 'unknown'])
export type Setting = z.infer<typeof setting>

const fields = z.strictObject({
  ...keeping,
  category: incidentCategory,
  from: instant,
  to: instant,
  timePrecision,
  position: lonLat,
  precision,
  radiusM: z
    .number()
    .positive()
    .max(2_000)
    .nullable()
    .default(null)
    .describe('metres, for precision "place" only; null means 50'),
  setting: setting.default('unknown'),
  policeInitiated: z
    .boolean()
    .default(false)
    .describe('found by police work itself: its count follows police hours'),
  source: name.describe('who told: police, municipality, shop owners, public …'),
  externalId: z.string().trim().min(1).max(200).nullable().default(null),
  placeName: z.string().trim().max(200).default(''),
  description: words.default(''),
})

/** Radius taken for an incident known only as a place, when nobody has stated one. */
export const DEFAULT_PLACE_RADIUS_M = 50

const HOUR_MS = 3_600_000

// A local day or month is an hour longer when the clocks go back in it.
const LONGEST_MS: Record<TimePrecision, number> = {
  exact: 0,
  interval: Number.POSITIVE_INFINITY,
  day: 25 * HOUR_MS,
  month: (31 * 24 + 1) * HOUR_MS,
}

export const newIncident = fields
  .refine(({ from, to }) => to >= from, { path: ['to'], message: 'to is before from' })
  .refine(({ from, to, timePrecision }) => timePrecision !== 'exact' || +to === +from, {
    path: ['to'],
    message: 'an exact time has to equal to from',
  })
  .refine(({ from, to, timePrecision }) => +to - +from <= LONGEST_MS[timePrecision], {
    path: ['to'],
    message: 'a day is at most 25 hours and a month at most 31 days and an hour',
  })
  .refine(({ precision, radiusM }) => precision === 'place' || radiusM === null, {
    path: ['radiusM'],
    message: 'only an incident known as a place has a radius',
  })
export type NewIncident = z.output<typeof newIncident>
export const incidentFields = fields

export type Incident = Kept &
  NewIncident & {
    /** H3 cell at resolution 13, or null for area precision: counting needs no geometry. */
    cell: string | null
    /** Local hour of the week of `from`, 0 = Monday 00–01; null when the hour or day is unknown. */
    hourOfWeek: number | null
    batchId: string | null
    /** Repeated or skipped local time at a clock change: read, but flagged. */
    ambiguousTime: boolean
  }
