import { useState } from 'react'
import type { Plan } from '../../../geodata/model/plan.ts'
import type { Step } from '../../../geodata/placement/history.ts'
import { canBeBroughtBack } from '../../state/bring-back.ts'
import { useMay } from '../../state/may.ts'
import { openPlan, planning, redoInPlan, undoInPlan } from '../../state/plan.ts'
import { narrowOpenPlan, saveNow, widenOpenPlan } from '../../state/plan-save.ts'
import { addPlan, nextPlanName, removePlan } from '../../state/plans.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Icon } from '../../ui/icons.tsx'
import { AudienceOf } from '../audience/audience.tsx'
import { problemWords } from '../problem-words.ts'
import { CarryOut } from './carry-out.tsx'
import { RenameDialog } from './rename-dialog.tsx'

/** What can be done with the open plan: steps back and on, name, copy, delete, carry out. */
export function PlanTools({ plan, plans }: { plan: Plan; plans: readonly Plan[] }) {
  const t = useText()
  const formats = useFormats()
  const may = useMay()
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null)
  const isDraft = plan.state === 'draft'
  const isEdited = isDraft && may.to('change', 'plan', plan)
  const close = () => setDialog(null)
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
    const { name, placements, notes, classification } = kept
    const again = { name, placements, notes, classification }
    const bringBack = async () => openPlan((await addPlan(again)).id)
    const undo = { label: t('cameras.plan.undoDelete', { name }), run: bringBack }
    say(t('cameras.plan.deleted', { name }), canBeBroughtBack(kept) ? { undo } : {})
  }
  return (
    <>
      {isEdited && (
        <div className="plan-state">
          <SaveWords />
          <Steps />
        </div>
      )}
      {!isDraft && (
        <p className="notes">
          {plan.carriedOutAt &&
            t('cameras.plan.carriedOut', { at: formats.dateTime(plan.carriedOutAt) })}{' '}
          {t('cameras.plan.carriedOutWhat')}
        </p>
      )}
      {isDraft && <CarryOut plan={plan} />}
      <AudienceOf
        of={plan}
        record="plan"
        noun="plan"
        texts={[t('cameras.plan.name'), ...(plan.notes ? [t('log.field.notes')] : [])]}
        onWiden={widenOpenPlan}
        onNarrow={isDraft ? narrowOpenPlan : null}
        onStale={() => openAnew(plan.id)}
      />
      <div className="plan-actions">
        {isEdited && (
          <Button onPress={() => setDialog('rename')}>{t('cameras.plan.rename')}</Button>
        )}
        {may.ever('create', 'plan') && (
          <Button onPress={() => void copy().catch(tell)}>{t('cameras.plan.copy')}</Button>
        )}
        {isDraft && may.to('delete', 'plan', plan) && (
          <Button
            icon="trash"
            look="danger"
            onPress={() =>
              canBeBroughtBack(plan) ? void remove().catch(tell) : setDialog('delete')
            }
          >
            {t('cameras.plan.delete')}
          </Button>
        )}
      </div>
      <RenameDialog plan={plan} plans={plans} isOpen={dialog === 'rename'} onClose={close} />
      <ConfirmDialog
        title={t('cameras.plan.deleteOne', { name: plan.name })}
        doWords={t('cameras.plan.delete')}
        cancelWords={t('cameras.carryOut.cancel')}
        isOpen={dialog === 'delete'}
        onClose={close}
        onDo={() => void remove().catch(tell)}
      >
        <p>{t('cameras.plan.deleteForGood')}</p>
      </ConfirmDialog>
    </>
  )
}

/** Fetches the plan as it is now, and shows it. */
function openAnew(id: string): void {
  openPlan(null)
  openPlan(id)
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
