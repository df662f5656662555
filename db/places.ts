import { sql } from 'kysely'
import type { Place } from '../geodata/model/town.ts'
import type { Db } from './connect.ts'
import { asLonLat } from './postgis.ts'

/**
 * Places and streets whose name holds `text`, those that begin with it first. A street drawn in
 * several pieces comes once.
 */
export async function findPlaces(
  db: Db,
  municipality: string,
  text: string,
  limit: number,
): Promise<Place[]> {
  const wanted = text.trim().toLocaleLowerCase('sv')
  const pattern = wanted.replace(/[\\%_]/g, '\\$&')
  const begins = sql<number>`case when lower(name) like ${`${pattern}%`} then 0 else 1 end`
  const found = db
    .selectFrom('place')
    .select(['kind', 'name', 'externalId', asLonLat(sql.ref('location')).as('position')])
    .select([begins.as('begins'), sql<string>`lower(name)`.as('lowered')])
    .where('municipality', '=', municipality)
    .where(sql<boolean>`lower(name) like ${`%${pattern}%`}`)
  return await db
    .selectFrom(found.as('found'))
    .distinctOn(['begins', 'lowered', 'kind'])
    .select(['kind', 'name', 'externalId', 'position'])
    .orderBy('begins')
    .orderBy('lowered')
    .orderBy('kind')
    .limit(limit)
    .$castTo<Place>()
    .execute()
}
