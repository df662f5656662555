import { comparePlacements } from '../../../geodata/placement/compare.ts'
import { standingPlacements } from '../../../geodata/placement/today.ts'
import { register } from '../../state/cameras.ts'
import { planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { changeLines } from './difference-words.ts'

/** What the open plan changes, one line a camera. */
export function PlanChanges() {
  const t = useText()
  const formats = useFormats()
  const { cameras, deployments, now } = useStore(register)
  const placements = useStore(planning, ({ draft }) => draft?.placements)
  const isDraft = useStore(planning, ({ plan }) => plan?.state === 'draft')
  if (!placements || !isDraft) return null
  const today = standingPlacements(cameras, deployments, now)
  const lines = changeLines(t, formats, comparePlacements(today, placements))
  return (
    <section aria-label={t('cameras.plan.summary')}>
      <h3>{t('cameras.plan.summary')}</h3>
      {lines.length === 0 ? (
        <p className="muted">{t('cameras.plan.noChange')}</p>
      ) : (
        <ul className="change-lines">
          {lines.map(({ id, words }) => (
            <li key={id}>{words}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
