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
  return await db
    .selectFrom('place')
    .distinctOn([begins, sql`lower(name)`, sql`kind`])
    .select(['kind', 'name', 'externalId', asLonLat(sql.ref('location')).as('position')])
    .where('municipality', '=', municipality)
    .where(sql<boolean>`lower(name) like ${`%${pattern}%`}`)
    .orderBy(begins)
    .orderBy(sql`lower(name)`)
    .orderBy(sql`kind`)
    .limit(limit)
    .$castTo<Place>()
    .execute()
}
