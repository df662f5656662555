import { useState } from 'react'
import type { RetentionStand } from '../../api/administration-retention.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { FormEnd } from '../form-end.tsx'
import { Preview } from './preview.tsx'
import { monthsIn, type RuleDraft, type RuleFault, reachesFurther } from './rule-draft.ts'
import { useRuleForm } from './use-rule-form.ts'

/** A decision: how long, which one, and when; with what the next night would take. */
export function RuleForm({ stand, onClose }: { stand: RetentionStand; onClose: () => void }) {
  const t = useText()
  const [isAsking, setAsking] = useState(false)
  const name = t(`retention.subject.${stand.subject}.name`)
  const written = useRuleForm(stand, () => {
    say(t('retention.started', { name }))
    onClose()
  })
  const months = monthsIn(written.draft.months, stand.leastMonths)
  const submit = () => {
    if (!written.check()) return
    if (reachesFurther(stand, written.draft)) setAsking(true)
    else void written.save()
  }
  return (
    <>
      <form
        ref={written.form}
        className="page-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Fields stand={stand} draft={written.draft} set={written.set} faults={written.faults} />
        {written.isStale && (
          <div className="bad-news" role="alert">
            {t('retention.stale')}
          </div>
        )}
        <FormEnd
          failure={written.failure}
          submit={t('retention.start')}
          isDisabled={written.isSending}
        >
          <Button onPress={onClose}>{t('administration.cancel')}</Button>
        </FormEnd>
      </form>
      <ConfirmDialog
        title={t('retention.startTitle', { name })}
        what={t('retention.startAsk')}
        doWords={t('retention.start')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onDo={written.save}
      >
        {months !== null && <Preview subject={stand.subject} months={months} />}
      </ConfirmDialog>
    </>
  )
}

function Fields(props: {
  stand: RetentionStand
  draft: RuleDraft
  set: (part: Partial<RuleDraft>) => void
  faults: ReadonlySet<RuleFault>
}) {
  const t = useText()
  const formats = useFormats()
  const { stand, draft, set, faults } = props
  const least = formats.number(stand.leastMonths)
  const suggestion = t('retention.suggestion', { months: formats.number(stand.suggestedMonths) })
  const fault = (field: RuleFault) =>
    faults.has(field) ? t(`retention.fault.${field}`, { least }) : undefined
  const months = monthsIn(draft.months, stand.leastMonths)
  return (
    <>
      <TextField
        label={t('retention.months')}
        help={
          stand.leastMonths > 1
            ? `${suggestion} ${t('retention.least', { months: least })}`
            : suggestion
        }
        inputMode="numeric"
        value={draft.months}
        onChange={(next) => set({ months: next })}
        problem={fault('months')}
      />
      {months !== null && <Preview subject={stand.subject} months={months} />}
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
    </>
  )
}
