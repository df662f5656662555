import type { NewPerson, Person } from '../../geodata/model/person.ts'
import { ask, askJson } from './http.ts'
import { listAll } from './list.ts'
import { keptTimes, type Wire } from './wire.ts'

const pathOf = (municipality: string, id = '') =>
  `/api/m/${municipality}/people${id === '' ? '' : `/${id}`}`

/** Everybody who has a role in a municipality. */
export const listPeople = async (municipality: string, signal?: AbortSignal): Promise<Person[]> =>
  (await listAll<Wire<Person>>(pathOf(municipality), {}, signal)).map(personOf)

/** A person as JSON carries them, with the times read. */
export const personOf = (wire: Wire<Person>): Person => ({
  ...wire,
  ...keptTimes(wire),
  lastSignInAt: wire.lastSignInAt === null ? null : new Date(wire.lastSignInAt),
})

/** Lets somebody in. Whoever is here already, in another municipality, gets the roles in this one too. */
export const addPerson = async (municipality: string, person: NewPerson): Promise<Person> =>
  personOf(await askJson<Wire<Person>>(pathOf(municipality), { method: 'POST', body: person }))

export type PersonChange = Partial<NewPerson> & { disabled?: boolean }

/** Changes a person; refused with 412 when somebody else has changed them since `version`. */
export const changePerson = async (
  municipality: string,
  { id, version }: { id: string; version: number },
  change: PersonChange,
): Promise<Person> =>
  personOf(
    await askJson<Wire<Person>>(pathOf(municipality, id), {
      method: 'PATCH',
      body: change,
      ifMatch: version,
    }),
  )

/** Takes away every role a person has in the municipality. */
export const takeRolesAway = async (
  municipality: string,
  { id, version }: { id: string; version: number },
): Promise<void> => {
  await ask(pathOf(municipality, id), { method: 'DELETE', ifMatch: version })
}

/** A link by which somebody chooses a password, once. */
export type OneTimeLink = { link: string; expiresAt: string }

export const makeLink = (municipality: string, id: string): Promise<OneTimeLink> =>
  askJson(`${pathOf(municipality, id)}/link`, { method: 'POST' })

/** Ends every session of a person. */
export const endSessions = async (municipality: string, id: string): Promise<void> => {
  await ask(`${pathOf(municipality, id)}/sign-out`, { method: 'POST' })
}

/** Takes a lost second factor away, and ends every session. */
export const forgetSecondFactor = async (municipality: string, id: string): Promise<void> => {
  await ask(`${pathOf(municipality, id)}/forget-second-factor`, { method: 'POST' })
}
