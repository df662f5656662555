import { z } from 'zod'

/** What can be thinned (gallras): each is a kind of personal data with a rule of its own. */
export const retentionSubject = z.enum([
  'incident-text',
  'incident-reporter',
  'hotspot-text',
  'import-report',
  'deployment-words',
  'sign-ins',
  'closed-people',
  'audit',
])
export type RetentionSubject = z.infer<typeof retentionSubject>

/** Whose records a rule is about: the police decide over their own, the municipality over the rest. */
export type Keeper = 'municipality' | 'police'

/**
 * How long each is usually kept, and the least it must be: the register of cameras stays five years
 * after a camera ended, and the log a year.
 */
export const retentionMonths: {
  readonly [Subject in RetentionSubject]: { suggested: number; least: number }
} = {
  'incident-text': { suggested: 24, least: 1 },
  'incident-reporter': { suggested: 6, least: 1 },
  'hotspot-text': { suggested: 36, least: 1 },
  'import-report': { suggested: 6, least: 1 },
  'deployment-words': { suggested: 60, least: 60 },
  'sign-ins': { suggested: 12, least: 1 },
  'closed-people': { suggested: 12, least: 1 },
  audit: { suggested: 60, least: 12 },
}

/** The subjects a keeper decides over; the log is one for all, and the municipality's. */
export const subjectsOf = (keeper: Keeper): RetentionSubject[] =>
  retentionSubject.options.filter((subject) => keeper === 'municipality' || subject !== 'audit')

/** A rule, by a decision to thin (gallringsbeslut). */
export const newRetentionRule = z.strictObject({
  months: z.int().min(1).max(1_200),
  decision: z.string().trim().min(1).max(200).describe('its number'),
  decidedOn: z.iso.date(),
})
export type NewRetentionRule = z.output<typeof newRetentionRule>

export type RetentionRule = NewRetentionRule & {
  subject: RetentionSubject
  keeper: Keeper
  version: number
  updatedAt: Date
}

/** How much was thinned of each. */
export type RetentionCounts = { [Subject in RetentionSubject]?: number }

/** One night's thinning of what a keeper of a municipality decides over. */
export type RetentionRun = {
  /** The local day, `2026-11-25`. */
  day: string
  startedAt: Date
  endedAt: Date | null
  counts: RetentionCounts
  /** The rules that could not be followed; the others were. */
  failed: RetentionSubject[]
  /** Why none could. */
  error: string | null
}

/** The moment before which a rule thins: so many calendar months before `now`, in UTC. */
export function thinsBefore(months: number, now: Date): Date {
  const moment = new Date(now)
  moment.setUTCDate(1)
  moment.setUTCMonth(moment.getUTCMonth() - months)
  // The 31st of a month that has 30 days is its last.
  const days = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 0)).getUTCDate()
  moment.setUTCDate(Math.min(now.getUTCDate(), days))
  return moment
}
