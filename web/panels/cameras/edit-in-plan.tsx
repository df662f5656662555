import { useQuery } from '@tanstack/react-query'
import type { CameraMark } from '../../state/camera-marks.ts'
import { useMay } from '../../state/may.ts'
import { here } from '../../state/municipality.ts'
import { openPlan } from '../../state/plan.ts'
import { plansQuery } from '../../state/plans.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { useNewPlan } from './plan-bar.tsx'

/** Why a standing camera cannot be moved, and the way to change it all the same. */
export function EditInPlan({ mark }: { mark: CameraMark }) {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data: plans = [] } = useQuery(plansQuery(code))
  const { name, isMaking, run } = useNewPlan()
  const may = useMay()
  const drafts = plans.filter(
    (plan) =>
      plan.state === 'draft' &&
      may.to('change', 'plan', plan) &&
      plan.placements.some(({ id }) => id === mark.placement.id),
  )
  if (!may.ever('create', 'plan') && drafts.length === 0) return null
  return (
    <div className="notice-box">
      <p>
        <strong>{t('cameras.inspector.locked')}</strong>
      </p>
      <p>{t('cameras.inspector.lockedWhat')}</p>
      <div className="panel-actions">
        {drafts.slice(0, 3).map((plan) => (
          <Button key={plan.id} icon="pencil" onPress={() => openPlan(plan.id)}>
            {t('cameras.inspector.editInNew', { name: plan.name })}
          </Button>
        ))}
        {may.ever('create', 'plan') && (
          <Button
            icon={drafts.length > 0 ? 'plus' : 'pencil'}
            look={drafts.length > 0 ? 'plain' : 'primary'}
            isDisabled={isMaking}
            onPress={() => void run()}
          >
            {drafts.length > 0
              ? `${t('cameras.plan.new')}, ${name}`
              : t('cameras.inspector.editInPlan')}
          </Button>
        )}
      </div>
    </div>
  )
}
