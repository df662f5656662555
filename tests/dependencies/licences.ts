import parse from 'spdx-expression-parse'
import { allowedLicences, type Exception, exceptions } from './allowed.ts'
import type { Package } from './packages.ts'

/** What is thought of a package's licence. */
export type Verdict = { kind: 'allowed' | 'refused' } | { kind: 'exception'; exception: Exception }

/** An exception goes by package and by the very words of its licence: a new licence is a new matter. */
export function judge(
  { name, licence }: Pick<Package, 'name' | 'licence'>,
  known: readonly Exception[] = exceptions,
): Verdict {
  if (licence !== undefined && isAllowed(licence)) return { kind: 'allowed' }
  const exception = known.find((one) => one.name === name && one.licence === licence)
  return exception ? { kind: 'exception', exception } : { kind: 'refused' }
}

/**
 * Whether a licence expression can be met with allowed licences: all of an AND, any of an OR. What
 * an exception of its own (WITH) adds is leave, never a demand. What is no expression is not allowed.
 *
 * Source: SPDX 2.3, annex D.
 */
export function isAllowed(expression: string): boolean {
  try {
    return isMet(parse(expression))
  } catch {
    return false
  }
}

function isMet(part: parse.Info): boolean {
  if ('license' in part) return allowedLicences.has(part.license)
  return part.conjunction === 'and'
    ? isMet(part.left) && isMet(part.right)
    : isMet(part.left) || isMet(part.right)
}
