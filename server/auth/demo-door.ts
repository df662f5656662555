import { serializeSigned } from 'hono/utils/cookie'
import { type Db, inTransaction } from '../../db/connect.ts'
import { findMadeUp } from '../../db/identities.ts'
import { findMunicipalities } from '../../db/municipalities.ts'
import { findOrganisations } from '../../db/organisations.ts'
import type { Role } from '../../geodata/model/person.ts'
import type { Auth } from './auth.ts'
import { writeSignIn } from './entrance.ts'

/** Somebody made up, to try the service as. */
export type DemoPerson = { id: string; name: string; unit: string; roles: Role[] }

/** Signs people in without a password, where everything is made up. */
export type DemoDoor = {
  /** Whether every municipality here is the demo's; else nobody comes in, and nobody who did is still in. */
  isOpen: () => Promise<boolean>
  /** Whom one can be; null as soon as anything here is not the demo's. */
  people: () => Promise<DemoPerson[] | null>
  /**
   * Lets somebody in, and writes that down.
   *
   * @returns the cookie of a new session, or `undefined` when the door is shut or leads nowhere
   */
  enter: (personId: string, from: From) => Promise<string | undefined>
}

/** Whence somebody comes, and when. */
type From = { address: string | null; now: Date }

/**
 * The door of the embedded home: open while every municipality in it is made up, to people who are so too.
 * There is none where `DATABASE_URL` is set: `main.ts` makes it for the embedded home alone. Nor where
 * others reach the service (`PUBLIC_URL`): `app.ts` leaves it out.
 */
export function demoDoor(auth: Auth, db: Db): DemoDoor {
  const isOpen = async () => {
    const all = await findMunicipalities(db)
    return all.length > 0 && all.every(({ demo }) => demo)
  }
  return {
    isOpen,
    people: async () => ((await isOpen()) ? await everybody(db) : null),
    enter: async (personId, { address, now }) => {
      if (!(await isOpen())) return undefined
      const person = (await findMadeUp(db)).find(({ id }) => id === personId)
      if (!person) return undefined
      const { internalAdapter, authCookies, secret } = await auth.context
      const session = await internalAdapter.createSession(personId, false, { method: 'demo' })
      await inTransaction(db, (tx) => writeSignIn(tx, person, { address, now, through: 'demo' }))
      const { name, attributes } = authCookies.sessionToken
      const { httpOnly, path = '/', secure } = attributes
      return serializeSigned(name, session.token, secret, {
        ...{ httpOnly: httpOnly ?? true, path, secure: secure ?? false, sameSite: 'lax' },
        maxAge: attributes.maxAge ?? 3600,
      })
    },
  }
}

async function everybody(db: Db): Promise<DemoPerson[]> {
  const units = (await findOrganisations(db)).flatMap(({ name, units }) =>
    units.map((unit) => ({
      id: unit.id,
      words: name === unit.name ? name : `${name}, ${unit.name}`,
    })),
  )
  return (await findMadeUp(db)).map(({ id, name, unitId, grants }) => ({
    ...{ id, name, unit: units.find((unit) => unit.id === unitId)?.words ?? '' },
    roles: [...new Set(grants.map(({ role }) => role))],
  }))
}
