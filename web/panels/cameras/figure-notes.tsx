import { cameraChoice } from '../../state/camera-choice.ts'
import { filter } from '../../state/filter.ts'
import { heat } from '../../state/heat.ts'
import { planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { usePeriodWords } from '../heat/use-heat-words.ts'
import { figureNumbers } from './figure-numbers.ts'
import { useShownCoverage } from './use-shown-coverage.ts'

/** What the figure means and what it rests on, for whoever asks. */
export function FigureNotes() {
  const t = useText()
  const formats = useFormats()
  const period = usePeriodWords()
  const figures = useShownCoverage((seen) => seen.figures)
  const inPlan = useStore(planning, ({ draft }) => draft !== null)
  const sources = useStore(filter, (state) => state.sources)
  const police = useStore(heat, (state) => state.summary?.leftOut.policeInitiated ?? 0)
  const counting = useStore(cameraChoice, (choice) => choice.counting)
  const isThen = counting === 'as-then' && !inPlan
  const figure = inPlan ? figures.plan : isThen ? figures.then : figures.today
  if (!figure || figure.n === 0) return null
  const { n, seen, notSeen, unknown, indoor } = figureNumbers(figure)
  const all = { seen, notSeen, unknown, indoor, n }
  const written = Object.fromEntries(
    Object.entries(all).map(([key, value]) => [key, formats.number(value)]),
  ) as Record<keyof typeof all, string>
  return (
    <details>
      <summary>{t('cameras.figure.how')}</summary>
      <div className="notes">
        <p>{t('cameras.figure.means')}</p>
        <p>{t(isThen ? 'cameras.counting.thenMeans' : 'cameras.counting.nowMeans')}</p>
        <p>
          {t('cameras.figure.basis', {
            n: written.n,
            period,
            sources: sources.length === 0 ? t('cameras.figure.allSources') : sources.join(', '),
          })}
        </p>
        <p>{t('cameras.figure.sum', written)}</p>
        <p>{t('cameras.figure.precision', written)}</p>
        {police > 0 && (
          <p>{t('cameras.figure.policeOut', { count: police, n: formats.number(police) })}</p>
        )}
      </div>
    </details>
  )
}
