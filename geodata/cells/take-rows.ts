import type { IncidentColumns } from '../model/incident-columns.ts'

/** The given rows as columns of their own, in the order of `rows`. */
export function takeRows(columns: IncidentColumns, rows: Uint32Array): IncidentColumns {
  return {
    length: rows.length,
    cellHi: Uint32Array.from(rows, (row) => columns.cellHi[row]!),
    cellLo: Uint32Array.from(rows, (row) => columns.cellLo[row]!),
    lon: Float64Array.from(rows, (row) => columns.lon[row]!),
    lat: Float64Array.from(rows, (row) => columns.lat[row]!),
    fromMs: Float64Array.from(rows, (row) => columns.fromMs[row]!),
    toMs: Float64Array.from(rows, (row) => columns.toMs[row]!),
    hourOfWeek: Int16Array.from(rows, (row) => columns.hourOfWeek[row]!),
    category: Uint8Array.from(rows, (row) => columns.category[row]!),
    precision: Uint8Array.from(rows, (row) => columns.precision[row]!),
    timePrecision: Uint8Array.from(rows, (row) => columns.timePrecision[row]!),
    setting: Uint8Array.from(rows, (row) => columns.setting[row]!),
    policeInitiated: Uint8Array.from(rows, (row) => columns.policeInitiated[row]!),
    radiusM: Float32Array.from(rows, (row) => columns.radiusM[row]!),
    classification: Uint8Array.from(rows, (row) => columns.classification[row]!),
    source: Uint16Array.from(rows, (row) => columns.source[row]!),
    sources: columns.sources,
  }
}
