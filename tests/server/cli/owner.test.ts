import { expect, test } from 'vitest'
import { insertOrganisation } from '../../../db/organisations.ts'
import type { NewOrganisation } from '../../../geodata/model/organisation.ts'
import { addMunicipality } from '../../../server/cli/add-municipality.ts'
import { findOwner } from '../../../server/cli/owner.ts'
import { inRollback } from '../../support/database.ts'
import { actor, now } from '../../support/factories.ts'

const write = { actor, now }
const organisation = (name: string, stated: Partial<NewOrganisation> = {}): NewOrganisation => ({
  ...{ name, kind: 'municipality', units: [{ name: 'Säkerhet' }] },
  ...stated,
})
const bollnas = { name: 'Bollnäs' }

test('the only municipal organisation owns, whatever it is called', () =>
  inRollback(async (tx) => {
    await expect(findOwner(tx, undefined, bollnas)).rejects.toThrow(/ingen kommunal enhet/)
    await insertOrganisation(tx, organisation('Polisen', { kind: 'police' }), write)
    await insertOrganisation(tx, organisation('Tom', { units: [] }), write)
    const { units } = await insertOrganisation(tx, organisation('Söderhamns kommun'), write)
    expect(await findOwner(tx, undefined, bollnas)).toBe(units[0]!.id)
  }))

test('of several, the municipality’s own by its name; else they are listed', () =>
  inRollback(async (tx) => {
    const first = await insertOrganisation(tx, organisation('Söderhamns kommun'), write)
    const second = await insertOrganisation(tx, organisation('Bollnäs kommun'), write)
    expect(await findOwner(tx, undefined, { name: 'Söderhamn' })).toBe(first.units[0]!.id)
    expect(await findOwner(tx, undefined, bollnas)).toBe(second.units[0]!.id)
    const asked = findOwner(tx, undefined, { name: 'Hudiksvall' })
    await expect(asked).rejects.toThrow(/Ange en av dem med --owner/)
    await expect(asked).rejects.toThrow(`${second.units[0]!.id}  Bollnäs kommun, Säkerhet`)
  }))

test('the unit that is asked for owns, when there is one', () =>
  inRollback(async (tx) => {
    const { units } = await insertOrganisation(
      tx,
      organisation('Polisen', { kind: 'police' }),
      write,
    )
    expect(await findOwner(tx, units[0]!.id, bollnas)).toBe(units[0]!.id)
    await expect(findOwner(tx, 'okänd', bollnas)).rejects.toThrow(/ingen enhet med id okänd/)
  }))

test('a municipality that is added has an organisation of its own to own what it imports', () =>
  inRollback(async (tx) => {
    await insertOrganisation(tx, organisation('Söderhamns kommun'), write)
    const bbox = [16, 61, 17, 62] as const
    const timeZone = 'Europe/Stockholm'
    await addMunicipality(tx, { code: '2183', name: 'Bollnäs', bbox, timeZone }, write)
    const owner = await findOwner(tx, undefined, bollnas)
    const unit = await tx.selectFrom('unit').selectAll().where('id', '=', owner).execute()
    expect(unit).toMatchObject([{ name: 'Samhällsservice' }])
  }))
