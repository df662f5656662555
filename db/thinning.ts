import { type Expression, type SqlBool, sql } from 'kysely'
import type { RetentionSubject } from '../geodata/model/retention.ts'
import { inMunicipality, notOfThePolice, SHARED } from './audit.ts'
import { countLinksBefore, pruneLinks } from './audit-chain.ts'
import { eraseEvents } from './audit-erasure.ts'
import { closedPeople } from './closed-people.ts'
import type { Db } from './connect.ts'
import { countOf, findCutoffs, isKeepers, type Subject, type Thinning } from './thinning-subject.ts'

// What retention thins, subject by subject: how to find it, and how to take it out of every copy. The
// values of the log are copies too; its chain holds without them (db/audit-digest.ts).

/** Where a record is the keeper's to decide over. */
const kept = (table: string, thinning: Thinning) =>
  sql<SqlBool>`${sql.ref(`${table}.municipality`)} = ${thinning.municipality}
    and ${isKeepers(`${table}.ownerUnitId`, thinning)}`

type Columns = { [column: string]: Expression<unknown> }

/** Rows of a table whose texts are emptied, tombstones too, with the log's copies of them. */
function texts(
  table: string,
  recordKind: string,
  { where, empty }: { where: (before: Date) => Expression<SqlBool>; empty: Columns },
): Subject {
  const found = (thinning: Thinning) =>
    sql`from ${sql.table(table)} where ${kept(table, thinning)} and ${where(thinning.before)}`
  return {
    count: (db, thinning) => countOf(db, found(thinning)),
    thin: async (tx, thinning, { accounts }) => {
      const set = sql.join(
        Object.entries(empty).map(([column, value]) => sql`${sql.id(column)} = ${value}`),
      )
      const { rows } = await sql<{ id: string }>`update ${sql.table(table)}
        set ${set}, version = version + 1, updated_at = ${thinning.now}::timestamptz
        where id in (select id ${found(thinning)})
          and ${sql.ref(`${table}.municipality`)} = ${thinning.municipality}
        returning id`.execute(tx)
      const ids = rows.map(({ id }) => id)
      await eraseEvents(tx, toldOf(recordKind, ids, thinning), { names: false, accounts })
      return ids.length
    },
  }
}

/** The events that tell of some records of a municipality. */
const toldOf = (recordKind: string, ids: readonly string[], { municipality }: Thinning) =>
  sql`from audit_event where municipality = ${municipality} and record_kind = ${recordKind}
    and record_id in (select json_array_elements_text(${JSON.stringify(ids)}::text::json))`

const empty = sql`''`

// Somebody whose only role is to report: those who work here stay answerable for what they do.
const onlyReports = sql<SqlBool>`not exists (select 1 from person_role
  where person_role.person_id = incident.created_by and person_role.role <> 'reporter'
    and person_role.municipality = incident.municipality)`

const reporters = (thinning: Thinning) => sql`from incident where ${kept('incident', thinning)}
  and created_by is not null and created_at < ${thinning.before}::timestamptz and ${onlyReports}`

const reports = (thinning: Thinning) => sql`from import_batch where ${kept('importBatch', thinning)}
  and created_at < ${thinning.before}::timestamptz and report <> '{}'::jsonb`

const jobs = (thinning: Thinning) => sql`from job where ${kept('job', thinning)}
  and created_at < ${thinning.before}::timestamptz
  and (input <> '{}'::jsonb or result is not null or error is not null)`

// Signing in is told in the log that all municipalities share: whoever has a role here is meant, or
// nobody any more.
const signIns = ({ municipality, keeper, before }: Thinning) => sql`from audit_event
  where chain = 'shared' and record_kind = 'session' and at < ${before}::timestamptz
    and actor_name <> ''
    and (classification = 'police') = ${keeper === 'police'}::boolean
    and (actor_id in (select person_id::text from person_role where municipality = ${municipality})
      or actor_id not in (select person_id::text from person_role))`

// How much the police have done is not the municipality's to know, nor what is done in another.
const toldOfLog = ({ municipality }: Thinning) =>
  sql<SqlBool>`${inMunicipality(municipality)} and ${notOfThePolice}`

/** A municipality's own chain, and the one that all share, once all have decided how long it is kept. */
async function prunable(db: Db, thinning: Thinning): Promise<{ chain: string; before: Date }[]> {
  const own = { chain: thinning.municipality, before: thinning.before }
  const moments: Date[] = []
  for (const { before } of await findCutoffs(db, 'audit', thinning)) {
    if (before === null) return [own]
    moments.push(before)
  }
  return [own, { chain: SHARED, before: new Date(Math.min(...moments.map(Number))) }]
}

/** Each subject, by its name. */
export const thinnings: { readonly [Name in RetentionSubject]: Subject } = {
  'incident-text': texts('incident', 'incident', {
    where: (before) =>
      sql`to_at < ${before}::timestamptz and (description <> '' or place_name <> '')`,
    empty: { description: empty, place_name: empty },
  }),
  'incident-reporter': {
    count: (db, thinning) => countOf(db, reporters(thinning)),
    thin: async (tx, thinning, { accounts }) => {
      // Only theirs who reported: whoever has worked on it since stays answerable.
      const theirs = sql`from audit_event where municipality = ${thinning.municipality}
        and record_kind = 'incident' and (record_id, actor_id) in
          (select incident.id::text, incident.created_by::text ${reporters(thinning)})`
      await eraseEvents(tx, theirs, { names: true, accounts })
      const { numAffectedRows = 0n } = await sql`update incident set created_by = null
        where municipality = ${thinning.municipality}
          and id in (select id ${reporters(thinning)})`.execute(tx)
      return Number(numAffectedRows)
    },
  },
  'hotspot-text': texts('hotspot', 'hotspot', {
    where: (before) => sql`(status = 'closed' or deleted_at is not null)
      and updated_at < ${before}::timestamptz
      and (problem <> '' or causes <> '' or measures <> '' or responsible <> '')`,
    empty: { problem: empty, causes: empty, measures: empty, responsible: empty },
  }),
  'import-report': {
    count: async (db, thinning) =>
      (await countOf(db, reports(thinning))) + (await countOf(db, jobs(thinning))),
    thin: async (tx, thinning) => {
      const count = await thinnings['import-report'].count(tx, thinning)
      await sql`update import_batch set report = '{}'::jsonb, version = version + 1,
        updated_at = ${thinning.now}::timestamptz
        where municipality = ${thinning.municipality}
          and id in (select id ${reports(thinning)})`.execute(tx)
      await sql`update job set input = '{}'::jsonb, result = null, error = null
        where id in (select id ${jobs(thinning)})`.execute(tx)
      return count
    },
  },
  'deployment-words': texts('deployment', 'deployment', {
    where: (before) => sql`to_at < ${before}::timestamptz and decision <> ''`,
    empty: { decision: empty },
  }),
  'sign-ins': {
    count: (db, thinning) => countOf(db, signIns(thinning)),
    thin: async (tx, thinning, { accounts }) => {
      const count = await countOf(tx, signIns(thinning))
      await eraseEvents(tx, signIns(thinning), { names: true, accounts })
      return count
    },
  },
  'closed-people': closedPeople,
  audit: {
    count: async (db, thinning) => {
      let count = 0
      for (const { chain, before } of await prunable(db, thinning))
        count += await countLinksBefore(db, chain, before, toldOfLog(thinning))
      return count
    },
    thin: async (tx, thinning, { sign, pruned }) => {
      const count = await thinnings.audit.count(tx, thinning)
      for (const { chain, before } of await prunable(tx, thinning)) {
        const links = await pruneLinks(tx, chain, { before, now: thinning.now, sign })
        if (links > 0) pruned.add(chain)
      }
      return count
    },
  },
}
