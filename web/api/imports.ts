import type { IncidentCategory } from '../../geodata/model/incident.ts'
import type { Classification } from '../../geodata/model/record.ts'
import type { ImportBatch, JobState } from '../../geodata/model/work.ts'
import type {
  ColumnField,
  StatedColumns,
  ToldColumn,
} from '../../server/import/incidents/columns.ts'
import type { Failed, Told } from '../../server/import/outcome.ts'
import { ask, askJson } from './http.ts'
import { withQuery } from './list.ts'
import type { Listed, Wire } from './wire.ts'

/** What came of an import, or would come of it; and why nothing did. */
export type Outcome = Wire<Told>
export type ImportFailure = Failed['failed']

/** What is said of a file beside what it says itself. */
export type Stated = {
  epsg?: number
  northFirst?: boolean
  /** Which sheet or layer, of several. */
  table?: string
  classification?: Classification
  /** What the columns tell: a header by field. */
  columns?: StatedColumns
  /** What values of the category's column mean, by the value in small letters. */
  categories?: { [value: string]: IncidentCategory }
  /** Of every row, where no column tells. */
  category?: IncidentCategory
}
export type { ColumnField, ToldColumn }

/** How far an import has come, and what came of it when it has ended. */
export type ImportJob = {
  id: string
  state: JobState
  phase: string
  progress: number
  result: Outcome | Failed | null
}

/**
 * Sends a file to be brought in, or only to be tried.
 *
 * @returns the id of the job that tells what comes of it
 * @throws {ApiProblem}
 */
export async function sendImport(
  municipality: string,
  file: File,
  { isTrial, ...stated }: Stated & { isTrial: boolean },
): Promise<string> {
  const { table, epsg, northFirst, classification, columns, categories, category } = stated
  const path = withQuery(`/api/m/${municipality}/imports`, {
    ...{ name: file.name, trial: String(isTrial), epsg, classification },
    northFirst: northFirst ? 'true' : undefined,
    columns: columns && JSON.stringify(columns),
    categories: categories && JSON.stringify(categories),
    category,
    table,
  })
  const { jobId } = await askJson<{ jobId: string }>(path, { method: 'POST', file })
  return jobId
}

export const getImportJob = (id: string, signal: AbortSignal): Promise<ImportJob> =>
  askJson(`/api/jobs/${id}`, { signal })

/** @throws {ApiProblem} conflict when it has ended already */
export const cancelJob = async (id: string): Promise<void> => {
  await ask(`/api/jobs/${id}/cancel`, { method: 'POST' })
}

/** One import as the list has it. */
export type Batch = Wire<ImportBatch> & {
  version: number
  ownerUnitId: string
  classification: Classification
}

/** The latest imports, newest first. */
export const latestBatches = async (
  municipality: string,
  limit: number,
  signal?: AbortSignal,
): Promise<Batch[]> => {
  const path = withQuery(`/api/m/${municipality}/import-batches`, { limit })
  return (await askJson<Listed<Batch>>(path, { signal })).items
}

/** What became of the records of an import that was undone. */
export type Undone = { removed: number; restored: number; kept: number }

/** @throws {ApiProblem} 412 when it has been changed, 404 when it has been undone already */
export const undoImport = (
  municipality: string,
  { id, version }: Pick<Batch, 'id' | 'version'>,
): Promise<Undone> =>
  askJson(`/api/m/${municipality}/import-batches/${id}`, { method: 'DELETE', ifMatch: version })
