import { countClasses } from '../../../geodata/cells/count-classes.ts'
import { appearance } from '../../state/appearance.ts'
import { filter } from '../../state/filter.ts'
import { heat, heatChoice, heatOpacity, leadsHeat } from '../../state/heat.ts'
import { openModule } from '../../state/module.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { heatColour } from '../../ui/heat-colour.ts'
import { HEAT_STEPS, palettes } from '../../ui/palette.ts'
import './legend.css'
import { usePeriodWords } from './use-heat-words.ts'

type Step = { from: number; to: number; colour: string }

// The classes as they are drawn now; null while no heat is.
function useSteps(): { steps: Step[]; opacity: number; most: number } | null {
  const { heat: ramp } = palettes[useStore(appearance, (state) => state.theme)]
  const { module } = useStore(openModule)
  const shown = useStore(heatChoice, (state) => state.shown)
  const most = useStore(heat, (state) => state.summary?.cells[0]?.count)
  if (!shown || most === undefined) return null
  const bounds = countClasses(most, HEAT_STEPS)
  const steps = bounds.map((from, i) => ({
    from,
    to: Math.max(from, (bounds[i + 1] ?? most + 1) - 1),
    colour: heatColour(ramp, i, bounds.length),
  }))
  return { steps, opacity: heatOpacity(module), most }
}

/** What the colours of the heat map mean: counts, how many in all, when and from whom. */
export function HeatLegend() {
  const t = useText()
  const formats = useFormats()
  const period = usePeriodWords()
  const { module } = useStore(openModule)
  const sources = useStore(filter, (state) => state.sources)
  const placed = useStore(heat, (state) => state.summary?.placed)
  const drawn = useSteps()
  if (!drawn || placed === undefined) return null
  if (!leadsHeat(module)) return <HeatRamp />
  return (
    <section className="legend" aria-label={t('heat.legend')}>
      <strong>{t('heat.legend')}</strong>
      <ol className="legend-steps">
        {drawn.steps.map(({ from, to, colour }) => (
          <li key={from}>
            <span className="swatch" style={{ background: colour, opacity: drawn.opacity }} />
            <span>
              {from === to ? formats.number(to) : `${formats.number(from)}–${formats.number(to)}`}
            </span>
          </li>
        ))}
      </ol>
      <p className="small muted">
        {t('heat.incidents', { count: placed, n: formats.number(placed) })} · {period}
      </p>
      <p className="small muted">
        {t('heat.legendSource', {
          sources: sources.length === 0 ? t('heat.allSources') : sources.join(', '),
        })}
      </p>
    </section>
  )
}

/** The colours of the heat map on one line, from the fewest to the most. */
export function HeatRamp() {
  const t = useText()
  const formats = useFormats()
  const drawn = useSteps()
  if (!drawn) return null
  return (
    <p className="heat-ramp small">
      <span>{t('heat.legend')}</span>
      <span className="muted">{formats.number(1)}</span>
      <span className="ramp" style={{ opacity: drawn.opacity }} aria-hidden="true">
        {drawn.steps.map(({ from, colour }) => (
          <span key={from} style={{ background: colour }} />
        ))}
      </span>
      <span className="muted">{formats.number(drawn.most)}</span>
    </p>
  )
}
