import type { Context } from 'hono'
import { Problem } from './errors.ts'

/** The ETag of a record: its version. */
export const etagOf = ({ version }: { version: number }): string => `"${version}"`

/**
 * The version a change is based on. A proxy that compresses may have weakened the ETag.
 *
 * @param least 0 where something new is based on nothing being there
 * @throws {Problem} 428 without If-Match, 400 when it is not a version
 */
export function basedOn(c: Context, least: 0 | 1 = 1): number {
  const header = c.req.header('if-match')
  if (header === undefined)
    throw new Problem(428, 'precondition-required', 'State the version you saw, with If-Match')
  const version = /^(?:W\/)?"(0|[1-9]\d{0,9})"$/.exec(header.trim())?.[1]
  if (version === undefined || Number(version) < least)
    throw Problem.invalid([{ path: 'If-Match', message: 'is one version in quotes, as ETag gave' }])
  return Number(version)
}

/** True when the client already has what `etag` names. */
export const isKnown = (c: Context, etag: string): boolean =>
  (c.req.header('if-none-match') ?? '')
    .split(',')
    .some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === etag)
