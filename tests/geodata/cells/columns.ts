import fc from 'fast-check'
import { cellHalves } from '../../../geodata/cells/cell-index.ts'
import {
  categories,
  type IncidentColumns,
  precisions,
  timePrecisions,
} from '../../../geodata/model/incident-columns.ts'
import { cellAt, type LonLat } from '../../../geodata/position.ts'

/** One incident as a test states it. */
export type Row = {
  position: LonLat
  fromMs: number
  lengthMs: number
  category: number
  precision: number
  timePrecision: number
  hourOfWeek: number
  policeInitiated: boolean
  source: number
}

const sources = ['polisen', 'kommunen', 'handeln']
const DAY_MS = 86_400_000

/** Incidents around Söderhamn in the first hundred days of 2025. */
export const row: fc.Arbitrary<Row> = fc.record({
  position: fc.tuple(
    fc.double({ min: 17, max: 17.1, noNaN: true }),
    fc.double({ min: 61.2, max: 61.4, noNaN: true }),
  ),
  fromMs: fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2025, 0, 1) + 100 * DAY_MS }),
  lengthMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 * DAY_MS })),
  category: fc.nat({ max: categories.length - 1 }),
  precision: fc.nat({ max: precisions.length - 1 }),
  timePrecision: fc.nat({ max: timePrecisions.length - 1 }),
  hourOfWeek: fc.integer({ min: -1, max: 167 }),
  policeInitiated: fc.boolean(),
  source: fc.nat({ max: sources.length - 1 }),
})

/** Rows as the columns the server would send. */
export function columnsOf(rows: readonly Row[]): IncidentColumns {
  const area = precisions.indexOf('area')
  const halves = rows.map(({ position, precision }) =>
    precision === area ? ([0, 0] as const) : cellHalves(cellAt(position, 13)),
  )
  return {
    length: rows.length,
    cellHi: Uint32Array.from(halves, ([hi]) => hi),
    cellLo: Uint32Array.from(halves, ([, lo]) => lo),
    lon: Float64Array.from(rows, ({ position }) => position[0]),
    lat: Float64Array.from(rows, ({ position }) => position[1]),
    fromMs: Float64Array.from(rows, ({ fromMs }) => fromMs),
    toMs: Float64Array.from(rows, ({ fromMs, lengthMs }) => fromMs + lengthMs),
    hourOfWeek: Int16Array.from(rows, ({ hourOfWeek }) => hourOfWeek),
    category: Uint8Array.from(rows, ({ category }) => category),
    precision: Uint8Array.from(rows, ({ precision }) => precision),
    timePrecision: Uint8Array.from(rows, ({ timePrecision }) => timePrecision),
    setting: new Uint8Array(rows.length),
    policeInitiated: Uint8Array.from(rows, ({ policeInitiated }) => Number(policeInitiated)),
    radiusM: new Float32Array(rows.length),
    classification: new Uint8Array(rows.length),
    source: Uint16Array.from(rows, ({ source }) => source),
    sources,
  }
}

/** All rows of the columns. */
export const everyRow = ({ length }: IncidentColumns) => Uint32Array.from({ length }, (_, i) => i)
