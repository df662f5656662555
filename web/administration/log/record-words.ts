import type { AuditEvent } from '../../../geodata/model/work.ts'
import { log } from '../../text/sv/administration-log.ts'
import type { Text } from '../../text/text.ts'
import { isObject } from './difference.ts'
import { codeWords } from './known-codes.ts'

type Kind = keyof typeof log.kind
const isKind = (name: string): name is Kind => Object.hasOwn(log.kind, name)

/** The kinds of record that the log tells of, as one chooses among them. */
export const logKinds = Object.keys(log.kind) as Kind[] // the keys of what is written there

/** What a kind of record is called. */
export const kindWords = (t: Text, kind: string): string =>
  isKind(kind) ? t(`log.kind.${kind}`) : kind

/**
 * What the record of an event is called, by its values or by what is known of people; null when nothing
 * tells.
 *
 * @param people names by id
 */
export function recordName(
  t: Text,
  event: AuditEvent,
  people: ReadonlyMap<string, string>,
): string | null {
  const values = isObject(event.after) ? event.after : isObject(event.before) ? event.before : {}
  const name = values.name ?? values.fileName
  if (typeof name === 'string' && name !== '') return name
  if (typeof values.category === 'string')
    return codeWords(t, 'category', values.category) ?? values.category
  if (event.recordKind === 'person') return people.get(event.recordId) ?? null
  return event.recordKind === 'retention-rule'
    ? (codeWords(t, 'subject', event.recordId) ?? null)
    : null
}

/** Who did it: a person, the service, or a name that is no longer kept. */
export function actorWords(t: Text, { actorId, actorName }: AuditEvent): string {
  if (actorId === 'service') return t('log.service')
  if (actorId === 'command-line') return t('log.commandLine')
  return actorName === '' ? t('log.thinnedActor') : actorName
}
