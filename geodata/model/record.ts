import { z } from 'zod'

/**
 * Who may see a record, narrowest first by default: `own` (the unit that made it), `police`,
 * `authorities` (municipality and police), `internal` (all collaborating organisations), `public`.
 */
export const classification = z.enum(['own', 'police', 'authorities', 'internal', 'public'])
export type Classification = z.infer<typeof classification>

/** An instant: a `Date` inside, ISO 8601 with zone on the wire. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine(
    (at) => at.getUTCFullYear() > 0 && at.getUTCFullYear() < 10_000,
    'not in the years 1–9999',
  )
  .meta({ description: 'ISO 8601 with zone, for example 2026-11-23T13:30:00Z' })

/** The official code of a municipality, four digits: 2182 is Söderhamn. */
export const municipalityCode = z.string().regex(/^\d{4}$/, 'four digits, for example 2182')

/** What the service itself keeps about every record. */
export type Kept = {
  id: string
  version: number
  ownerUnitId: string
  classification: Classification
  createdAt: Date
  updatedAt: Date
}

/** A record's id, in lower case as it is kept: one record is never told of by two names. */
export const recordId = z.uuid().toLowerCase()

/** What a writer may say about who owns a record and who may see it. */
export const keeping = {
  ownerUnitId: recordId,
  classification: classification.default('own'),
}

/** Text a person reads: trimmed, never empty. */
export const name = z.string().trim().min(1).max(120)
export const words = z.string().trim().max(4_000)

/** Where a height, an angle or another value comes from, most trustworthy first. */
export const provenance = z.enum(['measured', 'tagged', 'levels', 'estimated'])
export type Provenance = z.infer<typeof provenance>

/** A change to a record: any part of what may be created, nothing unknown, at least one field. */
export const partial = <Shape extends z.ZodRawShape>(shape: z.ZodObject<Shape>) =>
  stripDefaults(shape)
    .partial()
    .refine((patch) => Object.keys(patch).length > 0, 'nothing to change')

// A default must not sneak into a change: { name } must not reset the classification.
function stripDefaults<Shape extends z.ZodRawShape>(object: z.ZodObject<Shape>) {
  const bare = Object.entries(object.shape).map(([key, field]) => [
    key,
    field instanceof z.ZodDefault ? field.unwrap() : field,
  ])
  return z.strictObject(Object.fromEntries(bare) as Undefaulted<Shape>)
}
type Undefaulted<Shape extends z.ZodRawShape> = {
  [K in keyof Shape]: Shape[K] extends z.ZodDefault<infer Inner> ? Inner : Shape[K]
}
