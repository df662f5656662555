import {
  type IncidentCategory,
  newIncident,
  type Precision,
  type Setting,
} from '../../../geodata/model/incident.ts'
import type { LonLat } from '../../../geodata/position.ts'
import { findPersonalNumbers } from '../../../geodata/privacy/personal-number.ts'
import { findUnkeepable } from '../../checks.ts'
import type { Words } from '../import-error.ts'
import { objectionToPosition, type Surroundings } from '../outside.ts'
import { NOWHERE, type RowPlace } from '../source/place-rows.ts'
import type { ColumnField, Columns } from './columns.ts'
import { keepable } from './decode.ts'
import type { IncidentContent } from './identity.ts'
import { readInterval, readMoment, readMonth, type Span } from './times.ts'
import {
  readCategory,
  readNumber,
  readPrecision,
  readYesNo,
  type StatedCategories,
  Unreadable,
} from './values.ts'

/** What a row means where it does not say. */
export type RowDefaults = {
  timeZone: string
  source: string
  category: IncidentCategory | undefined
  categories: StatedCategories
  precision: Precision
  /** Where it may lie. */
  here: Surroundings
}

/** Why a row was refused: its column as the file calls it, and what stood there. */
export type RefusedField = { column: string; reason: Words; value: string }

type RowRead =
  | { incident: IncidentContent & { ambiguousTime: boolean } }
  | { refused: RefusedField }

// The record's own check wants an owner; who owns it is told when it is kept.
const ANYONE = '00000000-0000-4000-8000-000000000000'

/** Where a row is, told otherwise than by degrees in its columns; and by which of them, or its shape (null). */
export type Placed = { place: RowPlace; by: ColumnField | null }

/**
 * Reads one row. The first thing that is wrong is what it is refused for.
 *
 * @param placed where it is, when that is not for its columns to say
 */
export function readRow(
  fields: string[],
  columns: Columns,
  defaults: RowDefaults,
  placed?: Placed,
): RowRead {
  const row = new Row(fields, columns)
  try {
    if (fields.length !== columns.headers.length) throw row.wrongLength()
    const span = timeOf(row, defaults)
    const precision = row.filled('precision', readPrecision) ?? defaultPrecision(row, defaults)
    const candidate = {
      ownerUnitId: ANYONE,
      category:
        row.filled('category', (text) => readCategory(text, defaults.categories)) ??
        defaults.category ??
        row.missing('category'),
      from: span.from.toISOString(),
      to: span.to.toISOString(),
      timePrecision: span.timePrecision,
      position: placed ? placedAt(row, placed, defaults) : positionOf(row, defaults),
      precision,
      radiusM: row.filled('radiusM', readNumber) ?? null,
      setting: settingOf(row),
      policeInitiated: row.read('policeInitiated', readYesNo) ?? false,
      source: row.text('source') || defaults.source,
      externalId: row.text('externalId') || null,
      placeName: row.text('placeName'),
      description: row.text('description'),
    }
    const [unkeepable] = findUnkeepable(candidate)
    if (unkeepable) throw row.unkeepable(unkeepable.path as ColumnField)
    const checked = newIncident.safeParse(candidate)
    if (!checked.success) throw row.refusedBy(checked.error.issues[0])
    const { ownerUnitId, classification, ...incident } = checked.data
    return { incident: { ...incident, ambiguousTime: span.ambiguousTime } }
  } catch (error) {
    if (error instanceof RefusedHere) return { refused: error.field }
    throw error
  }
}

const defaultPrecision = (row: Row, defaults: RowDefaults): Precision =>
  row.text('radiusM') === '' ? defaults.precision : 'place'

function timeOf(row: Row, { timeZone }: RowDefaults): Span {
  const to = row.text('to')
  const [field, text] = startOf(row)
  if (text === '') row.missing(field)
  if (field === 'month') return row.read(field, () => readMonth(text, timeZone))
  // Also before an interval: so each of the two is blamed for its own faults.
  const moment = row.read(field, () => readMoment(text, timeZone))
  return to === '' ? moment : row.read('to', () => readInterval(text, to, timeZone))
}

/** Which field tells when it began, and what it says; a date and a clock time may stand apart. */
function startOf(row: Row): [field: ColumnField, text: string] {
  const [from, date] = [row.text('from'), row.text('date').replace(AT_MIDNIGHT, '')]
  const time = row.text('time').replace(ON_NO_DAY, '')
  if (from !== '') return ['from', from]
  if (date !== '' && CLOCK.test(time)) return ['time', `${date} ${time}`]
  if (time !== '') return ['time', time]
  if (date !== '') return ['date', date]
  if (row.text('month') !== '') return ['month', row.text('month')]
  return [(['from', 'time', 'date', 'month'] as const).find((field) => row.has(field))!, '']
}

/** What a database's or a sheet's own dates and clock times look like as text: a day begins at midnight. */
const AT_MIDNIGHT = /[T\s]+00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/
const ON_NO_DAY = /^18\d\d-\d\d-\d\dT/
const CLOCK = /^(?:kl\.?\s*)?\d{1,2}(?:[:.]\d\d|$)/i

function positionOf(row: Row, { here }: RowDefaults): LonLat {
  const lon = row.filled('lon', degrees(180)) ?? row.missing('lon')
  const lat = row.filled('lat', degrees(90)) ?? row.missing('lat')
  if (lon === 0 && lat === 0) throw row.refuse('lon', NOWHERE)
  const objection = objectionToPosition([lon, lat], here)
  if (objection) throw row.refuse('lon', objection)
  return [lon, lat]
}

function placedAt(row: Row, { place, by }: Placed, { here }: RowDefaults): LonLat {
  if (!place.position) throw row.refuse(by, place.reason)
  const objection = objectionToPosition(place.position, here)
  if (objection) throw row.refuse(by, objection)
  return place.position
}

const degrees = (most: number) => (text: string) => {
  const value = readNumber(text)
  if (Math.abs(value) <= most) return value
  throw new Unreadable({
    sv: `inte grader mellan −${most} och ${most}; använd WGS 84`,
    en: `not degrees between −${most} and ${most}; use WGS 84`,
  })
}

function settingOf(row: Row): Setting {
  const indoor = row.read('setting', readYesNo)
  return indoor === undefined ? 'unknown' : indoor ? 'indoor' : 'outdoor'
}

class RefusedHere extends Error {
  readonly field: RefusedField

  constructor(field: RefusedField) {
    super(field.reason.sv)
    this.field = field
  }
}

/** One row's fields by what they tell. */
class Row {
  readonly #fields: string[]
  readonly #columns: Columns

  constructor(fields: string[], columns: Columns) {
    this.#fields = fields
    this.#columns = columns
  }

  has(field: ColumnField): boolean {
    return this.#columns.at[field] !== undefined
  }

  text(field: ColumnField): string {
    return (this.#fields[this.#columns.at[field] ?? -1] ?? '').trim()
  }

  read<T>(field: ColumnField, reader: (text: string) => T): T {
    try {
      return reader(this.text(field))
    } catch (error) {
      throw error instanceof Unreadable ? this.refuse(field, error.reason) : error
    }
  }

  filled<T>(field: ColumnField, reader: (text: string) => T): T | undefined {
    return this.text(field) === '' ? undefined : this.read(field, reader)
  }

  /** @param field what is wrong; null when it is in no column */
  refuse(field: ColumnField | null, reason: Words): RefusedHere {
    if (field === null) return new RefusedHere({ column: '', reason, value: '' })
    const value = findPersonalNumbers(this.text(field)).length > 0 ? '' : this.text(field)
    const shown = keepable(value.slice(0, 80))
    return new RefusedHere({ column: this.#header(field), reason, value: shown })
  }

  /** @param field of free text, where it holds a character that no database column does */
  unkeepable(field: ColumnField): RefusedHere {
    return this.refuse(field, {
      sv: 'innehåller ett tecken som inte går att spara',
      en: 'holds a character that cannot be kept',
    })
  }

  missing(field: ColumnField): never {
    throw this.refuse(field, { sv: 'saknas', en: 'is missing' })
  }

  wrongLength(): RefusedHere {
    const [has, wants] = [this.#fields.length, this.#columns.headers.length]
    const reason = {
      sv: `raden har ${has} fält men rubriken ${wants}`,
      en: `the row has ${has} fields but the header ${wants}`,
    }
    return new RefusedHere({ column: '', reason, value: '' })
  }

  /** What the record's own check objected to. */
  refusedBy(issue: { path: PropertyKey[]; message: string } | undefined): RefusedHere {
    const field = String(issue?.path[0] ?? '')
    const asked = (field === 'position' ? 'lon' : field) as ColumnField
    const sv = REASONS_SV[field] ?? 'uppfyller inte kraven'
    return this.refuse(asked, { sv, en: issue?.message ?? 'does not fit' })
  }

  #header(field: ColumnField): string {
    return this.#columns.headers[this.#columns.at[field] ?? -1]?.trim() ?? field
  }
}

const REASONS_SV: Record<string, string> = {
  to: 'till är före från',
  radiusM: 'radien ska vara mellan 0 och 2 000 meter, och bara för noggrannheten plats',
  source: 'källan ska ha 1–120 tecken',
  externalId: 'id ska ha 1–200 tecken',
  placeName: 'platsens namn har fler än 200 tecken',
  description: 'beskrivningen har fler än 4 000 tecken',
}
