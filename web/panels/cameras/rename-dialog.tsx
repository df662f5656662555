import { useState } from 'react'
import type { Plan } from '../../../geodata/model/plan.ts'
import { renameOpenPlan } from '../../state/plan-save.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FreeText } from '../free-text.tsx'
import { problemWords } from '../problem-words.ts'

type Props = { plan: Plan; plans: readonly Plan[]; isOpen: boolean; onClose: () => void }

/** Gives the open plan another name, one that no other plan has. */
export function RenameDialog({ isOpen, onClose, ...rest }: Props) {
  const t = useText()
  return (
    <Dialog
      title={t('cameras.plan.rename')}
      closeLabel={t('shell.close')}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
    >
      <RenameForm {...rest} onClose={onClose} />
    </Dialog>
  )
}

function RenameForm({ plan, plans, onClose }: Omit<Props, 'isOpen'>) {
  const t = useText()
  const [name, setName] = useState(plan.name)
  const [problem, setProblem] = useState('')
  const save = async () => {
    const wanted = name.trim()
    if (wanted === '' || wanted.length > 120) return setProblem(t('cameras.plan.nameEmpty'))
    if (plans.some((other) => other.id !== plan.id && other.name === wanted))
      return setProblem(t('cameras.plan.nameTaken'))
    try {
      await renameOpenPlan(wanted)
      onClose()
    } catch (error) {
      setProblem(problemWords(t, error))
    }
  }
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <FreeText
        label={t('cameras.plan.name')}
        value={name}
        onChange={setName}
        problem={problem}
        autoFocus
      />
      <div className="panel-actions">
        <Button type="submit" look="primary">
          {t('cameras.plan.save')}
        </Button>
        <Button onPress={onClose}>{t('cameras.carryOut.cancel')}</Button>
      </div>
    </form>
  )
}
