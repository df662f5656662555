import type { Lens, NewLens } from '../../geodata/model/lens.ts'
import { ask, askJson } from './http.ts'
import { listAll } from './list.ts'
import { keptTimes, type Wire } from './wire.ts'

const base = (municipality: string) => `/api/m/${municipality}/lenses`
type Seen = { id: string; version: number }

/** A camera model as JSON carries it, with the times read. */
export const lensOf = (wire: Wire<Lens>): Lens => ({ ...wire, ...keptTimes(wire) })

/** The camera models of a municipality's own. */
export const listLenses = async (municipality: string, signal?: AbortSignal): Promise<Lens[]> =>
  (await listAll<Wire<Lens>>(base(municipality), { limit: 200 }, signal)).map(lensOf)

/** @throws {ApiProblem} 409 when the unit has one of the same maker and model */
export const createLens = async (municipality: string, lens: NewLens): Promise<Lens> =>
  lensOf(await askJson(base(municipality), { method: 'POST', body: lens }))

/** @throws {ApiProblem} 412 with the model as it is now in `current` when `version` is stale */
export const updateLens = async (
  municipality: string,
  { id, version }: Seen,
  patch: Partial<NewLens>,
): Promise<Lens> =>
  lensOf(
    await askJson(`${base(municipality)}/${id}`, {
      method: 'PATCH',
      body: patch,
      ifMatch: version,
    }),
  )

/** @throws {ApiProblem} 412 when somebody has changed it since `version` */
export const deleteLens = async (municipality: string, { id, version }: Seen): Promise<void> => {
  await ask(`${base(municipality)}/${id}`, { method: 'DELETE', ifMatch: version })
}
