import { latLngToCell } from 'h3-js'
import { cellHalves } from '../../geodata/cells/cell-index.ts'
import { countPerCell } from '../../geodata/cells/count-per-cell.ts'
import { everything } from '../../geodata/cells/incident-filter.ts'
import { selectIncidents } from '../../geodata/cells/select-incidents.ts'
import { demoIncidents } from '../../geodata/demo/incidents.ts'
import {
  categories,
  type IncidentColumns,
  precisions,
  settings,
  timePrecisions,
} from '../../geodata/model/incident-columns.ts'
import { cellAt } from '../../geodata/position.ts'
import { printRatios, sideBySide } from './measure.ts'

// Hexagon counting: what one frame of the heat map costs, against asking H3 for every point.

const now = new Date('2026-11-01T00:00:00Z')

/** Demo incidents as columns: every place is the town's, only there are more of them. */
function columnsOf(n: number): IncidentColumns {
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

/** The peer: H3 asked for every point, in every frame. */
function countByAsking({ lon, lat }: IncidentColumns, rows: Uint32Array, resolution: number) {
  const counts = new Map<string, number>()
  for (const i of rows) {
    const cell = latLngToCell(lat[i]!, lon[i]!, resolution)
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  return counts
}

for (const n of [200_000, 1_000_000]) {
  const columns = columnsOf(n)
  const rows = selectIncidents(columns, everything).placed
  for (const resolution of [9, 11]) {
    const title = `Hexagons: ${columns.length.toLocaleString('en')} incidents at resolution ${resolution}`
    const measured = sideBySide(
      {
        'countPerCell (columns)': () => countPerCell(columns, rows, resolution),
        'selectIncidents + countPerCell': () =>
          countPerCell(columns, selectIncidents(columns, everything).placed, resolution),
        'latLngToCell per point': () => countByAsking(columns, rows, resolution),
      },
      n > 500_000 ? 3 : 7,
    )
    printRatios(title, measured)
  }
}
