import type { LonLat } from '../../geodata/position.ts'
import { ImportError, type Words } from './import-error.ts'
import type { Imported } from './import-file.ts'
import type { TerrainTold } from './import-terrain.ts'
import type { Drawing } from './import-town.ts'
import type { ColumnField, ToldColumn } from './incidents/columns.ts'
import type { ReadIncidents, RefusedRow } from './incidents/read-incidents.ts'
import { type Likely, systemWords } from './source/systems.ts'
import type { Refused } from './town/repair.ts'
import type { TownReport } from './town/town-report.ts'

/** Most refused rows and shapes that are told one by one, and most places that are shown on a map. */
const MOST_LISTED = 200
const MOST_PLACES = 1_000

/** What came of an import, or would come of it: what its job tells. */
export type Told = {
  kind: Imported['kind']
  /** Whether nothing of it was kept: it was only tried. */
  isTrial: boolean
  /** To undo it by; null when it was only tried. */
  batchId: string | null
  added: number
  changed: number
  unchanged: number
  refused: number
  incidents?: IncidentsTold
  town?: Pick<TownReport, 'counts' | 'heights' | 'repaired'> & {
    drawing: Drawing
    refusedShapes: Refused[]
  }
  terrain?: TerrainTold
}
type IncidentsTold = {
  /** From the first to the last; null when none was read. */
  period: { from: Date; to: Date } | null
  byCategory: { [category: string]: number }
  unusedColumns: string[]
  /** What the file's columns are taken for, and categories that nobody knows, the commonest first. */
  columns: ToldColumn[]
  unknownCategories: { value: string; n: number }[]
  /** Read at the hour that clocks show twice. */
  ambiguousTimes: number
  refusedRows: RefusedRow[]
  places: LonLat[]
}
/** Why there is nothing to tell. */
export type Failed = {
  failed: {
    code: string
    words: Words
    /** The likeliest coordinate systems, when the file does not say which. */
    likely?: (Likely & { words: Words })[]
    /** Its sheets or layers, when more than one could be meant. */
    tables?: string[]
    /** What the file's columns are taken for, when something is missing. */
    columns?: ToldColumn[]
    missing?: ColumnField[]
  }
}

/** @param isTrial whether nothing of it was kept */
export function outcomeOf(imported: Imported, isTrial: boolean): Told {
  const { kind, added, changed, unchanged } = imported
  const batchId = isTrial ? null : imported.batchId
  const told = { kind, isTrial, batchId, added, changed, unchanged }
  switch (imported.kind) {
    case 'incidents':
      return {
        ...{ ...told, refused: imported.read.refused.length },
        incidents: incidentsIn(imported.read),
      }
    case 'town': {
      const { counts, heights, repaired, refused } = imported.report
      const refusedShapes = refused.slice(0, MOST_LISTED)
      const { drawing } = imported
      return {
        ...{ ...told, refused: refused.length },
        town: { counts, heights, repaired, drawing, refusedShapes },
      }
    }
    case 'terrain': {
      const { source, stepM, columns, rows, lowestM, highestM, known } = imported
      const terrain = { source, stepM, columns, rows, lowestM, highestM, known }
      return { ...told, refused: 0, terrain }
    }
  }
}

function incidentsIn(read: ReadIncidents): IncidentsTold {
  const { rows, refused, unusedColumns, columns, unknownCategories } = read
  const byCategory: { [category: string]: number } = {}
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const row of rows) {
    byCategory[row.category] = (byCategory[row.category] ?? 0) + 1
    from = Math.min(from, +row.from)
    to = Math.max(to, +row.to)
  }
  const step = Math.max(1, Math.ceil(rows.length / MOST_PLACES))
  const shown = rows.filter(({ precision }, i) => i % step === 0 && precision !== 'area')
  return {
    period: rows.length > 0 ? { from: new Date(from), to: new Date(to) } : null,
    ...{ byCategory, unusedColumns, columns, unknownCategories },
    ambiguousTimes: rows.filter(({ ambiguousTime }) => ambiguousTime).length,
    refusedRows: refused.slice(0, MOST_LISTED),
    places: shown.map(({ position }) => position),
  }
}

/** What is told of an import that failed; undefined for what is a fault of ours. */
export function failureOf(error: unknown): Failed | undefined {
  if (!(error instanceof ImportError)) return undefined
  const { code, words, asks } = error
  const likely = asks?.likely?.map((one) => ({ ...one, words: systemWords(one.epsg) }))
  const { columns, missing, tables } = asks ?? {}
  return {
    failed: {
      ...{ code, words, ...(likely && { likely }), ...(tables && { tables: [...tables] }) },
      ...(columns && missing && { columns: [...columns], missing: [...missing] }),
    },
  }
}
