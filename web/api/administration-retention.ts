import type {
  NewRetentionRule,
  RetentionRun,
  RetentionSubject,
} from '../../geodata/model/retention.ts'
import { ask, askJson } from './http.ts'
import { listAll } from './list.ts'
import type { Wire } from './wire.ts'

/** How a subject stands; without a decision it is off, and its version is 0. */
export type RetentionStand = {
  subject: RetentionSubject
  version: number
  months: number | null
  decision: string | null
  /** Local day: "2026-11-25". */
  decidedOn: string | null
  suggestedMonths: number
  leastMonths: number
}

/** What would be thinned today: how many, older than which instant. */
export type RetentionPreview = { count: number; before: string }

const pathOf = (municipality: string, rest = '') => `/api/m/${municipality}/retention${rest}`

export const listRetention = (municipality: string, signal?: AbortSignal) =>
  listAll<RetentionStand>(pathOf(municipality), {}, signal)

/** The latest nights, newest first. */
export const listRuns = async (
  municipality: string,
  signal?: AbortSignal,
): Promise<RetentionRun[]> =>
  (await listAll<Wire<RetentionRun>>(pathOf(municipality, '/runs'), {}, signal)).map((wire) => ({
    ...wire,
    startedAt: new Date(wire.startedAt),
    endedAt: wire.endedAt === null ? null : new Date(wire.endedAt),
  }))

export const previewRetention = (
  municipality: string,
  asked: { subject: RetentionSubject; months: number },
  signal?: AbortSignal,
): Promise<RetentionPreview> =>
  askJson(pathOf(municipality, '/preview'), { method: 'POST', body: asked, signal })

/** Turns a rule on, or changes it from the version that was seen. */
export const decideRetention = async (
  municipality: string,
  { subject, version }: Pick<RetentionStand, 'subject' | 'version'>,
  rule: NewRetentionRule,
): Promise<void> => {
  await ask(pathOf(municipality, `/${subject}`), {
    method: 'PUT',
    body: rule,
    ifMatch: version,
  })
}

export const endRetention = async (
  municipality: string,
  { subject, version }: Pick<RetentionStand, 'subject' | 'version'>,
): Promise<void> => {
  await ask(pathOf(municipality, `/${subject}`), { method: 'DELETE', ifMatch: version })
}
