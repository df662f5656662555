import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../state/may.ts'
import { here } from '../../state/municipality.ts'
import { isUntouched, openPlan, planning } from '../../state/plan.ts'
import { addPlan, nextPlanName, plansQuery } from '../../state/plans.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { problemWords } from '../problem-words.ts'
import { byName } from './by-name.ts'
import { PlanTools } from './plan-tools.tsx'

const TODAY = 'today'

/** Today or a plan: which one is on screen, and what can be done with it. */
export function PlanBar() {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data: plans = [] } = useQuery(plansQuery(code))
  const id = useStore(planning, (state) => state.id)
  const plan = useStore(planning, (state) => state.plan)
  const missing = useStore(planning, (state) => state.missing)
  const makePlan = useNewPlan()
  const mayMake = useMay().ever('create', 'plan')
  const options = [
    { id: TODAY, words: t('cameras.plan.today') },
    ...plans.toSorted(byName).map((one) => ({ id: one.id, words: one.name })),
  ]
  return (
    <section className="plan-bar">
      <div className="plan-choose">
        <Select
          label={t('cameras.plan.view')}
          labelHidden
          options={options}
          value={id ?? TODAY}
          onChange={(key) => openPlan(key === TODAY ? null : key)}
        />
        {mayMake && (
          <Button icon="plus" isDisabled={makePlan.isMaking} onPress={() => void makePlan.run()}>
            {t('cameras.plan.new')}
          </Button>
        )}
      </div>
      {id === null && (
        <p className="muted small">
          {t(mayMake ? 'cameras.plan.todayWhat' : 'cameras.plan.todayReading')}
        </p>
      )}
      {id !== null && !plan && !missing && (
        <p className="muted small" role="status">
          {t('cameras.plan.opening')}
        </p>
      )}
      {missing && (
        <BadNews title={t('cameras.plan.missing')} what={t('cameras.plan.missingWhat')}>
          <Button onPress={() => openPlan(null)}>{t('cameras.plan.backToday')}</Button>
        </BadNews>
      )}
      {plan && <PlanTools plan={plan} plans={plans} />}
    </section>
  )
}

/** Makes a plan with the next free name and opens it, unless one just made is open. */
export function useNewPlan(): { name: string; isMaking: boolean; run: () => Promise<void> } {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data: plans = [] } = useQuery(plansQuery(code))
  const [isMaking, setMaking] = useState(false)
  const name = nextPlanName(
    t('cameras.plan.stem'),
    plans.map((plan) => plan.name),
  )
  const run = async () => {
    const { plan } = planning.getState()
    if (plan && isUntouched()) return say(t('cameras.plan.untouched', { name: plan.name }))
    setMaking(true)
    try {
      openPlan((await addPlan({ name })).id)
    } catch (problem) {
      say(problemWords(t, problem), { tone: 'bad' })
    } finally {
      setMaking(false)
    }
  }
  return { name, isMaking, run }
}
