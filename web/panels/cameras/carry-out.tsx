import { useState } from 'react'
import type { Plan } from '../../../geodata/model/plan.ts'
import { register } from '../../state/cameras.ts'
import { isAnything } from '../../state/plan-parts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { CarryOutDialog } from './carry-out-dialog.tsx'
import { useCarriesOut, usePlanParts } from './use-plan-parts.ts'

/** The way to make one's part of the plan stand; for others, who does that. */
export function CarryOut({ plan }: { plan: Plan }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const { now } = useStore(register)
  const { mine, others } = usePlanParts(plan, now)
  if (!useCarriesOut()) return <p className="notes">{t('cameras.carryOut.notYours')}</p>
  const isMine = isAnything(mine)
  return (
    <div className="carry-out">
      <Button
        look={isMine ? 'primary' : 'plain'}
        isDisabled={!isMine}
        onPress={() => setOpen(true)}
      >
        {t(isMine && isAnything(others) ? 'cameras.carryOut.openPart' : 'cameras.carryOut.open')}
      </Button>
      {!isMine && (
        <p className="muted small">
          {t(isAnything(others) ? 'cameras.carryOut.noneMine' : 'cameras.carryOut.nothingYet')}
        </p>
      )}
      <CarryOutDialog plan={plan} isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  )
}
