import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Gdal, GdalRefusal, withGdal } from '../gdal-process.ts'
import { ImportError, type OnProgress, type Words } from '../import-error.ts'
import type { FileFormat } from '../inspect/kinds.ts'
import { damaged } from '../inspect/refusals.ts'
import type { Surroundings } from '../outside.ts'
import { placeRows, type RowPlace } from '../source/place-rows.ts'
import { placeFile } from '../source/placed.ts'
import { type Placing, WGS84 } from '../source/systems.ts'
import { type Row, rowsOf, type Table, tablesOf } from '../source/tables.ts'
import { readTextTable } from '../source/text-table.ts'
import {
  type ColumnField,
  type Columns,
  columnsOf,
  type StatedColumns,
  tellsOfIncidents,
} from './columns.ts'
import { keepable } from './decode.ts'
import { guessColumns } from './guess-columns.ts'
import type { IncidentTable } from './read-incidents.ts'
import { numberIn } from './values.ts'

export type IncidentFileOptions = {
  here: Surroundings
  /** How the file's numbers become positions, where somebody has said. */
  placing?: Placing | undefined
  /** Which sheet or layer, of a file with several. */
  table?: string | undefined
  /** What its columns tell, where somebody has said. */
  columns?: StatedColumns | undefined
  onProgress: OnProgress
  signal: AbortSignal
}

/** Most rows that are brought in at once: some years of a large town's. */
export const MOST_ROWS = 500_000

const READING: Words = { sv: 'Läser händelserna', en: 'Reading the incidents' }
const PLACING: Words = { sv: 'Räknar om koordinaterna', en: 'Converting the coordinates' }

/**
 * The table of incidents in a file that has been inspected, each row with its place: from columns of degrees, from
 * columns in another coordinate system, or from its shape.
 *
 * @throws {ImportError} no-coordinate-system when the file does not say which it is in; several-tables when more than one could be meant; too-many-rows; file-empty, file-unreadable
 */
export async function readIncidentFile(
  path: string,
  format: FileFormat,
  options: IncidentFileOptions,
): Promise<IncidentTable> {
  const name = basename(path)
  options.onProgress({ phase: READING, done: 0 })
  if (format === 'table') {
    const { columns: headers, rows: lines } = readTextTable(await readFile(path), name)
    assertNotTooMany(lines.length, name)
    const rows = lines.map((row) => ({ ...row, geometry: null }))
    const table = { columns: told(headers, rows, options), rows }
    // Only numbers that are no degrees need GDAL.
    return columnsToPlace(table, options.placing)
      ? inGdal(name, options, (gdal) => placedByColumns(gdal, table, name, options))
      : table
  }
  return inGdal(name, options, async (gdal) => {
    const inputs = await placeFile(gdal, path, format, options.signal)
    const table = chosenOf(await tablesOf(gdal, inputs), name, options.table)
    assertNotTooMany(table.rowCount, name)
    // What the file states is obeyed, unless somebody says otherwise.
    const isTrusted = table.isPlaced && !options.placing
    const rows: Row[] = []
    for await (const row of rowsOf(gdal, table, isTrusted ? 'wgs84' : 'as-they-are')) rows.push(row)
    const read = { columns: told(table.columns, rows, options), rows }
    if (!table.shape) return placedByColumns(gdal, read, name, options)
    const placing = isTrusted ? AS_READ : options.placing
    const how = { by: { kind: 'shape' }, placing, here: options.here, name } as const
    return withPlaces(read, await placeRows(gdal, rows, how), null)
  })
}

/**
 * Whether a file of layers holds incidents: points that tell when and what, and no areas beside them, which a town
 * has. False for a file that GDAL cannot open: whoever reads it says why.
 */
export async function holdsIncidents(
  path: string,
  format: FileFormat,
  signal: AbortSignal,
): Promise<boolean> {
  const tables = await withGdal({ signal }, async (gdal) =>
    tablesOf(gdal, await placeFile(gdal, path, format, signal)),
  ).catch((error: unknown) => {
    if (error instanceof GdalRefusal) return []
    throw error
  })
  const isOf = ({ columns }: Table) =>
    tellsOfIncidents(columns) && columnsOf(columns).at.category !== undefined
  return !tables.some(({ shape }) => shape === 'area') && tables.some(isOf)
}

/** Degrees already, of a shape that GDAL has placed. */
const AS_READ: Placing = { epsg: WGS84, isSwapped: false }

/** What columns tell: as somebody says, else by their headers and then by what stands in them. */
function told(
  headers: readonly string[],
  rows: readonly Row[],
  { columns }: IncidentFileOptions,
): Columns {
  const kept = headers.map(keepable)
  return columns ? columnsOf(kept, columns) : guessColumns(columnsOf(kept), rows)
}

type Read = { columns: Columns; rows: readonly Row[] }

/** A table whose columns tell where each row is, in whichever coordinate system. */
async function placedByColumns(
  gdal: Gdal,
  read: Read,
  name: string,
  { placing, here, onProgress }: IncidentFileOptions,
): Promise<IncidentTable> {
  const found = columnsToPlace(read, placing)
  if (!found) return read
  onProgress({ phase: PLACING, done: 0.3 })
  const { at } = read.columns
  const by = { kind: 'columns', x: at[found.x]!, y: at[found.y]! } as const
  return withPlaces(read, await placeRows(gdal, read.rows, { by, placing, here, name }), found.x)
}

const withPlaces = (
  { columns, rows }: Read,
  places: readonly RowPlace[],
  by: ColumnField | null,
): IncidentTable => ({
  columns,
  rows: rows.map(({ row, fields }, i) => ({ row, fields, placed: { place: places[i]!, by } })),
})

/** The columns that have to be worked out, if any: degrees are read as they stand. */
function columnsToPlace(
  { columns: found, rows }: Read,
  placing: Placing | undefined,
): { x: ColumnField; y: ColumnField } | undefined {
  if (found.at.lon !== undefined && found.at.lat !== undefined) {
    const isSaid = placing !== undefined && (placing.epsg !== WGS84 || placing.isSwapped)
    // Some call any coordinates by these names.
    return isSaid || !areDegrees(rows, found) ? { x: 'lon', y: 'lat' } : undefined
  }
  const isThere = found.at.easting !== undefined && found.at.northing !== undefined
  return isThere ? { x: 'easting', y: 'northing' } : undefined
}

/** Whether the first rows' numbers mostly could be degrees; so they are where there are none. */
function areDegrees(rows: readonly Row[], { at }: Columns): boolean {
  const values = rows
    .slice(0, 300)
    .flatMap(({ fields }) => [numberIn(fields[at.lon!]), numberIn(fields[at.lat!])])
    .filter((value) => value !== undefined)
  return values.filter((value) => Math.abs(value) <= 180).length * 2 >= values.length
}

/** The table that is meant. */
function chosenOf(tables: readonly Table[], file: string, wanted: string | undefined): Table {
  const filled = tables.filter(({ rowCount }) => rowCount > 0)
  const meant = wanted
    ? tables.filter(({ name }) => name === wanted)
    : filled.filter(({ columns }) => tellsOfIncidents(columns))
  const [first, ...rest] = meant.length > 0 || wanted ? meant : filled
  if (first && rest.length === 0) return first
  if (filled.length === 0) {
    throw new ImportError('file-empty', {
      sv: `Filen ${file} har inga rader.`,
      en: `The file ${file} has no rows.`,
    })
  }
  const names = tables.map(({ name }) => name)
  const listed = names.join(', ')
  throw new ImportError(
    'several-tables',
    {
      sv: `Filen ${file} har flera blad eller lager: ${listed}. Ange vilket som ska läsas.`,
      en: `The file ${file} has several sheets or layers: ${listed}. State which one to read.`,
    },
    { tables: names },
  )
}

function assertNotTooMany(rows: number, file: string): void {
  if (rows <= MOST_ROWS) return
  throw new ImportError('too-many-rows', {
    sv: `Filen ${file} har ${count(rows, 'sv')} rader. Läs in högst ${count(MOST_ROWS, 'sv')} åt gången: dela filen, till exempel efter år.`,
    en: `The file ${file} has ${count(rows, 'en')} rows. Bring in at most ${count(MOST_ROWS, 'en')} at a time: split the file, for example by year.`,
  })
}
const count = (n: number, language: string) => n.toLocaleString(language)

async function inGdal<T>(
  name: string,
  { signal }: IncidentFileOptions,
  body: (gdal: Gdal) => Promise<T>,
): Promise<T> {
  try {
    return await withGdal({ signal }, body)
  } catch (error) {
    throw error instanceof GdalRefusal ? damaged(name, error) : error
  }
}
