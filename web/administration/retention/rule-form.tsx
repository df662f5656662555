import { type FormEvent, useState } from 'react'
import { decideRetention, type RetentionStand } from '../../api/administration-retention.ts'
import { ApiProblem } from '../../api/http.ts'
import { dayOf } from '../../state/local-day.ts'
import { here } from '../../state/municipality.ts'
import { problemFields } from '../../state/problems.ts'
import { queryClient } from '../../state/queries.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import { retentionQuery } from '../queries.ts'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import { Preview } from './preview.tsx'
import {
  draftOf,
  faultsOf,
  monthsIn,
  type RuleDraft,
  type RuleFault,
  ruleOf,
} from './rule-draft.ts'

/** A decision: how long, which one, and when; with what the next night would take. */
export function RuleForm({ stand, onClose }: { stand: RetentionStand; onClose: () => void }) {
  const t = useText()
  const formats = useFormats()
  const words = useFailureWords()
  const { code, timeZone } = useStore(here, (state) => state.municipality!)
  const { subject, leastMonths } = stand
  const [draft, setDraft] = useState(draftOf(stand))
  const [faults, setFaults] = useState<ReadonlySet<RuleFault>>(new Set())
  const [isStale, setStale] = useState(false)
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  const set = (part: Partial<RuleDraft>) => {
    setDraft({ ...draft, ...part })
    setFaults(new Set())
  }
  const fault = (field: RuleFault) =>
    faults.has(field)
      ? t(`retention.fault.${field}`, { least: formats.number(leastMonths) })
      : undefined
  const refused = (error: unknown) => {
    if (error instanceof ApiProblem && error.status === 412) return setStale(true)
    const told = problemFields(error)
    const found = (['months', 'decision', 'decidedOn'] as const).filter((one) => told.has(one))
    setFaults(new Set(found))
    if (found.length === 0) throw error
    showFault()
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(draft, leastMonths, dayOf(Date.now(), timeZone))
    setFaults(found)
    if (found.size > 0) return showFault()
    setStale(false)
    await send(async () => {
      try {
        await decideRetention(code, stand, ruleOf(draft))
        say(t('retention.started', { name: t(`retention.subject.${subject}.name`) }))
        onClose()
      } catch (error) {
        refused(error)
      } finally {
        // When somebody else was first, what they decided is shown over the form.
        await queryClient.invalidateQueries(retentionQuery(code))
      }
    })
  }
  const months = monthsIn(draft.months, leastMonths)
  return (
    <form ref={form} className="page-form" noValidate onSubmit={(event) => void save(event)}>
      <TextField
        label={t('retention.months')}
        help={[
          t('retention.suggestion', { months: formats.number(stand.suggestedMonths) }),
          leastMonths > 1 ? t('retention.least', { months: formats.number(leastMonths) }) : '',
        ].join(' ')}
        inputMode="numeric"
        value={draft.months}
        onChange={(next) => set({ months: next })}
        problem={fault('months')}
      />
      {months !== null && <Preview subject={subject} months={months} />}
      <TextField
        label={t('retention.decision')}
        help={t('retention.decisionHelp')}
        maxLength={200}
        value={draft.decision}
        onChange={(decision) => set({ decision })}
        problem={fault('decision')}
      />
      <TextField
        label={t('retention.decidedOn')}
        type="date"
        value={draft.decidedOn}
        onChange={(decidedOn) => set({ decidedOn })}
        problem={fault('decidedOn')}
      />
      {isStale && (
        <div className="bad-news" role="alert">
          {t('retention.stale')}
        </div>
      )}
      {failure !== null && (
        <BadNews title={t('problem.title')} what={words(failure)}>
          <span>{t('problem.kept')}</span>
        </BadNews>
      )}
      <div className="page-actions">
        <Button type="submit" look="primary" isDisabled={isSending}>
          {t('retention.start')}
        </Button>
        <Button onPress={onClose}>{t('administration.cancel')}</Button>
      </div>
    </form>
  )
}
