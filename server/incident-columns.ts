import { findIncidentRows, type IncidentFilter, type IncidentRow } from '../db/incidents.ts'
import type { View } from '../db/records.ts'
import { cellHalves } from '../geodata/cells/cell-index.ts'
import { DEFAULT_PLACE_RADIUS_M } from '../geodata/model/incident.ts'
import {
  categories,
  classifications,
  type IncidentColumns,
  precisions,
  settings,
  timePrecisions,
} from '../geodata/model/incident-columns.ts'
import { policeClassifications, type ReadingAsked, writingReads } from './police-reads.ts'

/** Reads every incident that is seen and meets a filter, oldest first; reads of the police's are written down. */
export async function readIncidentColumns(
  c: ReadingAsked,
  view: View,
  filter: IncidentFilter,
): Promise<IncidentColumns> {
  const police = policeClassifications(c.var.who)
  const rows = await writingReads(c, 'incident', async (tx) => {
    const read = await findIncidentRows(tx, view, filter)
    const n = read.filter(({ classification }) => police.includes(classification)).length
    return { read, police: n > 0 ? { recordId: 'many', after: { police: n } } : null }
  })
  return asColumns(rows)
}

/** Rows as the columns of geodata/model/incident-columns.ts. */
function asColumns(rows: readonly IncidentRow[]): IncidentColumns {
  const index = (list: readonly string[]) => {
    const places = new Map(list.map((name, i) => [name, i]))
    return (name: string) => places.get(name)!
  }
  const category = index(categories)
  const precision = index(precisions)
  const timePrecision = index(timePrecisions)
  const setting = index(settings)
  const classification = index(classifications)
  const halves = rows.map(({ cell }) => (cell === null ? ([0, 0] as const) : cellHalves(cell)))
  const sources = [...new Set(rows.map((row) => row.source))]
  const source = index(sources)
  return {
    length: rows.length,
    cellHi: Uint32Array.from(halves, ([hi]) => hi),
    cellLo: Uint32Array.from(halves, ([, lo]) => lo),
    lon: Float64Array.from(rows, (row) => row.lon),
    lat: Float64Array.from(rows, (row) => row.lat),
    fromMs: Float64Array.from(rows, (row) => row.fromMs),
    toMs: Float64Array.from(rows, (row) => row.toMs),
    hourOfWeek: Int16Array.from(rows, (row) => row.hourOfWeek ?? -1),
    category: Uint8Array.from(rows, (row) => category(row.category)),
    precision: Uint8Array.from(rows, (row) => precision(row.precision)),
    timePrecision: Uint8Array.from(rows, (row) => timePrecision(row.timePrecision)),
    setting: Uint8Array.from(rows, (row) => setting(row.setting)),
    policeInitiated: Uint8Array.from(rows, (row) => Number(row.policeInitiated)),
    radiusM: Float32Array.from(rows, placeRadiusM),
    classification: Uint8Array.from(rows, (row) => classification(row.classification)),
    source: Uint16Array.from(rows, (row) => source(row.source)),
    sources,
  }
}

const placeRadiusM = ({ precision, radiusM }: IncidentRow) =>
  precision === 'place' ? (radiusM ?? DEFAULT_PLACE_RADIUS_M) : 0
