import { useState } from 'react'
import type { Plan } from '../../../geodata/model/plan.ts'
import type { Step } from '../../../geodata/placement/history.ts'
import { openPlan, planning, redoInPlan, undoInPlan } from '../../state/plan.ts'
import { saveNow } from '../../state/plan-save.ts'
import { addPlan, nextPlanName, removePlan } from '../../state/plans.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { problemWords } from '../problem-words.ts'
import { CarryOutDialog } from './carry-out-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { usePlanComparison } from './use-plan-comparison.ts'

/** What can be done with the open plan: steps back and on, name, copy, delete, carry out. */
export function PlanTools({ plan, plans }: { plan: Plan; plans: readonly Plan[] }) {
  const t = useText()
  const formats = useFormats()
  const [dialog, setDialog] = useState<'rename' | 'carry-out' | null>(null)
  const isDraft = plan.state === 'draft'
  const tell = (problem: unknown) => say(problemWords(t, problem), { tone: 'bad' })
  const copy = async () => {
    const taken = plans.map(({ name }) => name)
    const wanted = t('cameras.plan.copyOf', { name: plan.name })
    const name = taken.includes(wanted) ? nextPlanName(wanted, taken) : wanted
    const placements = planning.getState().draft?.placements ?? plan.placements
    const copied = await addPlan({ name, placements, notes: plan.notes })
    openPlan(copied.id)
    say(t('cameras.plan.savedAs', { name }))
  }
  const remove = async () => {
    await saveNow()
    const kept = planning.getState().plan ?? plan
    await removePlan(kept)
    openPlan(null)
    const { name, placements, notes } = kept
    const bringBack = async () => openPlan((await addPlan({ name, placements, notes })).id)
    say(t('cameras.plan.deleted', { name }), {
      undo: { label: t('cameras.plan.undoDelete', { name }), run: bringBack },
    })
  }
  return (
    <>
      {isDraft ? (
        <div className="plan-state">
          <SaveWords />
          <Steps />
        </div>
      ) : (
        <p className="notes">
          {plan.carriedOutAt &&
            t('cameras.plan.carriedOut', { at: formats.dateTime(plan.carriedOutAt) })}{' '}
          {t('cameras.plan.carriedOutWhat')}
        </p>
      )}
      {isDraft && <CarryOut onOpen={() => setDialog('carry-out')} />}
      <div className="plan-actions">
        {isDraft && <Button onPress={() => setDialog('rename')}>{t('cameras.plan.rename')}</Button>}
        <Button onPress={() => void copy().catch(tell)}>{t('cameras.plan.copy')}</Button>
        {isDraft && (
          <Button icon="trash" look="danger" onPress={() => void remove().catch(tell)}>
            {t('cameras.plan.delete')}
          </Button>
        )}
      </div>
      <RenameDialog
        plan={plan}
        plans={plans}
        isOpen={dialog === 'rename'}
        onClose={() => setDialog(null)}
      />
      <CarryOutDialog plan={plan} isOpen={dialog === 'carry-out'} onClose={() => setDialog(null)} />
    </>
  )
}

/** The way to make the plan stand, once there is anything to make. */
function CarryOut({ onOpen }: { onOpen: () => void }) {
  const t = useText()
  const comparison = usePlanComparison()
  const differs =
    comparison !== null &&
    comparison.added.length + comparison.changed.length + comparison.removed.length > 0
  return (
    <div className="carry-out">
      <Button look={differs ? 'primary' : 'plain'} isDisabled={!differs} onPress={onOpen}>
        {t('cameras.carryOut.open')}
      </Button>
      {!differs && <p className="muted small">{t('cameras.carryOut.nothingYet')}</p>}
    </div>
  )
}

/** Whether the server has it all: a mark when it has, words as well when it has not. */
export function SaveWords() {
  const t = useText()
  const save = useStore(planning, (state) => state.save)
  const isBad = save === 'offline' || save === 'refused'
  return (
    <div
      className="save-words"
      data-state={save}
      role="status"
      title={save === 'saved' ? t('cameras.save.saved') : undefined}
    >
      <Icon name={isBad ? 'warning' : save === 'saved' ? 'check' : 'clock'} size={16} />
      <span className={save === 'saved' ? 'visually-hidden' : ''}>{t(`cameras.save.${save}`)}</span>
      {isBad && <Button onPress={() => void saveNow()}>{t('cameras.save.again')}</Button>}
    </div>
  )
}

/** Back and on again; each says what it would do. */
export function Steps() {
  const t = useText()
  const past = useStore(planning, ({ draft }) => draft?.history.past.at(-1))
  const next = useStore(planning, ({ draft }) => draft?.history.future.at(-1))
  const words = ({ verb, subject }: Step) => t(`cameras.verb.${verb}`, { name: subject })
  return (
    <div className="steps">
      <Button icon="undo" look="quiet" isDisabled={!past} onPress={undoInPlan}>
        <span className="step-words">
          {past ? t('cameras.undo', { what: words(past) }) : t('cameras.undoNothing')}
        </span>
      </Button>
      <IconButton
        icon="redo"
        label={next ? t('cameras.redo', { what: words(next) }) : t('cameras.redoNothing')}
        isDisabled={!next}
        onPress={redoInPlan}
      />
    </div>
  )
}
