import { useEffect, useState } from 'react'
import { resolutionOf } from '../../../geodata/cells/cell-index.ts'
import { timeBins } from '../../../geodata/cells/time-bins.ts'
import { categories } from '../../../geodata/model/incident-columns.ts'
import { asIncidentFilter, filter } from '../../state/filter.ts'
import { heat } from '../../state/heat.ts'
import { dayOf } from '../../state/local-day.ts'
import { setModule } from '../../state/module.ts'
import { here } from '../../state/municipality.ts'
import { select } from '../../state/selection.ts'
import { limitTableTo } from '../../state/table.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Bars, Columns, PlainTable } from '../../ui/charts.tsx'
import { Empty, Panel } from '../../ui/panel.tsx'
import { geo } from '../../worker/geo.ts'
import type { CellDetails } from '../../worker/incident-desk.ts'
import { usePeriodWords } from './use-heat-words.ts'

// Side to side of a hexagon, metres, near 61° north (edge length × √3).
const WIDTH_M: Record<number, number> = { 9: 330, 10: 130, 11: 50, 12: 20 }

/** One hexagon: how many, of what, and when. */
export function CellInspector({ id }: { id: string }) {
  const t = useText()
  const formats = useFormats()
  const period = usePeriodWords()
  const months = useMonths()
  const details = useCellDetails(id, months)
  if (!details) return null
  const bars = categories
    .map((category, i) => ({ category, value: details.byCategory[i]! }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .map(({ category, value }) => ({
      key: category,
      words: t(`incident.category.${category}`),
      value,
      shown: formats.number(value),
    }))
  const monthOf = (i: number) => formats.month(new Date(months[i]!))
  return (
    <Panel
      kind={`${t('heat.cell')}, ${t('heat.cellWidth', { metres: WIDTH_M[resolutionOf(id)] ?? 0 })}`}
      title={t('heat.incidents', { count: details.count, n: formats.number(details.count) })}
      onClose={() => select(null)}
      closeLabel={t('shell.close')}
    >
      <p className="muted">{period}</p>
      {details.count === 0 ? (
        <Empty title={t('heat.cellGone')} what={t('heat.emptyWhat')} />
      ) : (
        <>
          <section>
            <h3>{t('heat.byCategory')}</h3>
            <Bars bars={bars} label={t('heat.byCategory')} />
          </section>
          <section>
            <h3>{t('heat.byTime')}</h3>
            <Columns
              values={[...details.overTime]}
              labels={[monthOf(0), monthOf(months.length - 2)]}
            />
            <PlainTable
              summary={t('heat.asTable')}
              head={[t('heat.unitMonth'), t('heat.number')]}
              rows={[...details.overTime].map((value, i) => ({
                key: dayOf(months[i]!, 'UTC'),
                words: monthOf(i),
                shown: about(value, formats, t),
              }))}
            />
          </section>
          <div className="panel-actions">
            <Button
              icon="table"
              onPress={() => {
                limitTableTo(id)
                setModule('table')
              }}
            >
              {t('heat.inTable')}
            </Button>
          </div>
        </>
      )}
    </Panel>
  )
}

// Times known only as a range are spread over it, so a bin may hold a part of an incident.
function about(
  value: number,
  formats: ReturnType<typeof useFormats>,
  t: ReturnType<typeof useText>,
) {
  const whole = Math.abs(value - Math.round(value)) < 0.05
  const n = formats.number(value, whole ? 0 : 1)
  return whole ? n : t('heat.approx', { n })
}

function useMonths(): Float64Array {
  const known = useStore(heat, (state) => state.known)
  const now = useStore(filter)
  const timeZone = useStore(here, (state) => state.municipality!.timeZone)
  const { fromMs, toMs } = asIncidentFilter(now, timeZone)
  const [first, last] = known?.spanMs ?? [0, 1]
  return timeBins(Math.max(first, fromMs), Math.min(last, toMs), 'month', timeZone)
}

function useCellDetails(cell: string, edgesMs: Float64Array): CellDetails | null {
  const now = useStore(filter)
  const known = useStore(heat, (state) => state.known)
  const timeZone = useStore(here, (state) => state.municipality!.timeZone)
  const [details, setDetails] = useState<CellDetails | null>(null)
  const edgesKey = edgesMs.join()
  useEffect(() => {
    if (!known) return
    let isLatest = true
    const edges = Float64Array.from(edgesKey.split(',').map(Number))
    void geo
      .detail({ filter: asIncidentFilter(now, timeZone), cell, edgesMs: edges })
      .then((found) => isLatest && setDetails(found))
    return () => {
      isLatest = false
    }
  }, [cell, now, known, timeZone, edgesKey])
  return details
}
