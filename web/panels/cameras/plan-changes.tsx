import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { changeLines } from './difference-words.ts'
import { usePlanComparison } from './use-plan-comparison.ts'

/** What the open plan changes, one line a camera. */
export function PlanChanges() {
  const t = useText()
  const formats = useFormats()
  const comparison = usePlanComparison()
  if (!comparison) return null
  const lines = changeLines(t, formats, comparison)
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
