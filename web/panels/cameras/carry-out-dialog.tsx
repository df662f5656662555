import { useState } from 'react'
import type { Plan } from '../../../geodata/model/plan.ts'
import { localToInstant } from '../../../geodata/time/zone.ts'
import { dayOf } from '../../state/local-day.ts'
import { here } from '../../state/municipality.ts'
import { isAnything } from '../../state/plan-parts.ts'
import { carryOutOpenPlan } from '../../state/plan-save.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemWords, TextField } from '../../ui/field.tsx'
import { FreeText } from '../free-text.tsx'
import { problemWords } from '../problem-words.ts'
import { changeLines } from './difference-words.ts'
import { OthersPart } from './others-part.tsx'
import { usePlanParts } from './use-plan-parts.ts'

type Props = { plan: Plan; isOpen: boolean; onClose: () => void }

/** Makes a plan stand: what changes, from when, and on which decision. */
export function CarryOutDialog({ plan, isOpen, onClose }: Props) {
  const t = useText()
  return (
    <Dialog
      title={t('cameras.carryOut.title', { name: plan.name })}
      closeLabel={t('shell.close')}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
    >
      <CarryOutForm plan={plan} onClose={onClose} />
    </Dialog>
  )
}

function CarryOutForm({ plan, onClose }: Omit<Props, 'isOpen'>) {
  const t = useText()
  const formats = useFormats()
  const timeZone = useStore(here, (state) => state.municipality!.timeZone)
  const [now] = useState(() => new Date())
  const [day, setDay] = useState(() => dayOf(now.getTime(), timeZone))
  const [time, setTime] = useState(() => formats.time(now).replace('.', ':'))
  const [decision, setDecision] = useState('')
  const [problems, setProblems] = useState<{ when?: string; decision?: string; other?: string }>({})
  const [isSending, setSending] = useState(false)
  const at = instantOf(day, time, timeZone)
  // A camera that will have come up by then is one of those the plan decides over.
  const then = at && at > now ? at : now
  const { mine, others } = usePlanParts(plan, then)
  const lines = changeLines(t, formats, mine)
  const send = async () => {
    const found = {
      ...(at ? {} : { when: t('cameras.carryOut.when') }),
      ...(decision.trim() ? {} : { decision: t('cameras.carryOut.decisionEmpty') }),
    }
    setProblems(found)
    if (!at || Object.keys(found).length > 0) return
    setSending(true)
    try {
      const done = await carryOutOpenPlan({ at, decision: decision.trim() })
      const isLeft = done?.state === 'draft'
      say(t(isLeft ? 'cameras.carryOut.partDone' : 'cameras.carryOut.done', { name: plan.name }))
      onClose()
    } catch (error) {
      setProblems({ other: problemWords(t, error) })
    } finally {
      setSending(false)
    }
  }
  if (lines.length === 0)
    return (
      <>
        <p>{t(`cameras.carryOut.${isAnything(others) ? 'noneMine' : 'nothing'}`)}</p>
        <OthersPart others={others} classification={plan.classification} />
      </>
    )
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p>{t(`cameras.carryOut.${isAnything(others) ? 'whatPart' : 'what'}`)}</p>
      <ul className="change-lines">
        {lines.map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
      <OthersPart others={others} classification={plan.classification} />
      <div className="two-fields">
        <TextField
          label={t('cameras.carryOut.date')}
          type="date"
          value={day}
          onChange={setDay}
          problem={problems.when}
        />
        <TextField label={t('cameras.carryOut.time')} type="time" value={time} onChange={setTime} />
      </div>
      <FreeText
        label={t('cameras.carryOut.decision')}
        help={t('cameras.carryOut.decisionHelp')}
        value={decision}
        onChange={setDecision}
        problem={problems.decision}
        maxLength={400}
        lines={2}
      />
      <p className="notes">{t('cameras.carryOut.weigh')}</p>
      {problems.other && (
        <div className="problem" role="alert">
          <ProblemWords>{problems.other}</ProblemWords>
        </div>
      )}
      <div className="panel-actions">
        <Button type="submit" look="primary" isDisabled={isSending}>
          {t('cameras.carryOut.do')}
        </Button>
        <Button onPress={onClose}>{t('cameras.carryOut.cancel')}</Button>
      </div>
    </form>
  )
}

/** A local day and clock as an instant; null when either makes no sense. */
function instantOf(day: string, time: string, timeZone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})/.exec(`${day} ${time}`)
  if (!match) return null
  const [year, month, date, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const local = { year, month, day: date, hour, minute, second: 0 }
  return localToInstant(local, timeZone).instant
}
