import type { Actor } from '../db/audit.ts'
import type { Db } from '../db/connect.ts'
import { insertOrganisation } from '../db/organisations.ts'
import { insertPerson } from '../db/people.ts'
import type { NewOrganisation } from '../geodata/model/organisation.ts'
import { MADE_UP, type Role } from '../geodata/model/person.ts'

// Who works together in the demo town. All of them are made up; they sign in with one click, and none
// has a password.

type Write = { actor: Actor; now: Date }

const organisations = [
  {
    name: 'Söderhamns kommun',
    kind: 'municipality',
    units: {
      security: 'Säkerhet och beredskap',
      services: 'Samhällsservice',
      prevention: 'Förebyggande enheten',
      welfare: 'Individ- och familjeomsorgen (IFO)',
      communications: 'Kommunikation',
    },
  },
  { name: 'Polisen', kind: 'police', units: { police: 'Lokalpolisområde Hälsingland' } },
  { name: 'Handel Söderhamn', kind: 'business', units: { shops: 'Handel Söderhamn' } },
] as const satisfies readonly (Pick<NewOrganisation, 'name' | 'kind'> & {
  units: { [key: string]: string }
})[]

/** The units of the demo, by a name of our own. */
export type DemoUnits = ReadonlyMap<string, string>

export async function insertDemoOrganisations(tx: Db, write: Write): Promise<DemoUnits> {
  const ids = new Map<string, string>()
  for (const { units, ...organisation } of organisations) {
    const named = Object.values(units).map((name) => ({ name }))
    const made = await insertOrganisation(tx, { ...organisation, units: named }, write)
    for (const [key, name] of Object.entries(units))
      ids.set(key, made.units.find((unit) => unit.name === name)!.id)
  }
  return ids
}

const people: readonly { name: string; address: string; unit: string; roles: Role[] }[] = [
  {
    ...{ name: 'Åsa Exempel', address: 'asa', unit: 'security' },
    roles: ['member', 'coordinator', 'camera-owner', 'administrator'],
  },
  { name: 'Petra Påhitt', address: 'petra', unit: 'police', roles: ['police', 'administrator'] },
  { name: 'Samir Exempel', address: 'samir', unit: 'services', roles: ['member', 'camera-owner'] },
  { name: 'Kim Påhitt', address: 'kim', unit: 'communications', roles: ['communicator'] },
  { name: 'Lena Låtsas', address: 'lena', unit: 'shops', roles: ['reader'] },
  { name: 'Robin Låtsas', address: 'robin', unit: 'shops', roles: ['reporter'] },
]

export async function insertDemoPeople(
  tx: Db,
  municipality: string,
  units: DemoUnits,
  write: Write,
): Promise<void> {
  for (const { address, unit, ...person } of people)
    await insertPerson(
      tx,
      municipality,
      { ...person, email: `${address}${MADE_UP}`, unitId: units.get(unit)! },
      write,
    )
}
