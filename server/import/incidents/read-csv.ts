import { parse } from 'csv-parse/sync'
import type { IncidentCategory, Setting } from '../../../geodata/model/incident.ts'
import { ImportError, type Words } from '../import-error.ts'
import type { Surroundings } from '../outside.ts'
import { assertNobodyNamed } from '../personal.ts'
import { type ColumnField, type Columns, columnsOf, delimiterOf } from './columns.ts'
import { decodeText, keepable } from './decode.ts'
import { contentKeys, type IncidentContent } from './identity.ts'
import { type RefusedField, type RowDefaults, readRow } from './read-row.ts'
import { categoryInFileName } from './values.ts'

export type ReadCsvOptions = {
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
}

/** An incident ready to be kept; `externalId` is always there. */
type ParsedIncident = IncidentContent & { externalId: string; ambiguousTime: boolean }

/** A row that cannot be brought in. `row` is its first line in the file; the header is line 1. */
export type RefusedRow = RefusedField & { row: number }

export type ReadCsv = {
  rows: ParsedIncident[]
  refused: RefusedRow[]
  /** Headers that nothing was read from. */
  unusedColumns: string[]
}

/**
 * Incidents from a CSV file with stated headers (see columns.ts), however it was saved: comma,
 * semicolon or tab; decimal point or comma; UTF-8 or Windows-1252; with or without BOM.
 *
 * Every row is either in `rows` or in `refused`, in the file's order; empty lines are neither.
 *
 * @throws {ImportError} file-empty, file-unreadable (a quote that never ends), no-columns, or
 *   personal-number in a header
 */
export function readIncidentsCsv(input: string | Uint8Array, options: ReadCsvOptions): ReadCsv {
  const text = (typeof input === 'string' ? input : decodeText(input)).replace(/^\uFEFF/, '')
  const [header, ...records] = recordsOf(text, options.sourceName)
  if (!header) throw emptyFile(options.sourceName)
  const headers = header.fields.map(keepable)
  for (const [i, name] of headers.entries()) assertNobodyNamed(name, headerOf(i + 1, options))
  const columns = columnsOf(headers)
  const defaults = defaultsFor(columns, options)

  const result: ReadCsv = { rows: [], refused: [], unusedColumns: columns.unused }
  const keyOf = contentKeys()
  const rowOfId = new Map<string, number>()
  for (const { fields, row } of records) {
    const read = readRow(fields, columns, defaults)
    if ('refused' in read) {
      result.refused.push({ row, ...read.refused })
      continue
    }
    const externalId = read.incident.externalId ?? keyOf(read.incident)
    const earlier = rowOfId.get(`${read.incident.source}\n${externalId}`)
    if (earlier !== undefined) {
      result.refused.push({ row, ...sameId(columns, externalId, earlier) })
      continue
    }
    rowOfId.set(`${read.incident.source}\n${externalId}`, row)
    const setting = likelySetting(read.incident)
    result.rows.push({ ...read.incident, setting, externalId })
  }
  return result
}

/** Shops are indoors: shoplifting that does not say where is taken to be, and is not seen outdoors. */
const likelySetting = ({ category, setting }: IncidentContent): Setting =>
  category === 'shoplifting' && setting === 'unknown' ? 'indoor' : setting

const headerOf = (column: number, { sourceName }: ReadCsvOptions): Words => ({
  sv: `rubriken i kolumn ${column} i filen ${sourceName}; skriv en annan rubrik`,
  en: `the header of column ${column} in the file ${sourceName}; write another header`,
})

type CsvRecord = { fields: string[]; row: number }

function recordsOf(text: string, sourceName: string): CsvRecord[] {
  let read = 0
  const headerLine = /^[^\r\n]*/.exec(text.trimStart())![0]
  try {
    const parsed = parse(text, {
      delimiter: delimiterOf(headerLine),
      info: true,
      raw: true,
      relax_column_count: true,
      // A quotation mark inside a field is itself: ett 5" rör.
      relax_quotes: true,
      on_record: (record, { lines }) => {
        read = lines
        return record
      },
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[]
    return parsed
      .filter(({ record }) => record.some((field) => field.trim() !== ''))
      .map(({ record, raw, info }) => ({ fields: record, row: info.lines - breaksIn(raw) }))
  } catch (cause) {
    const line = lineAfter(text, read)
    const error = new ImportError('file-unreadable', {
      sv: `Filen ${sourceName} kunde inte läsas: citattecknet på rad ${line} saknar sitt par.`,
      en: `The file ${sourceName} could not be read: the quotation mark on line ${line} has no match.`,
    })
    error.cause = cause
    throw error
  }
}

const LINE_BREAK = /\r\n|\n|\r/

/** Number of the first line after the `read` first that holds anything. */
const lineAfter = (text: string, read: number): number =>
  text.split(LINE_BREAK).findIndex((line, i) => i >= read && line !== '') + 1

/** Line breaks inside a record: quoted fields may go on over several lines. */
const breaksIn = (raw: string) => raw.trim().split(LINE_BREAK).length - 1

function defaultsFor(columns: Columns, options: ReadCsvOptions): RowDefaults {
  const has = (field: ColumnField) => columns.at[field] !== undefined
  const missing: Words[] = []
  if (!has('lon')) missing.push({ sv: 'longitud', en: 'longitude' })
  if (!has('lat')) missing.push({ sv: 'latitud', en: 'latitude' })
  const hasTime = has('time') || has('from') || has('date')
  if (!hasTime && !has('month')) {
    missing.push({ sv: 'tid, från eller månad', en: 'time, from or month' })
  }
  const category = options.category ?? categoryInFileName(options.sourceName)
  if (!has('category') && !category) missing.push({ sv: 'kategori', en: 'category' })
  if (missing.length > 0) throw missingColumns(options.sourceName, missing)
  return {
    timeZone: options.timeZone,
    source: options.defaultSource,
    category,
    here: options.here,
    // Where only the month is told, the place has been moved to a street's middle as well.
    precision: hasTime ? 'exact' : 'place',
  }
}

const emptyFile = (name: string) =>
  new ImportError('file-empty', {
    sv: `Filen ${name} är tom.`,
    en: `The file ${name} is empty.`,
  })

const missingColumns = (name: string, missing: Words[]) =>
  new ImportError('no-columns', {
    sv: `Filen ${name} saknar kolumnen ${missing.map(({ sv }) => sv).join(' och ')}. Första raden ska vara rubriker.`,
    en: `The file ${name} has no column ${missing.map(({ en }) => en).join(' and ')}. The first line must be headers.`,
  })

const sameId = (columns: Columns, value: string, row: number): RefusedField => ({
  column: columns.headers[columns.at.externalId ?? -1] ?? '',
  reason: { sv: `samma id som rad ${row}`, en: `the same id as row ${row}` },
  value,
})
