import { countClasses } from '../../../geodata/cells/count-classes.ts'
import { appearance } from '../../state/appearance.ts'
import { filter } from '../../state/filter.ts'
import { heat, heatChoice } from '../../state/heat.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { heatColour } from '../../ui/heat-colour.ts'
import { HEAT_STEPS, palettes } from '../../ui/palette.ts'
import './legend.css'
import { usePeriodWords } from './use-heat-words.ts'

/** What the colours of the heat map mean: counts, how many in all, when and from whom. */
export function HeatLegend() {
  const t = useText()
  const formats = useFormats()
  const period = usePeriodWords()
  const { heat: ramp } = palettes[useStore(appearance, (state) => state.theme)]
  const sources = useStore(filter, (state) => state.sources)
  const shown = useStore(heatChoice, (state) => state.shown)
  const summary = useStore(heat, (state) => state.summary)
  const most = summary?.cells[0]?.count
  if (!shown || !summary || most === undefined) return null
  const bounds = countClasses(most, HEAT_STEPS)
  const range = (i: number) => {
    const last = (bounds[i + 1] ?? most + 1) - 1
    return last <= bounds[i]!
      ? formats.number(last)
      : `${formats.number(bounds[i]!)}–${formats.number(last)}`
  }
  return (
    <section className="legend" aria-label={t('heat.legend')}>
      <strong>{t('heat.legend')}</strong>
      <ol className="legend-steps">
        {bounds.map((bound, i) => (
          <li key={bound}>
            <span className="swatch" style={{ background: heatColour(ramp, i, bounds.length) }} />
            <span>{range(i)}</span>
          </li>
        ))}
      </ol>
      <p className="small muted">
        {t('heat.incidents', { count: summary.placed, n: formats.number(summary.placed) })} ·{' '}
        {period}
      </p>
      <p className="small muted">
        {t('heat.legendSource', {
          sources: sources.length === 0 ? t('heat.allSources') : sources.join(', '),
        })}
      </p>
    </section>
  )
}
