import { filter, setPeriod } from '../../state/filter.ts'
import { heat, heatChoice, setTimeUnit } from '../../state/heat.ts'
import { dayOf, dayPlus } from '../../state/local-day.ts'
import { here } from '../../state/municipality.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Select } from '../../ui/select.tsx'
import { ClearFilter } from '../heat/facet-filters.tsx'
import { usePeriodWords } from '../heat/use-heat-words.ts'
import { Histogram } from './histogram.tsx'
import { HoursButton } from './hours-button.tsx'
import './timeline.css'

/** When: the period in words and as a histogram to choose from, and the hours of the week. */
export function Timeline() {
  const t = useText()
  const period = usePeriodWords()
  const { summary, edgesMs, unit } = useStore(heat)
  const { unit: unitChoice } = useStore(heatChoice)
  return (
    <div className="timeline-row">
      <div className="timeline-words">
        <p className="timeline-period">{period}</p>
        <p className="muted small">
          <HowMany />
        </p>
        <Presets />
      </div>
      <div className="timeline-chart">
        {summary && edgesMs.length > 1 && (
          <Histogram weights={summary.overTime} edgesMs={edgesMs} unit={unit} />
        )}
      </div>
      <div className="timeline-tools">
        <HoursButton />
        <div className="timeline-stack">
          <Select
            label={t('heat.bars')}
            value={unitChoice === 'auto' ? unit : unitChoice}
            onChange={setTimeUnit}
            options={[
              { id: 'day', words: t('heat.unitDay') },
              { id: 'week', words: t('heat.unitWeek') },
              { id: 'month', words: t('heat.unitMonth') },
            ]}
          />
          <ClearFilter />
        </div>
      </div>
    </div>
  )
}

/** The timeline folded to a line: the period still stands, and so does the way out of a filter. */
export function FoldedTimeline() {
  return (
    <div className="timeline-folded">
      <strong>{usePeriodWords()}</strong>
      <span className="muted small">
        <HowMany />
      </span>
      <ClearFilter />
    </div>
  )
}

// As the panel counts: those on the map.
function HowMany() {
  const t = useText()
  const formats = useFormats()
  const { summary, known } = useStore(heat)
  if (!summary || !known) return null
  const [n, all] = [formats.number(summary.placed), formats.number(known.n)]
  return t('heat.ofAll', { count: known.n, n, all })
}

/** Periods one often wants, counted back from the newest incident. */
function Presets() {
  const t = useText()
  const spanMs = useStore(heat, (state) => state.known?.spanMs)
  const timeZone = useStore(here, (state) => state.municipality!.timeZone)
  const period = useStore(filter, (state) => state.period)
  if (!spanMs) return null
  const end = dayPlus(dayOf(spanMs[1] - 1, timeZone), 1)
  const yearBefore = `${Number(end.slice(0, 4)) - 1}${end.slice(4)}`.replace('-02-29', '-02-28')
  const presets = [
    { words: t('heat.allTime'), title: undefined, period: null },
    { words: t('heat.last12'), title: t('heat.last12Why'), period: { from: yearBefore, to: end } },
    {
      words: t('heat.last30'),
      title: t('heat.last30Why'),
      period: { from: dayPlus(end, -30), to: end },
    },
  ]
  return (
    <div className="presets">
      {presets.map((preset) => (
        <button
          key={preset.words}
          type="button"
          className="preset"
          title={preset.title}
          aria-pressed={preset.period?.from === period?.from && preset.period?.to === period?.to}
          onClick={() => setPeriod(preset.period)}
        >
          {preset.words}
        </button>
      ))}
    </div>
  )
}
