import { beforeAll, expect, test } from 'vitest'
import type { Db } from '../../db/connect.ts'
import { setGrants } from '../../db/roles.ts'
import type { Role } from '../../geodata/model/person.ts'
import { testDb } from '../support/database.ts'
import { newTown, now } from '../support/factories.ts'
import { newOrganisationWith } from '../support/people.ts'

let db: Db
beforeAll(async () => {
  db = await testDb()
})

test('somebody who comes in twice at once has the roles of one of the times', async () => {
  const { code } = await newTown(db)
  const { viewer } = await newOrganisationWith(db, 'municipality', ['administrator'])
  const person = { id: viewer.personId, name: viewer.name }
  const comeIn = (...roles: Role[]) =>
    setGrants(db, person, {
      ...{ source: 'entra', now },
      grants: roles.map((role) => ({ municipality: code, role })),
    })
  await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      i % 2 ? comeIn('reader', 'member') : comeIn('member', 'coordinator'),
    ),
  )
  const rows = await db
    .selectFrom('personRole')
    .select('role')
    .where('personId', '=', person.id)
    .where('source', '=', 'entra')
    .orderBy('role')
    .execute()
  expect([
    ['coordinator', 'member'],
    ['member', 'reader'],
  ]).toContainEqual(rows.map(({ role }) => role))
})
