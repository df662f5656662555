import { findPersonalNumbers } from '../../../geodata/privacy/personal-number.ts'
import { type ColumnField, type Columns, TIMES, type ToldColumn } from './columns.ts'
import { keepable } from './decode.ts'
import { readMoment } from './times.ts'
import { numberIn, readCategory } from './values.ts'

type Rows = readonly { fields: readonly string[] }[]

/** So many rows tell what a column holds, and so large a share of what is filled in. */
const SAMPLE = 300
const MOST = 0.8

/**
 * Takes columns that no header names for what their values look like: times, categories, coordinates. What a header
 * names stands.
 */
export function guessColumns({ at, headers }: Columns, rows: Rows): Columns {
  const guessed: Columns = { at: { ...at }, headers }
  const sample = rows.slice(0, SAMPLE)
  const used = new Set(Object.values(at))
  const free = headers.flatMap((_, i) => {
    const values = sample.map(({ fields }) => (fields[i] ?? '').trim()).filter((one) => one !== '')
    return used.has(i) || values.length === 0 ? [] : [{ i, values }]
  })
  const take = (field: ColumnField, fits: (value: string) => boolean, least = MOST) => {
    if (guessed.at[field] !== undefined) return
    const [found, ...others] = free.filter(
      ({ i, values }) =>
        !Object.values(guessed.at).includes(i) &&
        values.filter(fits).length >= least * values.length,
    )
    // Of two that look alike, only a person can tell which is meant.
    if (found && others.length === 0) guessed.at[field] = found.i
  }
  if (TIMES.every((field) => at[field] === undefined)) {
    take('time', isTime('exact'))
    if (guessed.at.time === undefined) take('date', isTime('day'))
    if (guessed.at.time === undefined && guessed.at.date === undefined)
      take('month', isTime('month'))
  }
  const isDateAlone = guessed.at.date !== undefined && guessed.at.from === undefined
  if (isDateAlone)
    take('time', (value) => /^(?:kl\.?\s*)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?$/i.test(value))
  // Half is enough: whoever brings it in is asked about the rest.
  take('category', isCategory, 0.5)
  const isPlaced = (x: ColumnField, y: ColumnField) => at[x] !== undefined && at[y] !== undefined
  if (!isPlaced('lon', 'lat') && !isPlaced('easting', 'northing')) {
    take('lat', isBetween(54, 70, /[.,]\d{3}/))
    take('lon', isBetween(10, 25, /[.,]\d{3}/))
    take('northing', isBetween(6_000_000, 7_800_000, /^\d/))
    take('easting', isBetween(50_000, 1_900_000, /^\d{5,7}(?:[.,]|$)/))
  }
  return guessed
}

const isTime = (unit: 'exact' | 'day' | 'month') => (value: string) => {
  try {
    // A database's days begin at midnight.
    const day = value.replace(/[T\s]+00:00(?::00.*)?$/, '')
    return readMoment(day, 'UTC').timePrecision === unit
  } catch {
    return false
  }
}

function isCategory(value: string): boolean {
  try {
    return Boolean(readCategory(value))
  } catch {
    return false
  }
}

/** Sweden lies between these, in degrees and in its national systems. */
const isBetween = (least: number, most: number, written: RegExp) => (value: string) => {
  const number = numberIn(value)
  return number !== undefined && number >= least && number <= most && written.test(value)
}

const EXAMPLES = 3
const LONGEST = 40

/** Each column as it is told of. Personal identity numbers are not repeated. */
export function toldColumns({ at, headers }: Columns, rows: Rows): ToldColumn[] {
  const fieldAt = new Map(Object.entries(at).map(([field, i]) => [i, field as ColumnField]))
  return headers.map((header, i) => {
    const seen = new Set<string>()
    for (const { fields } of rows.slice(0, SAMPLE)) {
      const value = keepable((fields[i] ?? '').trim().slice(0, LONGEST))
      if (value !== '' && findPersonalNumbers(fields[i] ?? '').length === 0) seen.add(value)
      if (seen.size === EXAMPLES) break
    }
    return { header, field: fieldAt.get(i) ?? null, examples: [...seen] }
  })
}
