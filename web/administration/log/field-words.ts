import { log } from '../../text/sv/administration-log.ts'
import type { Text } from '../../text/text.ts'

type Field = keyof typeof log.field
const isField = (name: string): name is Field => Object.hasOwn(log.field, name)

/** What a field of a record is called; one without a name of its own keeps the program's. */
export const fieldWords = (t: Text, field: string): string =>
  isField(field) ? t(`log.field.${field}`) : field

const order: readonly string[] = Object.keys(log.field)
const placeOf = (field: string): number => (isField(field) ? order.indexOf(field) : order.length)

/** Fields in the order they are read in, whatever order the database kept them in; unknown ones last. */
export const inOrder = <Told extends { field: string }>(all: readonly Told[]): Told[] =>
  [...all].sort((a, b) => placeOf(a.field) - placeOf(b.field))
