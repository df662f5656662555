import type { IncidentCategory, Setting } from '../../../geodata/model/incident.ts'
import { findPersonalNumbers } from '../../../geodata/privacy/personal-number.ts'
import { ImportError, type Words } from '../import-error.ts'
import type { Surroundings } from '../outside.ts'
import { assertNobodyNamed } from '../personal.ts'
import { type ColumnField, type Columns, type ToldColumn, unusedOf } from './columns.ts'
import { toldColumns } from './guess-columns.ts'
import { contentDigest, contentKeys, type IncidentContent } from './identity.ts'
import { type Placed, type RefusedField, type RowDefaults, readRow } from './read-row.ts'
import { categoryInFileName, type StatedCategories } from './values.ts'

export type ReadIncidentsOptions = {
  /** The municipality's: times without a zone are read on its clocks. */
  timeZone: string
  /** The municipality, outside which rows are refused. */
  here: Surroundings
  /** Who told, for rows that do not say. */
  defaultSource: string
  /** The file's name, for messages and for a category when no column has one. */
  sourceName: string
  /** The category of every row, for a file without such a column. */
  category?: IncidentCategory
  /** What somebody says that values of its category column mean. */
  categories?: StatedCategories
}

/** A table with incidents, wherever it was read from. */
export type IncidentTable = {
  columns: Columns
  rows: readonly {
    /** As the file counts. */
    row: number
    fields: string[]
    /** Where it is, when that stands in no column, or in one that had to be worked out. */
    placed?: Placed | undefined
  }[]
}

/** An incident ready to be kept; `externalId` is always there. */
type ParsedIncident = IncidentContent & {
  externalId: string
  ambiguousTime: boolean
  /** Of what its source says of it. */
  sourceDigest: string
}

/** A row that cannot be brought in, by its number in the file. */
export type RefusedRow = RefusedField & { row: number }

export type ReadIncidents = {
  rows: ParsedIncident[]
  refused: RefusedRow[]
  /** Headers that nothing was read from. */
  unusedColumns: string[]
  columns: ToldColumn[]
  unknownCategories: { value: string; n: number }[]
}

/**
 * Incidents of a table with stated headers (see columns.ts).
 *
 * Every row is either in `rows` or in `refused`, in the table's order.
 *
 * @throws {ImportError} no-columns, or personal-number in a header
 */
export function readIncidents(table: IncidentTable, options: ReadIncidentsOptions): ReadIncidents {
  const { columns } = table
  for (const [i, name] of columns.headers.entries())
    assertNobodyNamed(name, headerOf(i + 1, options))
  const defaults = defaultsFor(table, options)

  const result: ReadIncidents = {
    ...{ rows: [], refused: [], unusedColumns: unusedOf(columns) },
    ...{ columns: toldColumns(columns, table.rows), unknownCategories: [] },
  }
  const keyOf = contentKeys()
  const rowOfId = new Map<string, number>()
  for (const { fields, row, placed } of table.rows) {
    const named = personalNumberIn(fields, columns)
    const read = named ? { refused: named } : readRow(fields, columns, defaults, placed)
    if ('refused' in read) {
      result.refused.push({ row, ...read.refused })
      continue
    }
    const sourceDigest = contentDigest(read.incident)
    const externalId = read.incident.externalId ?? keyOf(sourceDigest)
    const earlier = rowOfId.get(`${read.incident.source}\n${externalId}`)
    if (earlier !== undefined) {
      result.refused.push({ row, ...sameId(columns, externalId, earlier) })
      continue
    }
    rowOfId.set(`${read.incident.source}\n${externalId}`, row)
    const setting = likelySetting(read.incident)
    result.rows.push({ ...read.incident, setting, externalId, sourceDigest })
  }
  result.unknownCategories = unknownIn(result.refused, columns)
  return result
}

/** Values that were refused as categories, the commonest first. */
function unknownIn(refused: readonly RefusedRow[], { at, headers }: Columns) {
  const header = headers[at.category ?? -1]?.trim()
  const counts = new Map<string, number>()
  for (const { column, value } of refused)
    if (column === header && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n)
}

/** What is read as a number, a time or one of our words holds no name: it is read as that, or refused. */
const CHECKED_OTHERWISE: readonly ColumnField[] = [
  ...(['lon', 'lat', 'easting', 'northing', 'radiusM', 'date', 'time', 'from', 'to'] as const),
]
/** Decimals, which may hold ten digits in a row by chance; four are what a personal number ends in. */
const DECIMALS = /^[-−]?\d+[.,](?!\d{4}$)\d+$/

/** A personal identity number in any column stops its row, also in one that nothing else is read from. */
function personalNumberIn(fields: readonly string[], columns: Columns): RefusedField | undefined {
  const apart = new Set(CHECKED_OTHERWISE.map((field) => columns.at[field]))
  for (const [i, text] of fields.entries()) {
    if (apart.has(i) || DECIMALS.test(text.trim())) continue
    const [found] = findPersonalNumbers(text.trim())
    if (!found) continue
    const place = `${found.start + 1}–${found.end}`
    const reason = {
      sv: `innehåller ett personnummer (tecken ${place}); ta bort det`,
      en: `holds a personal identity number (characters ${place}); remove it`,
    }
    return { column: columns.headers[i]?.trim() ?? '', reason, value: '' }
  }
  return undefined
}

/** Shops are indoors: shoplifting that does not say where is taken to be, and is not seen outdoors. */
const likelySetting = ({ category, setting }: IncidentContent): Setting =>
  category === 'shoplifting' && setting === 'unknown' ? 'indoor' : setting

const headerOf = (column: number, { sourceName }: ReadIncidentsOptions): Words => ({
  sv: `rubriken i kolumn ${column} i filen ${sourceName}; skriv en annan rubrik`,
  en: `the header of column ${column} in the file ${sourceName}; write another header`,
})

function defaultsFor({ columns, rows }: IncidentTable, options: ReadIncidentsOptions): RowDefaults {
  const has = (field: ColumnField) => columns.at[field] !== undefined
  const missing: ColumnField[] = []
  const isPlaced = rows.some(({ placed }) => placed !== undefined)
  if (!isPlaced && !has('lon')) missing.push('lon')
  if (!isPlaced && !has('lat')) missing.push('lat')
  const hasTime = has('time') || has('from') || has('date')
  if (!hasTime && !has('month')) missing.push('time')
  const category = options.category ?? categoryInFileName(options.sourceName)
  if (!has('category') && !category) missing.push('category')
  if (missing.length > 0) throw unmapped(options.sourceName, missing, toldColumns(columns, rows))
  return {
    timeZone: options.timeZone,
    source: options.defaultSource,
    category,
    categories: options.categories ?? {},
    here: options.here,
    // Where only the month is told, the place has been moved to a street's middle as well.
    precision: hasTime ? 'exact' : 'place',
  }
}

const MISSING: Partial<Record<ColumnField, Words>> = {
  lon: { sv: 'longitud', en: 'longitude' },
  lat: { sv: 'latitud', en: 'latitude' },
  time: { sv: 'tid, från eller månad', en: 'time, from or month' },
  category: { sv: 'kategori', en: 'category' },
}

function unmapped(name: string, missing: ColumnField[], columns: ToldColumn[]): ImportError {
  const [sv, en] = (['sv', 'en'] as const).map((language) =>
    missing.map((field) => MISSING[field]![language]),
  )
  return new ImportError(
    'no-columns',
    {
      sv: `Filen ${name} saknar kolumnen ${sv!.join(' och ')}. Första raden ska vara rubriker.`,
      en: `The file ${name} has no column ${en!.join(' and ')}. The first line must be headers.`,
    },
    { columns, missing },
  )
}

const sameId = (columns: Columns, value: string, row: number): RefusedField => ({
  column: columns.headers[columns.at.externalId ?? -1] ?? '',
  reason: { sv: `samma id som rad ${row}`, en: `the same id as row ${row}` },
  value,
})
