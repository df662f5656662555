import type { NewRetentionRule } from '../../../geodata/model/retention.ts'
import type { RetentionStand } from '../../api/administration-retention.ts'
import { isDay } from '../../state/local-day.ts'

const MOST_MONTHS = 1_200

/** What is written in the form of a rule. */
export type RuleDraft = { months: string; decision: string; decidedOn: string }
export type RuleFault = keyof RuleDraft

/** How the form begins: with what stands, or with the suggestion. */
export const draftOf = ({
  months,
  decision,
  decidedOn,
  suggestedMonths,
}: RetentionStand): RuleDraft => ({
  months: String(months ?? suggestedMonths),
  decision: decision ?? '',
  decidedOn: decidedOn ?? '',
})

/** The months that are written, if they may be decided. */
export function monthsIn(text: string, leastMonths: number): number | null {
  const months = /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN
  return months >= leastMonths && months <= MOST_MONTHS ? months : null
}

/** What can be told before anything is sent. @param today the local day */
export function faultsOf(
  draft: RuleDraft,
  leastMonths: number,
  today: string,
): ReadonlySet<RuleFault> {
  const found = new Set<RuleFault>()
  if (monthsIn(draft.months, leastMonths) === null) found.add('months')
  if (draft.decision.trim() === '') found.add('decision')
  if (!isDay(draft.decidedOn) || draft.decidedOn > today) found.add('decidedOn')
  return found
}

/** A draft without faults as a rule. */
export const ruleOf = ({ months, decision, decidedOn }: RuleDraft): NewRetentionRule => ({
  months: Number(months.trim()),
  decision: decision.trim(),
  decidedOn,
})

/** Whether a draft without faults takes away what the rule that stands would have kept. */
export const reachesFurther = ({ months }: RetentionStand, draft: RuleDraft): boolean =>
  months === null || Number(draft.months.trim()) < months
