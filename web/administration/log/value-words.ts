import type { Formats } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { isEmpty, isObject } from './difference.ts'
import { fieldWords } from './field-words.ts'
import { codeWords } from './known-codes.ts'
import { positionIn, shapeIn } from './shapes.ts'

/** What values are told with. */
export type Telling = {
  t: Text
  formats: Formats
  /** Words for a unit's id; `undefined` for one that is not known. */
  unit: (id: string) => string | undefined
}

const MOST_IN_A_LIST = 8
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A value of the log in words: names for codes and ids, and shapes without their coordinates. */
export function valueWords(telling: Telling, field: string, value: unknown): string {
  const { t } = telling
  if (isEmpty(value)) return t('log.value.empty')
  if (typeof value === 'boolean') return flagWords(telling, field, value)
  if (typeof value === 'number') return numberWords(telling, value)
  if (typeof value === 'string') return textWords(telling, field, value)
  const shape = shapeWords(telling, field, value)
  if (shape !== null) return shape
  if (Array.isArray(value)) return listWords(telling, field, value)
  if (isObject(value))
    return Object.entries(value)
      .filter(([, part]) => !isEmpty(part))
      .map(([name, part]) => `${fieldWords(t, name)}: ${valueWords(telling, name, part)}`)
      .join('; ')
  return String(value)
}

/** Yes or no; sign-in in two steps is on or off, as it is on the pages about people. */
function flagWords({ t }: Telling, field: string, value: boolean): string {
  if (field === 'secondFactor') return t(value ? 'people.twoOn' : 'people.twoOff')
  return t(value ? 'administration.yes' : 'administration.no')
}

function numberWords({ formats }: Telling, value: number): string {
  const decimals = Number.isInteger(value) ? 0 : Math.min(6, decimalsOf(value))
  return formats.number(value, decimals)
}

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0

function textWords({ t, formats, unit }: Telling, field: string, value: string): string {
  if (field === 'unitId' || field === 'ownerUnitId')
    return unit(value) ?? `${t('log.value.unknownUnit')} (${value})`
  if (INSTANT.test(value)) return formats.dateTime(new Date(value))
  // Noon is the same day in every time zone there is a municipality in.
  if (DAY.test(value)) return formats.date(new Date(`${value}T12:00:00Z`))
  return codeWords(t, field, value) ?? value
}

/** A position or a geometry; null for what is neither. */
function shapeWords({ t, formats }: Telling, field: string, value: unknown): string | null {
  const at = field === 'position' ? positionIn(value) : null
  const shape = at ? ({ kind: 'point', at } as const) : shapeIn(value)
  if (!shape) return null
  switch (shape.kind) {
    case 'point': {
      const [lon, lat] = shape.at
      return t('log.value.point', { lat: formats.number(lat, 5), lon: formats.number(lon, 5) })
    }
    case 'line':
      return t('log.value.line', { n: formats.number(shape.points) })
    case 'area':
      return t('log.value.area', { count: shape.corners, n: formats.number(shape.corners) })
    case 'areas':
      return t('log.value.areas', { n: formats.number(shape.count) })
  }
}

function listWords(telling: Telling, field: string, list: readonly unknown[]): string {
  const { t, formats } = telling
  const parts = list.map((part) =>
    isObject(part) ? nameIn(part) : valueWords(telling, field, part),
  )
  const isTold = parts.every((part) => part !== undefined) && parts.length <= MOST_IN_A_LIST
  if (isTold) return parts.join(', ')
  return t('log.value.list', { count: list.length, n: formats.number(list.length) })
}

const nameIn = ({ name }: { readonly name?: unknown }): string | undefined =>
  typeof name === 'string' && name !== '' ? name : undefined
