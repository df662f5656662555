import { beforeAll, describe, expect, test } from 'vitest'
import { findAuditEvents } from '../../../db/audit.ts'
import { findMunicipality } from '../../../db/municipalities.ts'
import { findOrganisations } from '../../../db/organisations.ts'
import { findPeople } from '../../../db/people.ts'
import { setGrants } from '../../../db/roles.ts'
import { letIn } from '../../../server/cli/let-in.ts'
import { testApp } from '../../support/app.ts'
import { newTown, now, wholeLog } from '../../support/factories.ts'

let app: Awaited<ReturnType<typeof testApp>>
let municipality: NonNullable<Awaited<ReturnType<typeof findMunicipality>>>
beforeAll(async () => {
  app = await testApp()
  const { code } = await newTown(app.db)
  municipality = (await findMunicipality(app.db, code))!
})

const asked = {
  ...{ email: 'asa@example.se', name: 'Åsa Berg', police: false },
  roles: ['administrator'] as const,
}

describe('the first administrator', () => {
  test('comes by a link that works once', async () => {
    const { token, isNew } = await letIn(app.db, municipality, asked, new Date())
    expect(isNew).toBe(true)
    const choose = (newPassword: string) =>
      app.ask('POST', '/api/auth/reset-password', { body: { newPassword, token }, as: null })
    expect((await choose('Password1234')).status).toBe(400)
    expect((await choose('en lampa vid Smäckbron')).status).toBe(200)
    expect((await choose('en annan vid Järnbron')).status).toBe(400)
    const { status } = await app.ask('POST', '/api/auth/sign-in/email', {
      ...{ body: { email: asked.email, password: 'en lampa vid Smäckbron' }, as: null },
    })
    expect(status).toBe(200)
    const events = await findAuditEvents(app.db, wholeLog(municipality.code), { limit: 4 })
    const told = events.map(({ action, recordKind, actorId }) => [action, recordKind, actorId])
    expect(told).toContainEqual(['create', 'person', 'command-line'])
    expect(told).toContainEqual(['link', 'person', 'command-line'])
    expect(events.map(({ after }) => after)).toContainEqual({ changed: 'password-by-link' })
    expect(JSON.stringify(events)).not.toContain(token)
  })

  test('asked for again keeps what they have and gets more', async () => {
    const again = { ...asked, roles: ['member'] as const }
    expect((await letIn(app.db, municipality, again, now)).isNew).toBe(false)
    const [person, ...others] = await findPeople(app.db, municipality.code)
    expect(others).toEqual([])
    expect(person!.roles.sort()).toEqual(['administrator', 'member'])
  })

  test('asked for again leaves to a directory what it gave', async () => {
    const personId = (await findPeople(app.db, municipality.code))[0]!.id
    const grant = { municipality: municipality.code, role: 'reader' as const }
    const source = 'kommunen'
    const person = { id: personId, name: asked.name }
    await setGrants(app.db, person, { source, grants: [grant], now })
    await letIn(app.db, municipality, asked, now)
    await setGrants(app.db, person, { source, grants: [], now })
    const [told] = await findPeople(app.db, municipality.code)
    expect(told!.roles.sort()).toEqual(['administrator', 'member'])
  })

  test('of the police belongs to the police, who are made where there are none', async () => {
    const petra = { ...asked, email: 'petra@polisen.se', name: 'Petra Ek', police: true }
    await letIn(app.db, municipality, petra, now)
    await letIn(app.db, municipality, { ...petra, email: 'olof@polisen.se', name: 'Olof' }, now)
    const police = (await findOrganisations(app.db)).filter(({ kind }) => kind === 'police')
    expect(police).toHaveLength(1)
    const people = await findPeople(app.db, municipality.code)
    const theirs = people.filter(({ unitId }) => unitId === police[0]!.units[0]!.id)
    expect(theirs.map(({ name }) => name)).toEqual(['Petra Ek', 'Olof'])
  })

  test('in a unit that is not there is refused, and nobody is made', async () => {
    const lost = { ...asked, email: 'x@example.se', unit: '01a20770-751a-7768-8412-f5f281ccac0f' }
    await expect(letIn(app.db, municipality, lost, now)).rejects.toThrow(/Det finns ingen enhet/)
    expect(await findPeople(app.db, municipality.code)).toHaveLength(3)
  })
})
