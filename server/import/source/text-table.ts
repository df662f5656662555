import { parse } from 'csv-parse/sync'
import { ImportError } from '../import-error.ts'
import { delimiterOf } from '../incidents/columns.ts'
import { decodeText } from '../incidents/decode.ts'

/** A table kept as text: its headers, and each row with the number of its first line in the file. */
export type TextTable = { columns: string[]; rows: { row: number; fields: string[] }[] }

/**
 * A table of a text file, however it was saved: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; with or
 * without BOM. The header is line 1; empty lines are no rows.
 *
 * @param name the file's, for messages
 * @throws {ImportError} file-empty; file-unreadable when a quotation mark has no match
 */
export function readTextTable(input: string | Uint8Array, name: string): TextTable {
  const text = (typeof input === 'string' ? input : decodeText(input)).replace(/^\uFEFF/, '')
  const [header, ...rows] = recordsOf(text, name)
  if (!header) {
    throw new ImportError('file-empty', {
      sv: `Filen ${name} är tom.`,
      en: `The file ${name} is empty.`,
    })
  }
  return { columns: header.fields, rows }
}

function recordsOf(text: string, name: string): TextTable['rows'] {
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
      sv: `Filen ${name} kunde inte läsas: citattecknet på rad ${line} saknar sitt par.`,
      en: `The file ${name} could not be read: the quotation mark on line ${line} has no match.`,
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
