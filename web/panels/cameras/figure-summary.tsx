import { cameraChoice } from '../../state/camera-choice.ts'
import { planning } from '../../state/plan.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { usePeriodWords } from '../heat/use-heat-words.ts'
import { figureNumbers } from './figure-numbers.ts'
import { useShownCoverage } from './use-shown-coverage.ts'

/** The figure on one line, for a phone's low sheet where the rest does not fit. */
export function FigureSummary() {
  const t = useText()
  const formats = useFormats()
  const period = usePeriodWords()
  const figures = useShownCoverage((seen) => seen.figures)
  const inPlan = useStore(planning, ({ draft }) => draft !== null)
  const counting = useStore(cameraChoice, (choice) => choice.counting)
  const isThen = counting === 'as-then' && !inPlan
  const figure = inPlan ? figures.plan : isThen ? figures.then : figures.today
  const share = figure ? figureNumbers(figure).share : null
  if (share === null) return null
  const shown = formats.percent(share, inPlan ? 1 : 0)
  return (
    <span className="figure-summary">{t('cameras.figure.short', { share: shown, period })}</span>
  )
}
