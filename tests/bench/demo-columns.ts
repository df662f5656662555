import { cellHalves } from '../../geodata/cells/cell-index.ts'
import { demoIncidents } from '../../geodata/demo/incidents.ts'
import {
  categories,
  type IncidentColumns,
  precisions,
  settings,
  timePrecisions,
} from '../../geodata/model/incident-columns.ts'
import { cellAt } from '../../geodata/position.ts'

const now = new Date('2026-11-01T00:00:00Z')

/** Demo incidents as columns: every place is the town's, only there are more of them. */
export function demoColumns(n: number): IncidentColumns {
  const incidents = demoIncidents(2182, { now, factor: n / 1_200 })
  const sources = [...new Set(incidents.map(({ source }) => source))]
  const halves = incidents.map(({ precision, position }) =>
    precision === 'area' ? ([0, 0] as const) : cellHalves(cellAt(position, 13)),
  )
  return {
    length: incidents.length,
    cellHi: Uint32Array.from(halves, ([hi]) => hi),
    cellLo: Uint32Array.from(halves, ([, lo]) => lo),
    lon: Float64Array.from(incidents, ({ position }) => position[0]),
    lat: Float64Array.from(incidents, ({ position }) => position[1]),
    fromMs: Float64Array.from(incidents, ({ from }) => +from),
    toMs: Float64Array.from(incidents, ({ to }) => +to),
    hourOfWeek: Int16Array.from(incidents, ({ from }) => Math.floor(+from / 3_600_000) % 168),
    category: Uint8Array.from(incidents, ({ category }) => categories.indexOf(category)),
    precision: Uint8Array.from(incidents, ({ precision }) => precisions.indexOf(precision)),
    timePrecision: Uint8Array.from(incidents, (one) => timePrecisions.indexOf(one.timePrecision)),
    setting: Uint8Array.from(incidents, ({ setting }) => settings.indexOf(setting)),
    policeInitiated: Uint8Array.from(incidents, ({ policeInitiated }) => Number(policeInitiated)),
    radiusM: Float32Array.from(incidents, ({ radiusM }) => radiusM ?? 0),
    classification: new Uint8Array(incidents.length),
    source: Uint16Array.from(incidents, ({ source }) => sources.indexOf(source)),
    sources,
  }
}
