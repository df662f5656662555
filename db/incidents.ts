import { type Expression, type SqlBool, sql } from 'kysely'
import type { Incident, IncidentCategory, NewIncident } from '../geodata/model/incident.ts'
import type { Classification } from '../geodata/model/record.ts'
import { type Bbox, cellAt } from '../geodata/position.ts'
import { hourOfWeek } from '../geodata/time/zone.ts'
import type { Db } from './connect.ts'
import { holds, inBbox, oneOf, overlaps } from './filters.ts'
import { asLonLat, latOf, lonOf, point } from './postgis.ts'
import { type RecordKind, selectRecords, stateOf, type View } from './records.ts'
import { whereSeen } from './sight.ts'

/** Resolution of the H3 cell kept with every incident that has a place. */
export const INCIDENT_CELL_RESOLUTION = 13

/** What is worked out from an incident once, when it is written. */
export const derived = (
  { position, precision, from, timePrecision }: NewIncident,
  timeZone: string,
): { cell: string | null; hourOfWeek: number | null } => ({
  cell: precision === 'area' ? null : cellAt(position, INCIDENT_CELL_RESOLUTION),
  hourOfWeek: timePrecision === 'month' ? null : hourOfWeek(from, timeZone),
})

/** @param timeZone the municipality's, in which the local hour of the week is told */
export const incidents = (timeZone: string): RecordKind<NewIncident, Incident> => ({
  name: 'incident',
  table: 'incident',
  plain: [
    ...(['category', 'timePrecision', 'precision', 'radiusM', 'setting'] as const),
    ...(['policeInitiated', 'source', 'externalId', 'placeName', 'description'] as const),
  ],
  read: [
    asLonLat(sql.ref('location')).as('position'),
    sql.ref('fromAt').as('from'),
    sql.ref('toAt').as('to'),
    ...['cell', 'hourOfWeek', 'ambiguousTime', 'batchId'].map((c) => sql.ref(c).as(c)),
  ],
  write: (incident) => ({
    location: point(incident.position),
    fromAt: incident.from,
    toAt: incident.to,
    ...derived(incident, timeZone),
  }),
  // Somebody has said when it was: that it was read from a clock that showed it twice is past.
  settle: (current, { from, to, timePrecision }) =>
    +from === +current.from && +to === +current.to && timePrecision === current.timePrecision
      ? {}
      : { ambiguousTime: false },
})

/** Half-open [from, to); an incident is in when its interval meets it. Empty lists mean all. */
export type IncidentFilter = {
  bbox?: Bbox | undefined
  from?: Date | undefined
  to?: Date | undefined
  categories: readonly IncidentCategory[]
  sources: readonly string[]
  text?: string | undefined
}

/** Where a page of incidents ended: the last one's time and id. */
export type IncidentCursor = { from: Date; id: string }

/** Newest first by `from`, then id. */
export function findIncidents(
  db: Db,
  view: View,
  filter: IncidentFilter,
  page: { after?: IncidentCursor | undefined; limit: number },
): Promise<Incident[]> {
  let query = selectRecords(db, incidents('UTC'), view)
  for (const condition of conditions(filter)) query = query.where(condition)
  const { after } = page
  if (after) {
    query = query.where(
      sql<SqlBool>`(from_at, id) < (${after.from}::timestamptz, ${after.id}::uuid)`,
    )
  }
  return query
    .orderBy(sql`from_at`, 'desc')
    .orderBy('record.id', 'desc')
    .limit(page.limit)
    .execute()
}

const conditions = (filter: IncidentFilter): Expression<SqlBool>[] => [
  ...inBbox('location', filter.bbox),
  ...overlaps(filter),
  ...oneOf('category', filter.categories),
  ...oneOf('source', filter.sources),
  ...holds(['description', 'placeName'], filter.text),
]

/** One incident as the columns need it, oldest first. */
export type IncidentRow = {
  lon: number
  lat: number
  cell: string | null
  fromMs: number
  toMs: number
  hourOfWeek: number | null
  category: IncidentCategory
  precision: Incident['precision']
  timePrecision: Incident['timePrecision']
  setting: Incident['setting']
  policeInitiated: boolean
  radiusM: number | null
  source: string
  classification: Classification
}

/** Every incident that is seen and meets the filter, with what is counted and drawn, oldest first. */
export function findIncidentRows(
  db: Db,
  { municipality, seen }: View,
  filter: IncidentFilter,
): Promise<IncidentRow[]> {
  let query = db
    .selectFrom('incident')
    .select(['cell', 'hourOfWeek', 'category', 'precision', 'timePrecision', 'setting'])
    .select(['policeInitiated', 'radiusM', 'source', 'classification'])
    .select([
      lonOf(sql.ref('location')).as('lon'),
      latOf(sql.ref('location')).as('lat'),
      sql<number>`(extract(epoch from from_at) * 1000)::float8`.as('fromMs'),
      sql<number>`(extract(epoch from to_at) * 1000)::float8`.as('toMs'),
    ])
    .where('municipality', '=', municipality)
    .where('deletedAt', 'is', null)
  for (const condition of [...whereSeen(seen, 'incident'), ...conditions(filter)])
    query = query.where(condition)
  return query.orderBy('fromAt').orderBy('id').$castTo<IncidentRow>().execute()
}

/** Changes whenever any incident that is seen does: the columns' ETag. */
export const incidentsState = (db: Db, view: View): Promise<string> =>
  stateOf(db, incidents('UTC'), view)
