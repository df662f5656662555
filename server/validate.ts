import type { ValidationTargets } from 'hono'
import { validator } from 'hono-openapi'
import { z } from 'zod'
import { findUnkeepable } from './checks.ts'
import { type FieldProblem, Problem } from './errors.ts'
import { asReceived } from './openapi.ts'

type Issue = { message: string; path?: readonly unknown[] | undefined }

/**
 * Lets a request through when what `target` holds fits `schema`; documents it at the same time.
 *
 * @throws {Problem} 400 with every field that does not fit
 */
export const validate = <Target extends keyof ValidationTargets, Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) => validator(target, schema, (result) => refuse(result), asReceived)

function refuse(result: { success: boolean; data: unknown; error?: readonly Issue[] }): void {
  if (!result.success) throw Problem.invalid(toFields(result.error ?? []))
  const unkeepable = findUnkeepable(result.data)
  if (unkeepable.length > 0) throw Problem.invalid(unkeepable)
}

/** What a schema objects to, by field; an unknown field is a problem of its own. */
export const toFields = (issues: readonly Issue[]): FieldProblem[] =>
  issues.flatMap((issue) => {
    const path = (issue.path ?? []).map(segment)
    if (!('keys' in issue) || !Array.isArray(issue.keys))
      return [{ path: path.join('.'), message: issue.message }]
    return issue.keys.map((key) => ({
      path: [...path, String(key)].join('.'),
      message: 'unknown field',
    }))
  })

const segment = (part: unknown): string =>
  String(part !== null && typeof part === 'object' && 'key' in part ? part.key : part)

/** "a,b" in a URL as a list; left out means an empty one, which means all. */
export const commaSeparated = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .string()
    .meta({ description: 'several with commas between' })
    .transform((text) => text.split(','))
    .pipe(z.array(item).max(100))
    .default([])

/** A whole number in a URL, in plain digits. */
export const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .meta({ type: 'integer', minimum, maximum })
    .transform((text, ctx) => {
      if (/^\d{1,9}$/.test(text)) return Number(text)
      ctx.addIssue('not a whole number')
      return z.NEVER
    })
    .pipe(z.int().min(minimum).max(maximum))

/** The query of what takes none. */
export const noQuery = z.strictObject({})

/** A query in which `to`, if stated, does not come before `from`. */
export const inOrder = <
  Query extends z.ZodType<{ from?: Date | undefined; to?: Date | undefined }>,
>(
  query: Query,
) =>
  query.refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    message: 'to is before from',
  })

/** "true" or "false" in a URL. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** Words to look for in free text. */
export const searchText = z.string().trim().min(1).max(200)
