import { countByCategory } from '../../geodata/cells/count-by-category.ts'
import { countByHour, type HourCounts } from '../../geodata/cells/count-by-hour.ts'
import { countOverTime } from '../../geodata/cells/count-over-time.ts'
import { countPerCell } from '../../geodata/cells/count-per-cell.ts'
import type { IncidentFilter } from '../../geodata/cells/incident-filter.ts'
import { rowsInCell } from '../../geodata/cells/rows-in-cell.ts'
import { type SelectedIncidents, selectIncidents } from '../../geodata/cells/select-incidents.ts'
import { takeRows } from '../../geodata/cells/take-rows.ts'
import type { IncidentColumns } from '../../geodata/model/incident-columns.ts'
import { cellRing, type LonLat } from '../../geodata/position.ts'

/** What is known of a municipality's incidents before any filter. */
export type IncidentsKnown = {
  n: number
  sources: string[]
  /** From the first beginning to the last end, epoch milliseconds; null when there are none. */
  spanMs: readonly [from: number, to: number] | null
  /** Without those that police work itself found, as the screen counts from the start. */
  byCategory: Uint32Array
  bySource: Uint32Array
}

/** One cell of the heat map. */
export type HeatCell = { cell: string; count: number; ring: readonly LonLat[] }

/** What the screen shows of the incidents a filter lets through. */
export type Summary = {
  /** Incidents on the map. */
  placed: number
  all: number
  leftOut: SelectedIncidents['leftOut']
  cells: HeatCell[]
  /** By bin of time, by hour of week, by category and by source: each without its own filter. */
  overTime: Float64Array
  hours: HourCounts
  byCategory: Uint32Array
  bySource: Uint32Array
}

export type SummaryRequest = {
  filter: IncidentFilter
  resolution: number
  edgesMs: Float64Array
}

/** What one cell holds of the incidents a filter lets through. */
export type CellDetails = {
  count: number
  byCategory: Uint32Array
  overTime: Float64Array
  hours: HourCounts
}

const rings = new Map<string, readonly LonLat[]>()
const ringOf = (cell: string): readonly LonLat[] => {
  let ring = rings.get(cell)
  if (!ring) {
    ring = cellRing(cell)
    rings.set(cell, ring)
  }
  return ring
}

/** What is known of these columns before any filter. */
export function known(columns: IncidentColumns): IncidentsKnown {
  let [from, to] = [Infinity, -Infinity]
  for (let row = 0; row < columns.length; row++) {
    from = Math.min(from, columns.fromMs[row]!)
    to = Math.max(to, columns.toMs[row]!)
  }
  const spanMs = columns.length === 0 ? null : ([from, to + 1] as const)
  const all = Uint32Array.from({ length: columns.length }, (_, row) => row)
  const rows = all.filter((row) => columns.policeInitiated[row] === 0)
  return {
    n: columns.length,
    sources: columns.sources,
    spanMs,
    byCategory: countByCategory(columns, rows),
    bySource: countBySource(columns, rows),
  }
}

/** Everything the screen counts, from one filter. */
export function summarise(columns: IncidentColumns, request: SummaryRequest): Summary {
  const { filter, resolution, edgesMs } = request
  const chosen = selectIncidents(columns, filter)
  const { cells, counts } = countPerCell(columns, chosen.placed, resolution)
  const without = (part: Partial<IncidentFilter>) =>
    selectIncidents(columns, { ...filter, ...part }).all
  return {
    placed: chosen.placed.length,
    all: chosen.all.length,
    leftOut: chosen.leftOut,
    cells: cells.map((cell, i) => ({ cell, count: counts[i]!, ring: ringOf(cell) })),
    overTime: countOverTime(columns, without({ fromMs: -Infinity, toMs: Infinity }), edgesMs),
    hours: countByHour(columns, without({ hours: [] })),
    byCategory: countByCategory(columns, without({ categories: [] })),
    bySource: countBySource(columns, without({ sources: [] })),
  }
}

/** What one cell holds. */
export function detail(
  columns: IncidentColumns,
  request: { filter: IncidentFilter; cell: string; edgesMs: Float64Array },
): CellDetails {
  const { placed } = selectIncidents(columns, request.filter)
  const rows = rowsInCell(columns, placed, request.cell)
  return {
    count: rows.length,
    byCategory: countByCategory(columns, rows),
    overTime: countOverTime(columns, rows, request.edgesMs),
    hours: countByHour(columns, rows),
  }
}

/** The incidents a filter lets through, in one cell or everywhere, newest first. */
export function listed(
  columns: IncidentColumns,
  request: { filter: IncidentFilter; cell: string | null },
): IncidentColumns {
  const { all } = selectIncidents(columns, request.filter)
  const rows = request.cell === null ? all : rowsInCell(columns, all, request.cell)
  return takeRows(columns, rows.toReversed())
}

function countBySource(columns: IncidentColumns, rows: Uint32Array): Uint32Array {
  const counts = new Uint32Array(columns.sources.length)
  for (const row of rows) counts[columns.source[row]!]!++
  return counts
}
