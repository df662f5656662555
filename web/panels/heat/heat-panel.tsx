import { heat, loadIncidents } from '../../state/heat.ts'
import { useMay } from '../../state/may.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Empty, Panel } from '../../ui/panel.tsx'
import { AddIncidentButton } from '../incident/add-incident-button.tsx'
import { BusiestCells } from './busiest-cells.tsx'
import { CategoryFilter, SourceFilter } from './facet-filters.tsx'
import { HeatChoices } from './heat-choices.tsx'
import { LeftOut } from './left-out.tsx'
import { usePeriodWords } from './use-heat-words.ts'

/** The situation: how many, of what, from whom, and what is left out. */
export function HeatPanel() {
  const t = useText()
  const formats = useFormats()
  const period = usePeriodWords()
  const mayAdd = useMay().ever('create', 'incident')
  const { state, known, summary } = useStore(heat)
  return (
    <Panel title={t('heat.title')}>
      {state === 'failed' && (
        <BadNews title={t('heat.failed')} what={t('heat.failedWhat')}>
          <Button onPress={() => void loadIncidents()}>{t('shell.tryAgain')}</Button>
        </BadNews>
      )}
      {state === 'loading' && (
        <p className="muted" role="status">
          {t('heat.loading')}
        </p>
      )}
      {summary && (
        <section aria-live="polite">
          <p className="big-number">
            {t('heat.incidents', { count: summary.placed, n: formats.number(summary.placed) })}
          </p>
          {summary.leftOut.area > 0 && (
            <p>
              {t('heat.unplaced', {
                count: summary.leftOut.area,
                n: formats.number(summary.leftOut.area),
              })}
            </p>
          )}
          <p className="muted">{period}</p>
        </section>
      )}
      {known?.n === 0 && (
        <Empty title={t('heat.nothing')} {...(mayAdd && { what: t('heat.nothingWhat') })} />
      )}
      {summary && known && known.n > 0 && summary.all === 0 && (
        <Empty title={t('heat.empty')} what={t('heat.emptyWhat')} />
      )}
      <AddIncidentButton />
      {summary && known && (
        <>
          <CategoryFilter counts={summary.byCategory} inAll={known.byCategory} />
          <SourceFilter counts={summary.bySource} inAll={known.bySource} sources={known.sources} />
          <LeftOut />
          <HeatChoices />
          <BusiestCells />
        </>
      )}
    </Panel>
  )
}
