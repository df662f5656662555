import type { AuditEvent } from '../../geodata/model/work.ts'
import { below } from './base.ts'
import { askJson } from './http.ts'
import { withQuery } from './list.ts'
import type { Listed, Wire } from './wire.ts'

/** What the log is asked for; instants as ISO 8601. */
export type LogQuery = {
  actor?: string
  action?: string
  recordKind?: string
  recordId?: string
  from?: string
  to?: string
}

const pathOf = (municipality: string) => `/api/m/${municipality}/audit-events`
const PAGE = 50

/** One page of the log, newest first. @param cursor null for the first page */
export async function readLog(
  municipality: string,
  { query, cursor }: { query: LogQuery; cursor: string | null },
  signal?: AbortSignal,
): Promise<{ items: AuditEvent[]; next: string | null }> {
  const path = withQuery(pathOf(municipality), { ...query, limit: PAGE, cursor })
  const { items, next } = await askJson<Listed<Wire<AuditEvent>>>(path, { signal })
  return { items: items.map((wire) => ({ ...wire, at: new Date(wire.at) })), next }
}

/** Where the same events are fetched as a CSV file. */
export const logFileUrl = (municipality: string, query: LogQuery): string =>
  below(withQuery(`${pathOf(municipality)}/export.csv`, query))
