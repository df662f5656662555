import { z } from 'zod'
import { wholeNumber } from './validate.ts'

/** Where a page ended, as text that means nothing to the client. */
export const encodeCursor = (place: { [key: string]: string }): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

/** A cursor in a URL, read as `place`. */
export const cursorOf = <Place extends z.ZodType>(place: Place) =>
  z
    .string()
    .max(500)
    .meta({ description: '`next` of the page before' })
    .transform((text, ctx) => {
      try {
        return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown
      } catch {
        ctx.addIssue('not a cursor from here')
        return z.NEVER
      }
    })
    .pipe(place)

/** The record a page ended with, for lists that are newest first by id. */
export const idCursor = cursorOf(z.strictObject({ id: z.uuid() }))

/** The parameters every list has. @param most rows one page may hold */
export const paging = <Cursor extends z.ZodType>(cursor: Cursor, most = 1_000) => ({
  limit: wholeNumber(1, most).default(100),
  cursor: cursor.optional(),
})

/** Cuts off the one row asked for beyond the limit, and says where the next page begins. */
export const toPage = <Row>(rows: Row[], limit: number, cursor: (last: Row) => string) => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursor(last) : null }
}
