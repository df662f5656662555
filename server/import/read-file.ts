import { basename, extname } from 'node:path'
import type { IncidentCategory } from '../../geodata/model/incident.ts'
import type { Municipality } from '../../geodata/model/municipality.ts'
import type { Town } from '../../geodata/model/town.ts'
import type { OnProgress, Words } from './import-error.ts'
import type { StatedColumns } from './incidents/columns.ts'
import { holdsIncidents, readIncidentFile } from './incidents/incident-file.ts'
import { type ReadIncidents, readIncidents } from './incidents/read-incidents.ts'
import type { StatedCategories } from './incidents/values.ts'
import { inspectFile } from './inspect/inspect-file.ts'
import type { FileFormat } from './inspect/kinds.ts'
import { isPlaceable } from './source/placed.ts'
import type { Placing } from './source/systems.ts'
import { type ReadTerrain, readTerrain } from './terrain/read-terrain.ts'
import { readTown } from './town/read-town.ts'
import type { TownReport } from './town/town-report.ts'

/** What a file may be brought in as. */
export const importKinds = ['incidents', 'terrain', 'town'] as const
export type ImportKind = (typeof importKinds)[number]

/** What is said of a file beside what it says itself; only what can be handed to a thread. */
export type ReadingStated = {
  municipality: Municipality
  /** What it is brought in as; told by its content unless given. */
  kind?: ImportKind
  /** How its numbers become positions; as the file states unless given. */
  placing?: Placing
  /** Which sheet or layer of it, for incidents. */
  table?: string
  /** What columns tell, and what values of the category's mean, for incidents. */
  columns?: StatedColumns
  categories?: StatedCategories
  /** For incidents without a category of their own. */
  category?: IncidentCategory
  /** Who told, for what does not say; the file's name unless given. */
  source?: string
}

/** What a file was read as. */
export type WasRead =
  | { kind: 'incidents'; read: ReadIncidents }
  | { kind: 'town'; town: Town; report: TownReport }
  | { kind: 'terrain'; read: ReadTerrain }

type Means = { onProgress: OnProgress; signal: AbortSignal }

const EXAMINING: Words = { sv: 'Granskar filen', en: 'Examining the file' }

/**
 * Reads a file whole, whatever it is. Nothing reads it before it has been inspected.
 *
 * @throws {ImportError} when it is not what it seems or cannot be read; the signal's reason
 */
export async function readFile(
  path: string,
  stated: ReadingStated,
  { onProgress, signal }: Means,
): Promise<WasRead> {
  const { municipality, placing, source } = stated
  onProgress({ phase: EXAMINING, done: 0 })
  const format = await inspectFile(path, { signal })
  const kind = stated.kind ?? (await broughtAs(path, format, signal))
  if (kind === 'terrain')
    return { kind, read: await readTerrain(path, { municipality, source, signal, onProgress }) }
  if (kind === 'town') {
    const { name, bbox: near } = municipality
    const read = await readTown(path, { name, format, placing, near, signal, onProgress })
    return { kind, ...read }
  }
  const { table: wanted, columns, category, categories } = stated
  const here = { name: municipality.name, bbox: municipality.bbox }
  const asked = { here, placing, columns, table: wanted, onProgress, signal }
  const table = await readIncidentFile(path, format, asked)
  const read = readIncidents(table, {
    ...{ timeZone: municipality.timeZone, here, sourceName: basename(path) },
    defaultSource: source ?? basename(path, extname(path)),
    ...(category && { category }),
    ...(categories && { categories }),
  })
  return { kind, read }
}

/** What a file is brought in as, when nobody says: by its content, and of layers by what their columns tell. */
async function broughtAs(
  path: string,
  format: FileFormat,
  signal: AbortSignal,
): Promise<ImportKind> {
  if (format === 'tiff') return 'terrain'
  if (format === 'table' || format === 'xlsx' || format === 'ods') return 'incidents'
  if (!isPlaceable(format)) return 'town'
  return (await holdsIncidents(path, format, signal)) ? 'incidents' : 'town'
}
