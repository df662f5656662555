import { sql } from 'kysely'
import type { SensitivePlace } from '../geodata/model/sensitive-place.ts'
import type { Db } from './connect.ts'
import { asLonLat } from './postgis.ts'

/** Every entrance, outdoor seating and school of a municipality, in the order they were told of. */
export const findSensitivePlaces = (db: Db, municipality: string): Promise<SensitivePlace[]> =>
  db
    .selectFrom('sensitivePlace')
    .select(['kind', 'name', asLonLat(sql.ref('location')).as('position'), 'externalId'])
    .where('municipality', '=', municipality)
    .orderBy('id')
    .$castTo<SensitivePlace>()
    .execute()
