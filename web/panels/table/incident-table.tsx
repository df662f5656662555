import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import {
  categories,
  classifications,
  type IncidentColumns,
  precisions,
  timePrecisions,
} from '../../../geodata/model/incident-columns.ts'
import { appearance } from '../../state/appearance.ts'
import { asIncidentFilter, filter } from '../../state/filter.ts'
import { heat } from '../../state/heat.ts'
import { findIncident, incidentQuery } from '../../state/incidents.ts'
import { here } from '../../state/municipality.ts'
import { select, selection } from '../../state/selection.ts'
import { limitTableTo, table } from '../../state/table.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { flyTo } from '../../state/view.ts'
import { type Text, useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { RowTable } from '../../ui/row-table.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useNarrow } from '../../ui/use-narrow.ts'
import { geo } from '../../worker/geo.ts'
import { whenInTwo, whenShort } from '../incident/when-words.ts'
import { problemWords } from '../problem-words.ts'
import { type Sort, type SortKey, sortRows } from './sort-rows.ts'

/** The incidents the filter lets through. */
export function IncidentTable() {
  const t = useText()
  const formats = useFormats()
  const language = useStore(appearance, (state) => state.language)
  const isNarrow = useNarrow()
  const rows = useListedIncidents()
  const [sort, setSort] = useState<Sort>({ key: 'when', isDescending: true })
  const selected = useSelectedTraits()
  const words = useMemo(
    () => ({
      category: (i: number) => t(`incident.category.${categories[i]!}`),
      precision: (i: number) => t(`incident.precision.${precisions[i]!}`),
      seen: (i: number) => t(`record.seenShort.${classifications[i]!}`),
    }),
    [t],
  )
  const order = useMemo(
    () => rows && sortRows(rows, sort, words, language),
    [rows, sort, words, language],
  )
  if (!rows || !order) return <p className="table-note muted">{t('heat.loading')}</p>
  const timesOf = (row: number) => ({
    from: new Date(rows.fromMs[row]!),
    to: new Date(rows.toMs[row]!),
    timePrecision: timePrecisions[rows.timePrecision[row]!]!,
  })
  return (
    <>
      <TableHead n={rows.length} />
      <RowTable<SortKey>
        label={t('table.incidents')}
        columns={
          isNarrow
            ? [
                { key: 'when', words: t('table.when'), width: '56%' },
                { key: 'category', words: t('table.category') },
              ]
            : [
                { key: 'when', words: t('table.when'), width: '30%' },
                { key: 'category', words: t('table.category'), width: '18%' },
                { key: 'place', words: t('table.howExact') },
                { key: 'source', words: t('table.source'), width: '14%' },
                { key: 'seen', words: t('record.seenBy'), width: '22%' },
              ]
        }
        twoLines={isNarrow}
        length={rows.length}
        sort={sort}
        onSort={(key) =>
          setSort({ key, isDescending: sort.key === key ? !sort.isDescending : key === 'when' })
        }
        sortLabel={(column) => t('table.sortBy', { column })}
        cells={(place) => {
          const row = order[place]!
          const category = words.category(rows.category[row]!)
          const precision = words.precision(rows.precision[row]!)
          const source = rows.sources[rows.source[row]!]
          if (!isNarrow) {
            const seen = words.seen(rows.classification[row]!)
            return [whenShort(timesOf(row), formats), category, precision, source, seen]
          }
          const [began, ended] = whenInTwo(timesOf(row), formats)
          const below = ended === null ? precision : `– ${ended} · ${precision}`
          return [
            <TwoLines key="when" first={began} second={below} />,
            <TwoLines key="category" first={category} second={source} />,
          ]
        }}
        isSelected={(place) => selected !== null && isSame(rows, order[place]!, selected)}
        onSelect={(place) => void open(rows, order[place]!, t)}
      />
    </>
  )
}

const TwoLines = ({ first, second }: { first: string; second: string | undefined }) => (
  <span className="two-lines">
    <span>{first}</span>
    <span className="muted small">{second}</span>
  </span>
)

function TableHead({ n }: { n: number }) {
  const t = useText()
  const formats = useFormats()
  const { cell } = useStore(table)
  const { selected } = useStore(selection)
  const offered = cell ?? (selected?.kind === 'cell' ? selected.id : null)
  return (
    <div className="table-head">
      <span className="muted" role="status">
        {t('table.rows', { count: n, n: formats.number(n) })}
      </span>
      {offered && (
        <Switch isSelected={cell !== null} onChange={(only) => limitTableTo(only ? offered : null)}>
          {t('table.onlyCell')}
        </Switch>
      )}
    </div>
  )
}

function useListedIncidents(): IncidentColumns | null {
  const now = useStore(filter)
  const known = useStore(heat, (state) => state.known)
  const { cell } = useStore(table)
  const timeZone = useStore(here, (state) => state.municipality!.timeZone)
  const [rows, setRows] = useState<IncidentColumns | null>(null)
  useEffect(() => {
    if (!known) return
    let isLatest = true
    void geo
      .listed({ filter: asIncidentFilter(now, timeZone), cell })
      .then((listed) => isLatest && setRows(listed))
    return () => {
      isLatest = false
    }
  }, [now, known, cell, timeZone])
  return rows
}

type Traits = { fromMs: number; lon: number; lat: number; category: number }

function useSelectedTraits(): Traits | null {
  const { selected } = useStore(selection)
  const code = useStore(here, (state) => state.municipality!.code)
  const id = selected?.kind === 'incident' ? selected.id : ''
  const { data } = useQuery({ ...incidentQuery(code, id), enabled: id !== '' })
  if (!data) return null
  const [lon, lat] = data.position
  return { fromMs: +data.from, lon, lat, category: categories.indexOf(data.category) }
}

const isSame = (rows: IncidentColumns, row: number, { fromMs, lon, lat, category }: Traits) =>
  rows.fromMs[row] === fromMs &&
  rows.category[row] === category &&
  Math.abs(rows.lon[row]! - lon) < 1e-7 &&
  Math.abs(rows.lat[row]! - lat) < 1e-7

async function open(rows: IncidentColumns, row: number, t: Text): Promise<void> {
  const position = [rows.lon[row]!, rows.lat[row]!] as const
  if (precisions[rows.precision[row]!] !== 'area') flyTo(position)
  try {
    const incident = await findIncident({
      position,
      from: new Date(rows.fromMs[row]!),
      to: new Date(rows.toMs[row]!),
      category: categories[rows.category[row]!]!,
    })
    if (incident) select({ kind: 'incident', id: incident.id })
    else say(t('incident.notFound'), { tone: 'bad' })
  } catch (error) {
    say(problemWords(t, error), { tone: 'bad' })
  }
}
