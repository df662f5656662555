import { holdsPersonalNumber } from '../../geodata/privacy/personal-number.ts'
import { problemCode } from '../state/problems.ts'
import type { Text } from '../text/text.ts'

// The words a server's code or a field's path has on screen; unknown ones get a general sentence.
const codes = [
  'offline',
  'not-found',
  'invalid-request',
  'stale',
  'busy',
  'conflict',
  'forbidden',
  'unauthenticated',
  'second-factor-needed',
  'projector',
  'cross-site',
  'too-many',
] as const
const fields = [
  'category',
  'from',
  'to',
  'position',
  'source',
  'name',
  'description',
  'problem',
  'causes',
  'measures',
  'responsible',
  'area',
] as const

/** What went wrong, in words a person can act on. */
export function problemWords(t: Text, error: unknown): string {
  const code = codes.find((one) => one === problemCode(error))
  return t(`problem.code.${code ?? 'other'}`)
}

/** What to say at one field, if anything; `written` tells a forbidden number from too many words. */
export function fieldWords(
  t: Text,
  name: (typeof fields)[number],
  problems: ReadonlySet<string>,
  written = '',
): string | undefined {
  if (!problems.has(name)) return undefined
  if (holdsPersonalNumber(written)) return t('problem.personalNumber')
  return t(`problem.field.${name}`)
}
