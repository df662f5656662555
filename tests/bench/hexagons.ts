import { latLngToCell } from 'h3-js'
import { countPerCell } from '../../geodata/cells/count-per-cell.ts'
import { everything } from '../../geodata/cells/incident-filter.ts'
import { selectIncidents } from '../../geodata/cells/select-incidents.ts'
import type { IncidentColumns } from '../../geodata/model/incident-columns.ts'
import { demoColumns } from './demo-columns.ts'
import { printRatios, sideBySide } from './measure.ts'

// Hexagon counting: what one frame of the heat map costs, against asking H3 for every point.

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
  const columns = demoColumns(n)
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
