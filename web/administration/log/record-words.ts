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
  if (typeof values.maker === 'string') return `${values.maker} ${String(values.model)}`
  if (typeof values.category === 'string')
    return codeWords(t, 'category', values.category) ?? values.category
  if (event.recordKind === 'person') return people.get(event.recordId) ?? null
  return event.recordKind === 'retention-rule'
    ? (codeWords(t, 'subject', event.recordId) ?? null)
    : null
}

/** Who did it: a person, the service, or a name that is no longer kept. */
export function actorWords(t: Text, event: AuditEvent): string {
  const { actorId, actorName } = event
  if (isUnproved(event)) return t('log.somebody')
  if (actorId === 'service') return t('log.service')
  if (actorId === 'command-line') return t('log.commandLine')
  return actorName === '' ? t('log.thinnedActor') : actorName
}

/** What was done, in a few words. */
export function deedWords(t: Text, event: AuditEvent): string {
  const { action, actorName } = event
  return isUnproved(event) && actorName !== ''
    ? t('log.tried', { name: actorName })
    : t(`log.deed.${action}`)
}

/**
 * Whether nobody knows who did it: a wrong password or code was given for somebody's account, which the
 * log names. Who came by an organisation's own sign-in is known by it.
 */
const isUnproved = (event: AuditEvent): boolean =>
  event.action === 'sign-in-refused' && throughOf(event) === null

/** The organisation's own sign-in that somebody came by; null when they did not. */
export const throughOf = ({ after }: AuditEvent): string | null =>
  isObject(after) && typeof after.through === 'string' ? after.through : null
