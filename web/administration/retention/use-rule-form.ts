import { useState } from 'react'
import { decideRetention, type RetentionStand } from '../../api/administration-retention.ts'
import { ApiProblem } from '../../api/http.ts'
import { dayOf } from '../../state/local-day.ts'
import { here } from '../../state/municipality.ts'
import { problemFields } from '../../state/problems.ts'
import { queryClient } from '../../state/queries.ts'
import { useStore } from '../../state/use-store.ts'
import { retentionQuery } from '../queries.ts'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import { draftOf, faultsOf, type RuleDraft, type RuleFault, ruleOf } from './rule-draft.ts'

const fields = ['months', 'decision', 'decidedOn'] as const

/** What is written of a decision, what does not hold in it, and the saving. */
export function useRuleForm(stand: RetentionStand, onSaved: () => void) {
  const { code, timeZone } = useStore(here, (state) => state.municipality!)
  const [draft, setDraft] = useState(draftOf(stand))
  const [faults, setFaults] = useState<ReadonlySet<RuleFault>>(new Set())
  const [isStale, setStale] = useState(false)
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()

  const set = (part: Partial<RuleDraft>) => {
    setDraft({ ...draft, ...part })
    setFaults(new Set())
  }
  const tell = (found: ReadonlySet<RuleFault>) => {
    setFaults(found)
    if (found.size > 0) showFault()
    return found.size > 0
  }
  const check = () => !tell(faultsOf(draft, stand.leastMonths, dayOf(Date.now(), timeZone)))
  const save = async () => {
    setStale(false)
    await send(async () => {
      try {
        await decideRetention(code, stand, ruleOf(draft))
        onSaved()
      } catch (error) {
        const told = problemFields(error)
        if (error instanceof ApiProblem && error.status === 412) setStale(true)
        else if (!tell(new Set(fields.filter((field) => told.has(field))))) throw error
      } finally {
        // When somebody else was first, what they decided is shown over the form.
        await queryClient.invalidateQueries(retentionQuery(code))
      }
    })
  }
  return { form, draft, set, faults, isStale, check, save, isSending, failure }
}
