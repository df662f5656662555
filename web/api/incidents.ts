import type { Incident, NewIncident } from '../../geodata/model/incident.ts'
import type { Bbox } from '../../geodata/position.ts'
import { ask, askJson } from './http.ts'
import { listAll, withQuery } from './list.ts'
import { type Release, release } from './release.ts'
import { keptTimes, type Listed, type Wire } from './wire.ts'

const base = (municipality: string) => `/api/m/${municipality}/incidents`

const readIncident = (wire: Wire<Incident>): Incident => ({
  ...wire,
  ...keptTimes(wire),
  from: new Date(wire.from),
  to: new Date(wire.to),
})

export const getIncident = async (
  municipality: string,
  id: string,
  signal?: AbortSignal,
): Promise<Incident> => readIncident(await askJson(`${base(municipality)}/${id}`, { signal }))

/** Every incident that is seen, in the server's order: for whoever sees few. */
export const listIncidents = async (
  municipality: string,
  signal?: AbortSignal,
): Promise<Incident[]> =>
  (await listAll<Wire<Incident>>(base(municipality), { limit: 500 }, signal)).map(readIncident)

/** Incidents within a box and a half-open period; at most `limit`. */
export const findIncidents = async (
  municipality: string,
  query: { bbox: Bbox; from: Date; to: Date; limit: number },
  signal?: AbortSignal,
): Promise<Incident[]> => {
  const path = withQuery(base(municipality), {
    bbox: query.bbox.join(','),
    from: query.from.toISOString(),
    to: query.to.toISOString(),
    limit: query.limit,
  })
  return (await askJson<Listed<Wire<Incident>>>(path, { signal })).items.map(readIncident)
}

export const createIncident = async (
  municipality: string,
  incident: NewIncident,
): Promise<Incident> =>
  readIncident(await askJson(base(municipality), { method: 'POST', body: incident }))

/** @throws {ApiProblem} 412 with the record as it is now in `current` when `version` is stale */
export const updateIncident = async (
  municipality: string,
  { id, version }: { id: string; version: number },
  patch: Partial<NewIncident>,
): Promise<Incident> =>
  readIncident(
    await askJson(`${base(municipality)}/${id}`, {
      method: 'PATCH',
      body: patch,
      ifMatch: version,
    }),
  )

/** @throws {ApiProblem} 412 as above */
export const releaseIncident = async (
  municipality: string,
  seen: { id: string; version: number },
  to: Release,
): Promise<Incident> => readIncident(await release(base(municipality), seen, to))

/** @throws {ApiProblem} 412 when somebody has changed it since `version` */
export const deleteIncident = async (
  municipality: string,
  { id, version }: { id: string; version: number },
): Promise<void> => {
  await ask(`${base(municipality)}/${id}`, { method: 'DELETE', ifMatch: version })
}
